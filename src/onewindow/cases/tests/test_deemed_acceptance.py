"""Unanswered for five working days: accepted by the law itself, since the day of receipt (行政许可法 32(4))."""

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Case, Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import acts, open_steps, papers, refused
from onewindow.documents import actions as documents
from onewindow.documents.models import Document

CLOSE_OF_DAY_5 = make.moment("2026-12-01 17:00")
A_MINUTE_LATER = make.moment("2026-12-01 17:01")


@pytest.mark.parametrize(("at", "settled"), [("2026-12-01 16:59", 0), ("2026-12-01 17:00", 0), ("2026-12-01 17:01", 1)])
def test_the_law_steps_in_after_the_close_of_the_fifth_working_day(cast: make.Cast, at: str, settled: int) -> None:
    case = make.received(cast)
    assert actions.sweep(at=make.moment(at)) == settled
    case.refresh_from_db()
    assert case.state == ("accepted" if settled else "received")


def test_acceptance_counts_from_the_day_of_receipt(cast: make.Cast) -> None:
    case = make.received(cast, verdict="pending")
    actions.sweep(at=A_MINUTE_LATER)
    case.refresh_from_db()
    assert case.accepted_at == case.received_at == make.MORNING
    assert case.legal_due_at == make.moment("2026-12-22 17:00")
    assert case.promised_due_at == CLOSE_OF_DAY_5
    assert open_steps(case) == [("review", "市卫健局")]


def test_the_paper_says_that_the_law_accepted(cast: make.Cast) -> None:
    case = make.received(cast)
    actions.sweep(at=A_MINUTE_LATER)
    assert papers(case) == ["receipt", "acceptance"]
    text = str(Document.objects.get(kind="acceptance").content)
    assert "自收到申请材料之日起即为受理" in text and "2026年11月24日" in text


def test_it_is_held_against_whoever_had_the_case_at_the_window(cast: make.Cast) -> None:
    number = make.received(cast, verdict="pending").number
    actions.check(number=number, materials=[make.found("01")], by=cast.second_clerk, at=make.MORNING)
    actions.sweep(at=A_MINUTE_LATER)
    breach = Liability.objects.get()
    assert (breach.occasion, breach.account_id, breach.person["window_number"]) == (
        "unanswered",
        cast.second_clerk.account_id,
        "N02",
    )


def test_what_was_handed_to_the_department_is_held_against_the_department(cast: make.Cast) -> None:
    number = actions.receive(application=make.nurse_application("4"), by=cast.clerk, at=make.MORNING).number
    actions.transfer(number=number, by=cast.clerk, at=make.moment("2026-11-27 10:00"))
    actions.sweep(at=A_MINUTE_LATER)
    breach = Liability.objects.get()
    assert (breach.account_id, breach.person["place"]) == (None, "市卫生健康局")


def test_after_a_correction_it_counts_from_the_day_of_the_correction(cast: make.Cast) -> None:
    case = make.noticed(cast)
    corrected = make.moment("2026-11-30 10:00")
    actions.correct(number=case.number, materials=[make.found()], by=cast.clerk, at=corrected)
    assert actions.sweep(at=make.moment("2026-12-07 17:00")) == 0
    assert actions.sweep(at=make.moment("2026-12-07 17:01")) == 1
    case.refresh_from_db()
    assert case.accepted_at == corrected


def test_a_notice_in_time_stops_it(cast: make.Cast) -> None:
    case = make.noticed(cast, CLOSE_OF_DAY_5)
    assert actions.sweep(at=A_MINUTE_LATER) == 0
    assert case.state == "correcting"


def test_an_act_finds_it_accepted_though_no_sweep_ran(cast: make.Cast) -> None:
    number = make.received(cast).number
    case = actions.review(number=number, opinion="齐全", by=cast.reviewer, at=make.moment("2026-12-20 10:00"))
    assert acts(case) == ["receive", "deem_accepted", "review"]
    assert case.accepted_at == make.MORNING


def test_a_clerk_who_comes_too_late_is_told_and_the_law_stands(cast: make.Cast) -> None:
    number = make.received(cast, missing=("02",)).number
    with refused("out_of_order") as caught:
        actions.notify(number=number, by=cast.clerk, at=A_MINUTE_LATER)
    assert "已受理" in str(caught.value)
    assert acts(Case.objects.get(number=number)) == ["receive", "deem_accepted"]


def test_a_second_sweep_finds_nothing_left_to_do(cast: make.Cast) -> None:
    case = make.received(cast)
    assert [actions.sweep(at=A_MINUTE_LATER) for _ in range(3)] == [1, 0, 0]
    assert case.events.count() == 2


def test_a_case_that_cannot_be_settled_holds_up_no_other(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make.received(cast), make.received(cast)

    def jam(issued: dict[str, object], **_: object) -> bytes:
        if first.number in str(issued):
            raise RuntimeError("paper jam")
        return b"printed"

    monkeypatch.setattr(documents, "print_paper", jam)
    assert actions.sweep(at=A_MINUTE_LATER) == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("received", "accepted")
