"""Handing a case or its paper to the department: with a list, the same day, winning nobody time (M27, M31)."""

import pytest

from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def transfer(cast: make.Cast, number: str, at: str = "2026-11-24 10:00", by: str = "legal_clerk"):  # type: ignore[no-untyped-def]
    return actions.transfer(number=number, by=getattr(cast, by), at=make.moment(at))


def for_the_department(cast: make.Cast) -> str:
    """A case whose acceptance is the department's."""
    return actions.receive(application=make.nurse_application("4"), by=cast.clerk, at=make.MORNING).number


def test_the_department_owes_the_answer_by_the_same_day_as_the_window_did(cast: make.Cast) -> None:
    number = for_the_department(cast)
    case = transfer(cast, number, "2026-11-27 10:00", by="clerk")
    assert (case.state, open_steps(case)) == ("received", [("intake", "市卫健局")])
    assert case.steps.get(closed_at=None).due_at == make.moment("2026-12-01 17:00")
    assert papers(case) == ["receipt", "handover"]


def test_the_same_papers_are_handed_over_once(cast: make.Cast) -> None:
    number = for_the_department(cast)
    transfer(cast, number, by="clerk")
    with refused("paper_handed"):
        transfer(cast, number, by="second_clerk")


def test_what_was_corrected_is_handed_over_anew(cast: make.Cast) -> None:
    application = make.nurse_application("4", missing=("02",))
    number = actions.receive(application=application, by=cast.clerk, at=make.MORNING).number
    transfer(cast, number, by="clerk")
    actions.notify(number=number, by=cast.clerk, at=make.moment("2026-11-24 11:00"))
    later = make.moment("2026-11-25 09:00")
    actions.correct(number=number, materials=[make.found()], by=cast.clerk, at=later)
    assert transfer(cast, number, "2026-11-25 10:00", by="clerk").handovers.count() == 2


@pytest.mark.parametrize(
    ("at", "late"),
    [("2026-11-24 16:29", False), ("2026-11-24 16:30", False), ("2026-11-24 16:31", True), ("2026-11-25 09:00", True)],
)
def test_after_the_cut_off_of_the_day_it_is_flagged_late(cast: make.Cast, at: str, late: bool) -> None:
    case = transfer(cast, make.company_accepted(cast).number, at)
    assert case.handovers.get().late is late
    assert open_steps(case) == [("review", "市卫健局")]


def test_paper_is_due_on_the_day_of_acceptance_when_that_is_later(cast: make.Cast) -> None:
    number = make.company_received(cast).number
    actions.accept(number=number, by=cast.legal_clerk, at=make.moment("2026-11-26 09:00"))
    assert not transfer(cast, number, "2026-11-26 16:30").handovers.get().late


def test_paper_taken_on_a_rest_day_is_due_on_the_next_working_day(cast: make.Cast) -> None:
    number = make.company_accepted(cast, "2", make.moment("2026-11-28 10:00")).number
    assert not transfer(cast, number, "2026-11-30 10:00").handovers.get().late


def test_paper_may_follow_while_the_experts_look(cast: make.Cast) -> None:
    case = transfer(cast, make.suspended(cast).number)
    assert (case.state, open_steps(case)) == ("suspended", [("review", "市卫健局")])


def test_paper_handed_over_before_acceptance_is_not_owed_again(cast: make.Cast) -> None:
    make.special_item(cast, "9", (Power.RECEIVE,), paper_mode="paper")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    transfer(cast, number, by="clerk")
    case = actions.accept(number=number, by=cast.reviewer, at=make.moment("2026-11-24 11:00"))
    assert open_steps(case) == [("review", "市卫健局")]


def test_scans_need_no_paper(cast: make.Cast) -> None:
    with refused("paper_not_needed"):
        transfer(cast, make.accepted(cast).number, by="clerk")
