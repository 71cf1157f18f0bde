"""Whose rule or act it was: of one case, and the breaches of a centre (M19 to M24)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from onewindow.cases.errors import SheetNotForYou
from onewindow.cases.models import Case, Liability
from onewindow.cases.queries.running import CalendarOf
from onewindow.cases.queries.scope import numbered
from onewindow.cases.rules import BREACHES, Whose
from onewindow.documents.models import Document
from onewindow.lib.places import read_place, write_place
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role
from onewindow.worktime.queries import work_calendar

PAGE = 50
JOINED = ("case__centre", "centre", "step")
WATCHING = (Role.SUPERVISOR, Role.LEADER)
READERS = (*WATCHING, Role.REVIEWER, Role.DECIDER, Role.ITEM_MANAGER)
"""Who reads a case's liability sheet: those who watch the work, and the department that the case belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityLine:
    """One row, as lists and the sheet show it.

    `days_late` is in working days from the last day of the limit to the step's end, or until now where it is open; None
    where nothing was late. `step` is the kind of the step, empty where none was.
    """

    occasion: str
    whose: str
    centre: str
    unit: str
    person: dict[str, Any]
    clause: str
    step: str
    due_at: datetime | None
    ended_at: datetime | None
    days_late: int | None
    number: str
    event_sequence: int | None
    detail: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class BreachPage:
    rows: Sequence[LiabilityLine]
    next_after: str


def list_breaches(*, actor: Actor, at: datetime, after: str = "", limit: int = PAGE) -> BreachPage:
    """Return one page of the breaches that units of the actor's centre answer for, newest first, to who watches it.

    `after` is the last page's `next_after`. Refuses with InvalidPlace when it is no such place.
    """
    breaches = Liability.objects.filter(occasion__in=BREACHES, centre=actor.centre_id).exclude(whose=Whose.APPLICANT)
    if not actor.has_role(*WATCHING):
        breaches = breaches.none()
    if after:
        since, pk = read_place(after)
        breaches = breaches.filter(Q(at__lt=since) | Q(at=since, pk__lt=pk))
    found = list(breaches.select_related(*JOINED).order_by("-at", "-pk")[: limit + 1])
    shown, calendar_of = found[:limit], cache(work_calendar)
    next_after = write_place(shown[-1].at, shown[-1].pk) if len(found) > limit else ""
    return BreachPage([_line(row, at, calendar_of) for row in shown], next_after)


def read_liabilities(*, number: str, actor: Actor, at: datetime) -> list[LiabilityLine]:
    """Return what stands on record of the case `number`. Refuses with NotFound and SheetNotForYou."""
    case = numbered(number, actor).first()
    if case is None:
        raise NotFound(field="number")
    if not actor.has_role(*READERS):
        raise SheetNotForYou()
    return liabilities_of(case=case, actor=actor, at=at)


def papers_for(actor: Actor) -> Q:
    """The condition on a document of a case that `actor` may see: the liability sheet is for its readers only."""
    return Q() if actor.has_role(*READERS) else ~Q(kind=Document.Kind.LIABILITY)


def liabilities_of(*, case: Case, actor: Actor, at: datetime) -> list[LiabilityLine]:
    """Return what stands on record of a case that `actor` may see, the oldest first; nothing to who is no reader."""
    if not actor.has_role(*READERS):
        return []
    rows = case.liabilities.select_related(*JOINED).order_by("at", "pk")
    calendar_of = cache(work_calendar)
    return [_line(row, at, calendar_of) for row in rows]


def _line(row: Liability, at: datetime, calendar_of: CalendarOf) -> LiabilityLine:
    ended_at = row.step.closed_at if row.step else None
    days_late = None
    if row.due_at and row.case:
        last = localdate(ended_at or at)
        days_late = calendar_of(row.case.centre.calendar_id).between(localdate(row.due_at), last)
    return LiabilityLine(
        occasion=row.occasion,
        whose=row.whose,
        centre=row.centre.name,
        unit=row.unit,
        person=row.person,
        clause=row.clause,
        step=row.step.kind if row.step else "",
        due_at=row.due_at,
        ended_at=ended_at,
        days_late=days_late,
        number=row.case.number if row.case else "",
        event_sequence=row.event_sequence,
        detail=row.detail,
        at=row.at,
    )
