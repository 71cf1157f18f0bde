"""How every act of a finding is done: find and lock it, ask whose it is and whether it is time, do, keep the record."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from onewindow.messaging.actions import Addressee, News, tell
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Role, Window
from onewindow.supervision.actions._doors import require_supervisor
from onewindow.supervision.errors import (
    FindingAlreadyDone,
    FindingOutOfOrder,
    NotYourFinding,
    ReplyStillOpen,
    ReplyTooLate,
)
from onewindow.supervision.models import Finding, FindingEvent
from onewindow.supervision.queries.concerned import may_answer
from onewindow.supervision.queries.findings import finding_by_number
from onewindow.supervision.rules import FindingAct, FindingState, Side
from onewindow.supervision.rules.findings import AFTER_THE_REPLY, BY_UNIT, FINAL, find_move
from onewindow.supervision.words import ACT_NAMES, STATE_NAMES

Effect = Callable[[Finding], dict[str, Any]]


def perform(act: FindingAct, *, number: str, by: Actor, at: datetime, effect: Effect) -> Finding:
    """Do one act on the finding in one transaction and return it; `effect` changes it and returns what is remembered.

    Refuses with NotFound, NotTheSupervisor, NotYourFinding, FindingOutOfOrder, FindingAlreadyDone, ReplyTooLate and
    ReplyStillOpen; the same person may press twice.
    """
    with deed(act, number, by=by, at=at) as kept:
        finding = finding_by_number(number, by, lock=True)
        _require_right(finding, act, by)
        move = find_move(finding.state, act)
        if move is None:
            if _is_repeated(finding, act, by):
                return finding
            raise FindingOutOfOrder(state=STATE_NAMES[finding.state], act=ACT_NAMES[act])
        _require_time(finding, act, at)
        detail = effect(finding)
        before, finding.state = finding.state, move.to
        finding.due_at = finding.rectify_due_at if move.to is FindingState.UPHELD else None
        if move.to in FINAL:
            finding.closed_at = at
        write_event(finding, act, before, detail, by, at)
        finding.save()
        tell_of(finding, act, at)
        kept |= detail
    return finding


def write_event(
    finding: Finding, act: FindingAct, before: str, detail: dict[str, Any], by: Actor, at: datetime
) -> FindingEvent:
    """Add the act to the finding's record, which is only added to."""
    finding.event_count += 1
    return FindingEvent.objects.create(
        finding=finding,
        sequence=finding.event_count,
        act=act,
        from_state=before,
        to_state=finding.state,
        at=at,
        account_id=by.account_id,
        actor=by.as_record(),
        detail=detail,
    )


def tell_of(finding: Finding, act: FindingAct, at: datetime) -> None:
    """Tell the other side of what was done: the unit of the supervisor's acts, the supervisors of the unit's."""
    centre, key = finding.centre_id, f"{finding.number}:{finding.event_count}"
    if act in BY_UNIT:
        to = [Addressee(centre, Role.SUPERVISOR)]
        address = f"/watch/findings/{finding.number}"
    else:
        to, room = _addressees(finding)
        address = f"/{room}/findings/{finding.number}"
    facts = {"number": finding.number, "due": _day(finding.due_at)}
    tell(news=News(act, key, facts, address), to=to, at=at)


def _addressees(finding: Finding) -> tuple[list[Addressee], str]:
    if finding.department_id:
        roles = {Role.DECIDER.value, finding.role} - {""} if finding.side == Side.PERSON else {Role.DECIDER.value}
        return [Addressee(finding.centre_id, role, finding.department_id) for role in sorted(roles)], "office"
    issuing = finding.window is not None and finding.window.kind == Window.Kind.ISSUING
    role = finding.role or (Role.ISSUING_CLERK if issuing else Role.CLERK)
    return [
        Addressee(finding.centre_id, role, window_id=finding.window_id)
    ], "issuing" if role == Role.ISSUING_CLERK else "desk"


def _require_right(finding: Finding, act: FindingAct, by: Actor) -> None:
    if act not in BY_UNIT:
        require_supervisor(by)
    elif not may_answer(finding, by):
        raise NotYourFinding(number=finding.number, who=finding.against)


def _require_time(finding: Finding, act: FindingAct, at: datetime) -> None:
    over = at > finding.reply_due_at
    due = f"{localtime(finding.reply_due_at):%Y-%m-%d %H:%M}"
    if act is FindingAct.REPLY and over:
        raise ReplyTooLate(due=due)
    if act in AFTER_THE_REPLY and finding.state == FindingState.RAISED and not over:
        raise ReplyStillOpen(due=due)


def _is_repeated(finding: Finding, act: FindingAct, by: Actor) -> bool:
    last = finding.events.order_by("-sequence")[0]
    if last.act != act:
        return False
    if last.account_id == by.account_id:
        return True
    raise FindingAlreadyDone(
        who=last.actor.get("name", _("他人")), when=f"{localtime(last.at):%Y-%m-%d %H:%M}", act=ACT_NAMES[act]
    )


def _day(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d}" if at else ""
