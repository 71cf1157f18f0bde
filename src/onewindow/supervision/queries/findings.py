"""Findings: lists with their lights, and one with its whole course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from onewindow.cases.queries.running import Running
from onewindow.cases.rules import Light, light
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role
from onewindow.supervision.models import Finding, FindingEvent, FindingFile
from onewindow.supervision.queries.concerned import may_answer, seen_by
from onewindow.supervision.rules import FindingAct, FindingState
from onewindow.supervision.rules.findings import open_acts
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import WorkCalendar, remaining

PAGE = 50


@dataclass(frozen=True, slots=True)
class FindingRow:
    finding: Finding
    standing: Running


@dataclass(frozen=True, slots=True)
class FindingPage:
    rows: Sequence[FindingRow]
    next_after: UUID | None


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What is looked for; `overdue` asks for those whose day has passed, `case` for those of one case."""

    state: str = ""
    side: str = ""
    overdue: bool = False
    case: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    finding: Finding
    standing: Running
    events: Sequence[FindingEvent]
    files: Sequence[FindingFile]
    allowed: Sequence[FindingAct]


def findings_of(actor: Actor) -> QuerySet[Finding]:
    """The findings that `actor` may see."""
    return Finding.objects.filter(seen_by(actor)).select_related("case__version", "centre")


def list_findings(
    *,
    actor: Actor,
    at: datetime,
    wanted: FindingFilter = FindingFilter(),
    after: UUID | None = None,
    limit: int = PAGE,
) -> FindingPage:
    """Return one page of findings, the latest first; `after` is the last page's `next_after`."""
    rows = findings_of(actor).order_by("-id")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.side:
        rows = rows.filter(side=wanted.side)
    if wanted.overdue:
        rows = rows.filter(due_at__lt=at)
    if wanted.case:
        rows = rows.filter(case__number=wanted.case)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows[: limit + 1])
    calendar_of = cache(work_calendar)
    shown = [FindingRow(each, standing(each, at, calendar_of(each.centre.calendar_id))) for each in found[:limit]]
    return FindingPage(shown, shown[-1].finding.pk if len(found) > limit else None)


def finding_view(*, number: str, actor: Actor, at: datetime) -> FindingView:
    """Return a finding with its course, its files and what `actor` may do now. Refuses with NotFound."""
    finding = finding_by_number(number, actor)
    calendar = work_calendar(finding.centre.calendar_id)
    past = at > finding.reply_due_at
    mine = may_answer(finding, actor)
    supervisor = actor.has_role(Role.SUPERVISOR)
    return FindingView(
        finding=finding,
        standing=standing(finding, at, calendar),
        events=list(finding.events.all()),
        files=list(finding.files.order_by("uploaded_at")),
        allowed=[
            *(open_acts(finding.state, by_unit=True, reply_is_past=past) if mine else ()),
            *(open_acts(finding.state, by_unit=False, reply_is_past=past) if supervisor else ()),
        ],
    )


def finding_by_number(number: str, actor: Actor, *, lock: bool = False) -> Finding:
    """Return the finding, if `actor` may see it. Refuses with NotFound."""
    rows = findings_of(actor).filter(number=number[:30])
    finding = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if finding is None:
        raise NotFound(field="number")
    return finding


def standing(finding: Finding, at: datetime, calendar: WorkCalendar) -> Running:
    """Tell how the open duty of a finding stands at a moment."""
    if finding.due_at is None:
        return Running(None, None, Light.GREY)
    due_on = localdate(finding.due_at)
    left = remaining(at, due_on, calendar)
    if at > finding.due_at and left >= 0:
        left = -1
    begun = finding.found_at if finding.state == FindingState.RAISED else finding.upheld_at or finding.found_at
    return Running(finding.due_at, left, light(left=left, limit=calendar.between(localdate(begun), due_on)))
