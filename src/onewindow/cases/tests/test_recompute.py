"""When the calendar changes, open cases are counted anew, each with an event (行政许可法 82)."""

from datetime import date

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.queries.chain import broken_cases
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import acts
from onewindow.worktime.actions import publish_year, set_day
from onewindow.worktime.rules import CalendarChange, SpecialDay

IN_DECEMBER = make.moment("2026-12-14 10:00")
NOTICE = make.moment("2026-12-16 15:00")
# Made up: nobody has published 2027 yet.
DAYS_OF_2027 = (
    SpecialDay(date(2026, 12, 26), True, "元旦"),
    SpecialDay(date(2026, 12, 31), False, "元旦"),
    SpecialDay(date(2027, 1, 1), False, "元旦"),
    SpecialDay(date(2027, 1, 4), False, "元旦"),
    SpecialDay(date(2027, 2, 8), False, "春节"),
)


def publish(cast: make.Cast) -> CalendarChange:
    return publish_year(
        calendar=cast.centre.calendar, year=2027, days=DAYS_OF_2027, document_no="示例〔0000〕1号", by="测试", at=NOTICE
    )


def recompute(cast: make.Cast, change: CalendarChange, at=make.MORNING) -> list[actions.Moved]:  # type: ignore[no-untyped-def]
    return actions.recompute(change=change, by=cast.admin, at=at)


def closes(cast: make.Cast, day: date) -> CalendarChange:
    """The centre closes on that day."""
    return set_day(calendar=cast.centre.calendar, day=day, is_working=False, name="停办", by="测试", at=make.MORNING)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_a_provisional_due_date_moves_by_the_notice_and_becomes_certain(cast: make.Cast) -> None:
    case = make.accepted(cast, IN_DECEMBER)
    assert (case.legal_due_at, case.provisional) == (make.moment("2027-01-12 17:00"), True)
    moved = recompute(cast, publish(cast), NOTICE)
    case = fresh(case)
    # 26 December is worked; 31 December and 4 January are off.
    assert (case.legal_due_at, case.provisional) == (make.moment("2027-01-13 17:00"), False)
    assert case.promised_due_at == make.moment("2026-12-21 17:00")
    legal = next(each for each in moved if each.limit == "legal")
    assert (legal.number, legal.before, legal.after, legal.days) == (
        case.number,
        date(2027, 1, 12),
        date(2027, 1, 13),
        1,
    )


def test_the_event_says_who_when_and_from_which_day_to_which(cast: make.Cast) -> None:
    case = make.accepted(cast, IN_DECEMBER)
    recompute(cast, publish(cast), NOTICE)
    event = fresh(case).events.last()
    assert (event.act, event.at, event.from_state, event.to_state) == ("recalculate", NOTICE, "accepted", "accepted")
    assert event.actor["name"] == cast.admin.name and event.ground["kind"] == "law"
    assert ["legal", "2027-01-12", "2027-01-13"] in event.detail["limits"]
    assert list(broken_cases()) == []


def test_what_the_change_does_not_touch_has_no_event(cast: make.Cast) -> None:
    early = make.accepted(cast, make.moment("2026-11-02 10:00"))
    decided = make.issuing(cast, make.moment("2026-11-02 10:00"))
    recompute(cast, publish(cast), NOTICE)
    assert "recalculate" not in acts(early) + acts(decided)
    assert fresh(early).legal_due_at == early.legal_due_at


def test_a_second_time_changes_nothing(cast: make.Cast) -> None:
    case = make.accepted(cast, IN_DECEMBER)
    change = publish(cast)
    assert recompute(cast, change, NOTICE)
    assert recompute(cast, change, NOTICE) == []
    assert acts(case).count("recalculate") == 1
    assert recompute(cast, publish(cast), NOTICE) == []


def test_the_five_days_to_answer_are_counted_anew(cast: make.Cast) -> None:
    case = make.received(cast)
    moved = recompute(cast, closes(cast, date(2026, 11, 30)))
    assert [(each.limit, each.days) for each in moved] == [("intake", 1)]
    assert case.steps.get().due_at == make.moment("2026-12-02 17:00")


def test_the_hand_over_and_the_delivery_are_counted_anew(cast: make.Cast) -> None:
    granted, issuing = make.granted(cast), make.issuing(cast)
    recompute(cast, closes(cast, date(2026, 11, 25)))
    assert granted.steps.get(closed_at=None).due_at == make.moment("2026-11-26 17:00")
    assert issuing.steps.get(closed_at=None).due_at == make.moment("2026-12-09 17:00")
    assert fresh(granted).promised_due_at == granted.promised_due_at


def test_the_planned_days_of_a_suspension_are_counted_anew(cast: make.Cast) -> None:
    case = make.suspended(cast, days=8)
    assert case.suspensions.get().ends_on == date(2026, 12, 4)
    moved = recompute(cast, closes(cast, date(2026, 11, 30)))
    case = fresh(case)
    assert case.suspensions.get().ends_on == date(2026, 12, 7)
    assert case.promised_due_at == make.moment("2026-12-17 17:00")
    assert {each.limit for each in moved} == {"suspension", "promised", "legal"}


def test_a_day_told_to_the_applicant_never_comes_earlier(cast: make.Cast) -> None:
    case = make.noticed(cast)
    assert case.steps.get(closed_at=None).due_at == make.moment("2026-12-15 17:00")
    works = {"is_working": True, "name": "补班", "by": "测试", "at": make.MORNING}
    recompute(cast, set_day(calendar=cast.centre.calendar, day=date(2026, 11, 28), **works))  # type: ignore[arg-type]
    assert case.steps.get(closed_at=None).due_at == make.moment("2026-12-15 17:00")
    recompute(cast, closes(cast, date(2026, 12, 15)))
    assert case.steps.get(closed_at=None).due_at == make.moment("2026-12-16 17:00")


def test_what_the_law_did_by_the_old_count_stands(cast: make.Cast) -> None:
    """The five days had run out before the notice came; a day off in between comes too late."""
    case = make.received(cast)
    recompute(cast, closes(cast, date(2026, 11, 30)), make.moment("2026-12-02 10:00"))
    assert acts(case) == ["receive", "deem_accepted"]
    assert fresh(case).accepted_at == make.MORNING


def test_an_extended_case_keeps_its_extension(cast: make.Cast) -> None:
    case = make.accepted(cast)
    extended = actions.extend(number=case.number, reason="案情复杂", by=cast.decider, at=make.MORNING)
    recompute(cast, closes(cast, date(2026, 11, 30)))
    assert fresh(case).promised_due_at > extended.promised_due_at > case.promised_due_at
