"""The result goes to the issuing window within one working day of the decision (M28)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def test_it_is_due_one_working_day_after_the_decision_holidays_apart(cast: make.Cast) -> None:
    """Worked example E6: granted on the eve of the National Day."""
    case = make.granted(cast, make.moment("2021-09-30 10:00"))
    assert case.steps.get(kind="handover").due_at == make.moment("2021-10-08 17:00")


def test_the_issuing_window_has_it_with_a_list(cast: make.Cast) -> None:
    case = make.issuing(cast)
    assert (case.state, open_steps(case)) == ("issuing", [("delivery", "C01")])
    assert papers(case)[-1] == "handover"
    numbers = [entry[1] for entry in case.handovers.get().contents]
    assert numbers == [case.decision.document.number, case.certificate.number]
    listed = case.handovers.get().document.content["paper"]["parts"][2]
    assert [column["title"] for column in listed["columns"]] == ["序号", "名称", "文号或者证号", "份数"]


def test_the_ten_days_to_deliver_run_from_the_decision(cast: make.Cast) -> None:
    number = make.granted(cast).number
    actions.make(number=number, by=cast.reviewer, at=make.MORNING)
    case = actions.hand_over(number=number, by=cast.reviewer, at=make.moment("2026-12-01 10:00"))
    assert case.steps.get(kind="delivery").due_at == make.moment("2026-12-08 17:00")


def test_not_without_the_certificate_that_the_department_makes(cast: make.Cast) -> None:
    with refused("certificate_missing"):
        actions.hand_over(number=make.granted(cast).number, by=cast.reviewer, at=make.MORNING)


def test_what_the_issuing_window_makes_is_handed_over_unmade_and_is_its_step(cast: make.Cast) -> None:
    case = make.company_granted(cast)
    case = actions.hand_over(number=case.number, by=cast.reviewer, at=make.moment("2026-11-25 10:00"))
    assert open_steps(case) == [("making", "C01")]
    assert case.steps.get(kind="making").due_at == make.moment("2026-12-08 17:00")


def test_what_was_decided_on_the_spot_may_be_handed_over_too(cast: make.Cast) -> None:
    number = make.on_the_spot(cast).number
    case = actions.hand_over(number=number, by=cast.legal_clerk, at=make.MORNING)
    assert open_steps(case) == [("delivery", "C01")]


@pytest.mark.parametrize("by", ["issuer", "supervisor"])
def test_it_is_the_departments_to_hand_over(cast: make.Cast, by: str) -> None:
    with refused("not_found" if by == "issuer" else "no_power"):
        actions.hand_over(number=make.granted(cast).number, by=getattr(cast, by), at=make.MORNING)
