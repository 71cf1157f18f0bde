"""Completion after acceptance: once, with reason, held against who missed it; the clock runs on unless the item's law
stops it (M20, M27)."""

from datetime import date

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused

BLURRED = make.found("02", "defective", "复印件不清晰")


def request(cast: make.Cast, number: str, *materials: object, missed: bool = False, reason: str = "无法核实身份"):  # type: ignore[no-untyped-def]
    return actions.request_completion(
        number=number,
        defects_found=list(materials or (BLURRED,)),  # type: ignore[arg-type]
        reason=reason,
        missed_at_window=missed,
        by=cast.reviewer,
        at=make.MORNING,
    )


def complete(cast: make.Cast, number: str, at: str = "2026-11-27 10:00"):  # type: ignore[no-untyped-def]
    return actions.complete(number=number, materials=[make.found()], by=cast.clerk, at=make.moment(at))


def stopping(cast: make.Cast) -> str:
    """An accepted case of an item whose own law stops the clock meanwhile."""
    make.special_item(cast, "9", completion_stops_clock=True)
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    return actions.accept(number=number, by=cast.clerk, at=make.MORNING).number


def test_the_applicant_is_told_in_writing_and_has_fifteen_working_days(cast: make.Cast) -> None:
    case = request(cast, make.accepted(cast).number)
    assert case.completion.defects == [["身份证", "复印件不清晰"]]
    assert papers(case)[-1] == "completion_notice"
    assert ("completion", "N01") in open_steps(case)
    assert case.steps.get(kind="completion").due_at == make.moment("2026-12-15 17:00")


def test_the_clock_runs_on(cast: make.Cast) -> None:
    before = make.accepted(cast)
    request(cast, before.number)
    after = complete(cast, before.number)
    assert (after.promised_due_at, after.legal_due_at) == (before.promised_due_at, before.legal_due_at)


def test_it_is_asked_once(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    request(cast, number)
    complete(cast, number)
    with refused("completion_already_asked"):
        request(cast, number)


def test_it_is_held_against_the_department(cast: make.Cast) -> None:
    request(cast, make.accepted(cast).number)
    breach = Liability.objects.get()
    assert (breach.occasion, breach.account_id) == ("completion_demanded", cast.reviewer.account_id)


def test_what_was_plain_to_see_at_the_window_is_held_against_who_looked(cast: make.Cast) -> None:
    number = make.received(cast).number
    actions.accept(number=number, by=cast.second_clerk, at=make.MORNING)
    request(cast, number, missed=True)
    breach = Liability.objects.get()
    assert (breach.occasion, breach.account_id) == ("missed_at_window", cast.second_clerk.account_id)


def test_what_the_window_missed_in_a_case_the_department_accepted_is_still_the_windows(cast: make.Cast) -> None:
    number = actions.receive(application=make.nurse_application("4"), by=cast.clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.reviewer, at=make.MORNING)
    request(cast, number, missed=True)
    assert Liability.objects.get().account_id == cast.clerk.account_id


def test_a_material_beyond_the_list_is_refused_and_held_against_the_reviewer(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("extra_material"):
        request(cast, number, make.found("99", "missing"))
    breach = Liability.objects.get()
    assert (breach.occasion, breach.account_id) == ("extra_material", cast.reviewer.account_id)


def test_without_a_defect_or_a_reason_there_is_nothing_to_ask(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("field_missing", field="materials"):
        request(cast, number, make.found("02", "passed"))
    with refused("field_missing", field="reason"):
        request(cast, number, reason=" ")


def test_what_is_optional_is_not_asked_for(cast: make.Cast) -> None:
    make.special_item(cast, "9", optional="03")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    with refused("field_missing", field="materials"):
        request(cast, number, make.found("03", "missing"))


def test_meanwhile_nothing_is_granted_and_nothing_suspended(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    request(cast, number)
    with refused("completion_open"):
        actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING)
    complete(cast, number)
    assert actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING).state == "granted"


def test_the_receipt_says_what_it_is_for(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    request(cast, number)
    case = complete(cast, number)
    assert papers(case)[-1] == "receipt"
    text = str(case.papers.latest("pk").document.content)
    assert "补齐补正已受理的申请" in text and "2026年11月27日" in text and "不代表申请已被受理" not in text


def test_paper_that_completes_goes_to_the_department_the_same_day(cast: make.Cast) -> None:
    number = make.company_accepted(cast).number
    actions.transfer(number=number, by=cast.legal_clerk, at=make.MORNING)
    request(cast, number)
    later = make.moment("2026-11-27 10:00")
    case = actions.complete(number=number, materials=[make.found()], by=cast.legal_clerk, at=later)
    assert ("paper", "F01") in open_steps(case)
    assert not actions.transfer(number=number, by=cast.legal_clerk, at=later).handovers.latest("at").late


def test_where_the_items_law_says_so_the_clock_stands_still_until_the_completion(cast: make.Cast) -> None:
    case = request(cast, stopping(cast))
    assert case.promised_due_at == make.moment("2026-12-22 17:00")  # 5 working days and the 15 to answer
    case = complete(cast, case.number)
    assert case.promised_due_at == make.moment("2026-12-04 17:00")  # 5 working days and the 3 that it took
    suspension = case.suspensions.get()
    assert (suspension.ends_on, suspension.resumed_at) == (date(2026, 11, 27), make.moment("2026-11-27 10:00"))


@pytest.mark.parametrize("at", ["2026-12-15 17:00", "2026-12-16 09:00", "2026-12-21 09:00"])
def test_a_completion_that_comes_late_stops_the_clock_no_longer_than_planned(cast: make.Cast, at: str) -> None:
    number = stopping(cast)
    request(cast, number)
    case = complete(cast, number, at)
    assert case.suspensions.get().ends_on == date(2026, 12, 15)
    assert case.promised_due_at == make.moment("2026-12-22 17:00")


def test_without_a_request_there_is_nothing_to_complete(cast: make.Cast) -> None:
    with refused("no_completion_open"):
        complete(cast, make.accepted(cast).number)
