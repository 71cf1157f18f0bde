"""Special procedures stop both clocks: listed ones only, for their listed days, with notice (行政许可法 45, M22)."""

from datetime import date

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import acts, papers, refused
from onewindow.documents.models import Document

ACCEPTED = make.moment("2021-12-13 10:00")
STOPPED = make.moment("2021-12-20 10:00")


def suspend(cast: make.Cast, case: Case, days: int = 10, at=STOPPED, procedure: int | None = None):  # type: ignore[no-untyped-def]
    return actions.suspend(
        number=case.number,
        procedure_id=procedure or case.version.procedures.get().pk,
        days=days,
        reason="送专家评审",
        by=cast.reviewer,
        at=at,
    )


def resume(cast: make.Cast, case: Case, at: str):  # type: ignore[no-untyped-def]
    return actions.resume(number=case.number, evidence="评审意见已收到", by=cast.reviewer, at=make.moment(at))


def test_the_days_of_the_procedure_do_not_count(cast: make.Cast) -> None:
    """Worked example E4 from end to end: experts from 20 to 30 December, 8 working days."""
    case = make.company_accepted(cast, "2", ACCEPTED)
    assert case.legal_due_at == make.moment("2022-01-11 17:00")
    case = suspend(cast, case)
    assert case.state == "suspended"
    case = resume(cast, case, "2021-12-30 15:00")
    assert case.state == "reviewing"
    assert case.legal_due_at == make.moment("2022-01-21 17:00")
    assert case.promised_due_at == make.moment("2022-01-05 17:00")
    assert case.steps.get(kind="review").due_at == case.promised_due_at


def test_stopped_and_resumed_on_one_day_costs_nothing(cast: make.Cast) -> None:
    case = make.company_accepted(cast, "2", ACCEPTED)
    suspend(cast, case)
    assert resume(cast, case, "2021-12-20 16:00").legal_due_at == case.legal_due_at


def test_the_applicant_is_told_the_procedure_its_basis_and_its_time(cast: make.Cast) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    assert papers(case)[-1] == "special_procedure"
    text = str(Document.objects.get(kind="special_procedure").content)
    for said in ("专家评审", "行政许可法第四十五条", "10个工作日", "2022年1月4日"):
        assert said in text
    assert case.suspensions.get().document.kind == "special_procedure"


@pytest.mark.parametrize(("at", "state"), [("2022-01-04 23:59", "suspended"), ("2022-01-05 00:00", "reviewing")])
def test_after_the_planned_days_the_clock_runs_by_itself(cast: make.Cast, at: str, state: str) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    assert case.suspensions.get().ends_on == date(2022, 1, 4)
    actions.sweep(at=make.moment(at))
    case.refresh_from_db()
    assert case.state == state


def test_on_the_last_planned_day_an_act_finds_it_still_suspended(cast: make.Cast) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    with refused("out_of_order"):
        actions.review(number=case.number, opinion="合规", by=cast.reviewer, at=make.moment("2022-01-04 23:59"))
    case.refresh_from_db()
    assert case.state == "suspended"


def test_a_late_sweep_gives_no_day_more(cast: make.Cast) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    planned = case.legal_due_at
    actions.sweep(at=make.moment("2022-01-19 09:00"))
    case.refresh_from_db()
    assert (case.state, case.legal_due_at) == ("reviewing", planned)
    assert case.suspensions.get().ends_on == date(2022, 1, 4)


def test_an_act_finds_it_resumed_though_no_sweep_ran(cast: make.Cast) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    case = actions.review(number=case.number, opinion="合规", by=cast.reviewer, at=make.moment("2022-01-05 09:00"))
    assert acts(case)[-2:] == ["resume", "review"]


def test_who_comes_to_resume_it_is_told_that_the_law_did(cast: make.Cast) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    with refused("already_done"):
        resume(cast, case, "2022-01-05 09:00")
    case.refresh_from_db()
    assert case.state == "reviewing"


@pytest.mark.parametrize("days", [0, -1, 31])
def test_no_more_days_than_the_item_lists(cast: make.Cast, days: int) -> None:
    with refused("too_many_days", field="days"):
        suspend(cast, make.company_accepted(cast, "2", ACCEPTED), days)


def test_the_listed_days_are_used_once_in_all(cast: make.Cast) -> None:
    case = make.company_accepted(cast, "2", ACCEPTED)
    suspend(cast, case)
    resume(cast, case, "2021-12-30 15:00")
    later = make.moment("2021-12-31 10:00")
    with refused("too_many_days") as caught:
        suspend(cast, case, 23, later)
    assert caught.value.facts | {"used": 8, "left": 22} == caught.value.facts
    assert suspend(cast, case, 22, later).state == "suspended"


def test_a_procedure_of_another_item_is_refused(cast: make.Cast) -> None:
    make.special_item(cast, "9", procedure=True)
    other = cast.nurse.__class__.objects.get(code=make.code_of("9")).versions.get().procedures.get()
    with refused("procedure_not_listed"):
        suspend(cast, make.company_accepted(cast, "2", ACCEPTED), procedure=other.pk)


def test_an_item_without_procedures_is_not_suspended(cast: make.Cast) -> None:
    case = make.accepted(cast)
    with refused("no_procedures"):
        actions.suspend(
            number=case.number, procedure_id=1, days=1, reason="现场踏勘", by=cast.reviewer, at=make.MORNING
        )


def test_it_takes_the_power_to_review(cast: make.Cast) -> None:
    case = make.company_accepted(cast, "2", ACCEPTED)
    with refused("no_power"):
        actions.suspend(
            number=case.number,
            procedure_id=case.version.procedures.get().pk,
            days=1,
            reason="评审",
            by=cast.legal_clerk,
            at=STOPPED,
        )


def test_a_case_that_ends_meanwhile_stands_still_no_longer(cast: make.Cast) -> None:
    case = suspend(cast, make.company_accepted(cast, "2", ACCEPTED))
    at = make.moment("2021-12-22 10:00")
    case = actions.withdraw(number=case.number, reason="不再申请", by=cast.legal_clerk, at=at)
    suspension = case.suspensions.get()
    assert (suspension.ends_on, suspension.resumed_at) == (date(2021, 12, 22), at)
