"""A finding from its raising to its close: right of reply, rectification, every act by every role (M24, M36)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from onewindow.audit.models import Entry
from onewindow.cases.tests import make as house
from onewindow.cases.tests.expect import refused
from onewindow.cases.tests.make import Cast, colleague, moment
from onewindow.lib.uploads import Upload
from onewindow.messaging.models import Notice
from onewindow.messaging.queries import unread_count
from onewindow.organisation.actor import Actor
from onewindow.supervision import actions
from onewindow.supervision.models import Finding
from onewindow.supervision.queries.concerned import concerned_in
from onewindow.supervision.queries.findings import finding_view, list_findings
from onewindow.supervision.rules import FindingAct, FindingState
from onewindow.supervision.rules.findings import TABLE
from onewindow.supervision.tests import make

MINUTE = timedelta(minutes=1)
PDF = b"%PDF-1.7\n%%EOF\n"


def reply(cast: Cast, number: str, by: Actor | None = None, at: Any = make.FOUND, stance: str = "contests") -> Finding:
    return actions.reply(number=number, stance=stance, text="系统切换所致", by=by or cast.decider, at=at)


def uphold(cast: Cast, number: str, by: Actor | None = None, at: Any = make.FOUND) -> Finding:
    return actions.uphold(number=number, reasons="事实清楚", by=by or cast.supervisor, at=at)


def test_a_finding_goes_its_whole_way(cast: Cast) -> None:
    number = make.raised(cast).number
    reply(cast, number)
    uphold(cast, number)
    proof = Upload("整改.pdf", PDF)
    actions.report(number=number, text="已加派人手", uploads=[proof], by=cast.decider, at=make.FOUND)
    sent = {"reasons": "没有附名单", "rectify_by": date(2026, 12, 11)}
    actions.send_back(number=number, **sent, by=cast.supervisor, at=make.FOUND)
    actions.report(number=number, text="名单已附", by=cast.decider, at=make.FOUND)
    closed = actions.close(number=number, reasons="已核实", by=cast.supervisor, at=make.FOUND)
    assert (closed.state, closed.due_at, closed.rectify_by) == ("closed", None, date(2026, 12, 11))
    acts = list(closed.events.values_list("act", "to_state"))
    assert [to for _act, to in acts] == ["raised", "replied", "upheld", "reported", "upheld", "reported", "closed"]
    file = closed.files.get()
    assert actions.view_proof(file_id=file.pk, by=cast.supervisor, at=make.FOUND).content == PDF
    assert Entry.objects.filter(kind="viewed", subject=number).count() == 1
    kept = Entry.objects.filter(kind="acted", detail__act="uphold_finding").get()
    assert kept.detail["reasons"] == "事实清楚"


def test_three_working_days_to_answer_are_stored_and_pass_over_the_holiday(cast: Cast) -> None:
    assert make.raised(cast).reply_due_at == make.REPLY_DUE
    case = house.reviewed(cast, moment("2026-09-29 10:00"))
    late = make.raised(cast, at=moment("2026-09-29 10:00"), case=case, rectify_by=date(2026, 10, 30))
    assert late.reply_due_at == moment("2026-10-09 17:00")  # 30 September, then 8 and 9 October


@pytest.mark.parametrize(
    ("after", "in_time"), [(-MINUTE, True), (timedelta(0), True), (MINUTE, False)], ids=["before", "at", "after"]
)
def test_the_reply_is_in_time_to_the_minute_and_nothing_is_upheld_before(
    cast: Cast, after: timedelta, in_time: bool
) -> None:
    number, at = make.raised(cast).number, make.REPLY_DUE + after
    if in_time:
        with refused("reply_still_open"):
            uphold(cast, number, at=at)
        assert reply(cast, number, at=at).state == "replied"
    else:
        with refused("reply_too_late"):
            reply(cast, number, at=at)
        assert uphold(cast, number, at=at).state == "upheld"


def test_a_finding_may_be_withdrawn_at_once_and_then_found_anew(cast: Cast) -> None:
    case = house.reviewed(cast)
    first = make.raised(cast, case=case)
    actions.withdraw(number=first.number, reasons="看错了", by=cast.supervisor, at=make.FOUND)
    assert make.raised(cast, case=case).number != first.number


def test_it_may_be_upheld_with_another_severity_and_day(cast: Cast) -> None:
    number = make.replied(cast).number
    changed = {"severity": "minor", "clause": "M22", "demand": "提醒", "rectify_by": date(2026, 12, 8)}
    finding = actions.change(number=number, reasons="部分成立", **changed, by=cast.supervisor, at=make.FOUND)
    assert (finding.severity, finding.rectify_by, finding.state) == ("minor", date(2026, 12, 8), "upheld")
    assert finding.due_at == moment("2026-12-08 17:00")
    assert finding.evidence == "审查环节超期 2 个工作日"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"rectify_by": date(2026, 11, 26)}, "day_too_early", "rectify_by"),
        ({"kind": "nothing"}, "field_wrong", "kind"),
        ({"severity": ""}, "field_wrong", "severity"),
        ({"against": "person:1:decider"}, "not_concerned", "against"),
        ({"clause": " "}, "field_missing", "clause"),
        ({"evidence": "长" * 2001}, "field_too_long", "evidence"),
    ],
)
def test_what_is_missing_or_impossible_is_refused_at_its_field(
    cast: Cast, changes: dict[str, Any], code: str, field: str
) -> None:
    with refused(code, field=field):
        make.raised(cast, **changes)
    assert not Finding.objects.exists()


def test_a_day_to_rectify_may_be_the_last_day_to_answer(cast: Cast) -> None:
    assert make.raised(cast, rectify_by=date(2026, 11, 27)).rectify_due_at == make.REPLY_DUE


def test_the_same_is_found_once(cast: Cast) -> None:
    case = house.reviewed(cast)
    assert make.raised(cast, case=case) == make.raised(cast, case=case)
    number = case.number
    found = {"kind": "late_step", "against": "department", "clause": "M22", "severity": "minor", "evidence": "超期"}
    with refused("already_found"):
        actions.raise_finding(
            case_number=number,
            **found,
            demand="整改",
            rectify_by=make.RECTIFY_BY,
            by=colleague(cast.supervisor, "苏明"),
            at=make.FOUND,
        )


def test_only_who_had_a_hand_in_the_case_is_named_each_in_the_hat_worn(cast: Cast) -> None:
    case = house.reviewed(cast)
    assert [(each.side, each.title) for each in concerned_in(case)] == [
        ("department", "市卫生健康局"),
        ("window", "N01 自然人综合受理"),
        ("person", "王晓梅 · 综合窗口人员 · N01 自然人综合受理"),
        ("person", "刘芳 · 部门审查人员 · 市卫生健康局"),
    ]


AGAINST: dict[str, Callable[[Cast], str]] = {
    "department": lambda cast: "department",
    "window": lambda cast: f"window:{cast.clerk.window_id}",
    "clerk": lambda cast: f"person:{cast.clerk.account_id}:clerk",
    "reviewer": lambda cast: f"person:{cast.reviewer.account_id}:reviewer",
}
ANSWERS = {"department": {"decider"}, "window": {"clerk"}, "clerk": {"clerk"}, "reviewer": {"decider", "reviewer"}}
SEES = {
    "department": {"decider", "reviewer", "item_manager"},
    "window": {"clerk"},
    "clerk": {"clerk"},
    "reviewer": {"decider", "reviewer"},
}
WATCHERS = {"supervisor", "leader"}


@pytest.mark.parametrize("against", AGAINST)
def test_each_finding_is_seen_and_answered_by_whose_it_is_and_by_nobody_else(cast: Cast, against: str) -> None:
    number = make.raised(cast, AGAINST[against](cast)).number
    for who, actor in cast.people.items():
        seen = who in SEES[against] | WATCHERS
        assert bool(list_findings(actor=actor, at=make.FOUND).rows) == seen, who
        if who not in ANSWERS[against]:
            with refused("not_your_finding" if seen else "not_found"):
                reply(cast, number, by=actor)
    for who in ANSWERS[against]:
        point = transaction.savepoint()
        assert reply(cast, number, by=cast.people[who]).state == "replied"
        transaction.savepoint_rollback(point)


PRESS: dict[FindingAct, Callable[[str, Actor], Finding]] = {
    FindingAct.REPLY: lambda number, by: actions.reply(
        number=number, stance="accepts", text="认", by=by, at=make.FOUND
    ),
    FindingAct.UPHOLD: lambda number, by: actions.uphold(number=number, reasons="是", by=by, at=make.FOUND),
    FindingAct.CHANGE: lambda number, by: actions.change(
        number=number,
        reasons="是",
        severity="minor",
        clause="M22",
        demand="改",
        rectify_by=make.RECTIFY_BY,
        by=by,
        at=make.FOUND,
    ),
    FindingAct.WITHDRAW: lambda number, by: actions.withdraw(number=number, reasons="错", by=by, at=make.FOUND),
    FindingAct.REPORT: lambda number, by: actions.report(number=number, text="已改", by=by, at=make.FOUND),
    FindingAct.SEND_BACK: lambda number, by: actions.send_back(
        number=number, reasons="不够", rectify_by=make.RECTIFY_BY, by=by, at=make.FOUND
    ),
    FindingAct.CLOSE: lambda number, by: actions.close(number=number, reasons="可", by=by, at=make.FOUND),
}
STATES: dict[FindingState, Callable[[Cast], Finding]] = {
    FindingState.RAISED: make.raised,
    FindingState.REPLIED: make.replied,
    FindingState.UPHELD: make.upheld,
    FindingState.REPORTED: make.reported,
    FindingState.CLOSED: lambda cast: PRESS[FindingAct.CLOSE](make.reported(cast).number, cast.supervisor),
    FindingState.WITHDRAWN: lambda cast: PRESS[FindingAct.WITHDRAW](make.replied(cast).number, cast.supervisor),
}


@pytest.mark.parametrize("state", STATES)
def test_every_act_by_every_role_in_every_state(cast: Cast, state: FindingState) -> None:
    finding = STATES[state](cast)
    last = finding.events.order_by("-sequence")[0]
    wrong = []
    for who, actor in cast.people.items():
        for act, press in PRESS.items():
            point = transaction.savepoint()
            entries = Entry.objects.filter(kind="refused").count()
            try:
                found = press(finding.number, actor)
                outcome = "again" if found.event_count == finding.event_count else "done"
            except Exception as refusal:
                outcome = getattr(refusal, "code", repr(refusal))
                if Entry.objects.filter(kind="refused").count() != entries + 1:
                    wrong.append(f"{who} {act}: not on record")
            if outcome != expected(who, act, state, last.act, last.account_id == actor.account_id):
                wrong.append(f"{who} {act} in {state}: {outcome}")
            transaction.savepoint_rollback(point)
    assert wrong == []


def expected(who: str, act: FindingAct, state: FindingState, last: str, same: bool) -> str:
    if who not in SEES["department"] | WATCHERS:
        return "not_found"
    by_unit = act in (FindingAct.REPLY, FindingAct.REPORT)
    if who != ("decider" if by_unit else "supervisor"):
        return "not_your_finding" if by_unit else "not_the_supervisor"
    row = next((row for row in TABLE if row.act is act and state in row.states), None)
    if row is None:
        return "again" if last == act and same else "finding_out_of_order"
    if state is FindingState.RAISED and act in (FindingAct.UPHOLD, FindingAct.CHANGE):
        return "reply_still_open"
    return "done"


def test_a_page_offers_what_may_be_done_now(cast: Cast) -> None:
    number = make.raised(cast).number

    def offered(actor: Actor, at: Any) -> set[str]:
        return set(finding_view(number=number, actor=actor, at=at).allowed)

    assert offered(cast.decider, make.REPLY_DUE) == {"reply_to_finding"}
    assert offered(cast.reviewer, make.REPLY_DUE) == offered(cast.leader, make.REPLY_DUE) == set()
    assert offered(cast.supervisor, make.REPLY_DUE) == {"withdraw_finding"}
    assert offered(cast.decider, make.REPLY_DUE + MINUTE) == set()
    after = {"withdraw_finding", "uphold_finding", "change_finding"}
    assert offered(cast.supervisor, make.REPLY_DUE + MINUTE) == after


@pytest.mark.parametrize(
    ("at", "left", "light"),
    [
        ("2026-12-01 10:00", 3, "green"),
        ("2026-12-02 10:00", 2, "yellow"),
        ("2026-12-04 17:00", 0, "orange"),
        ("2026-12-04 17:01", -1, "red"),
    ],
)
def test_what_is_overdue_shows_its_light(cast: Cast, at: str, left: int, light: str) -> None:
    make.upheld(cast)
    row = list_findings(actor=cast.decider, at=moment(at)).rows[0]
    assert (row.standing.left, row.standing.light) == (left, light)


def test_both_sides_are_told(cast: Cast) -> None:
    make.upheld(cast)
    told = list(Notice.objects.order_by("id").values_list("occasion", "role", "address"))
    assert [(occasion, role) for occasion, role, _address in told] == [
        ("raise_finding", "decider"),
        ("reply_to_finding", "supervisor"),
        ("uphold_finding", "decider"),
    ]
    assert [address.split("/")[1] for *_rest, address in told] == ["office", "watch", "office"]


@pytest.mark.parametrize("against", ["window", "clerk"])
def test_a_window_s_finding_is_told_at_that_window_and_no_other(cast: Cast, against: str) -> None:
    number = make.raised(cast, AGAINST[against](cast)).number
    told = {who for who, actor in cast.people.items() if unread_count(actor)}
    assert told == {"clerk"}
    assert Notice.objects.get().address == f"/desk/findings/{number}"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE supervision_finding SET evidence = 'nothing'",
        "DELETE FROM supervision_finding",
        "UPDATE supervision_findingevent SET act = 'close_finding'",
        "DELETE FROM supervision_findingfile",
    ],
)
def test_the_database_itself_keeps_the_record(cast: Cast, change: str) -> None:
    number = make.upheld(cast).number
    actions.report(number=number, text="改", uploads=[Upload("a.pdf", PDF)], by=cast.decider, at=make.FOUND)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
