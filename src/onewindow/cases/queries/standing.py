"""What is late and who holds it: the open steps of a centre counted by unit and by what is left (M22)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, Q
from django.utils.timezone import get_default_timezone, localdate

from onewindow.cases.models import CaseEvent
from onewindow.cases.queries.inbox import mine
from onewindow.cases.queries.sides import OWING, Owing
from onewindow.cases.rules import State
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre
from onewindow.worktime.queries import work_calendar

SOON = 3
"""Working days."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where late ends and today and soon end, as moments: late is due at or before `now`."""

    now: datetime
    today: datetime
    soon: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How many open steps one unit holds; `department_id` and `name` are a department's, empty for the other sides."""

    owing: str
    department_id: int | None
    name: str
    late: int
    today: int
    soon: int
    paused: int
    open: int


@dataclass(frozen=True, slots=True)
class LastAct:
    """What was last done to a case, when, and by whom."""

    act: str
    at: datetime
    who: str


def bounds_at(*, actor: Actor, at: datetime) -> Bounds:
    """Return the bounds by the calendar of the actor's centre. Raises CalendarGap past its last year."""
    calendar_id = Centre.objects.values_list("calendar", flat=True).get(pk=actor.centre_id)
    today = localdate(at)
    last = work_calendar(calendar_id).add(today, SOON)
    zone = get_default_timezone()
    return Bounds(at, datetime.combine(today, time.max, zone), datetime.combine(last, time.max, zone))


def standings(*, actor: Actor, bounds: Bounds) -> Sequence[Standing]:
    """Count what `actor` may see, one row per unit, the most late on top; one query."""
    rows = (
        mine(actor)
        .values("department_id", "department__short_name", owing=OWING)
        .annotate(
            late=Count("id", filter=Q(due_at__lte=bounds.now)),
            today=Count("id", filter=Q(due_at__gt=bounds.now, due_at__lte=bounds.today)),
            soon=Count("id", filter=Q(due_at__gt=bounds.today, due_at__lte=bounds.soon)),
            paused=Count("id", filter=Q(case__state=State.SUSPENDED)),
            open=Count("id"),
        )
        .order_by("-late", "-today", "-soon", "-open", "department__short_name", "owing")
    )
    return [
        Standing(
            owing=row["owing"],
            department_id=row["department_id"] if row["owing"] == Owing.DEPARTMENT else None,
            name=row["department__short_name"] or "" if row["owing"] == Owing.DEPARTMENT else "",
            **{count: row[count] for count in ("late", "today", "soon", "paused", "open")},
        )
        for row in rows
    ]


def last_acts(numbers: Collection[str]) -> dict[str, LastAct]:
    """Return what was last done to each of these cases, by number; ask for cases that the reader may see. One query."""
    events = CaseEvent.objects.filter(case__number__in=numbers).order_by("case", "-sequence").distinct("case")
    rows = events.values_list("case__number", "act", "at", "actor__name")
    return {number: LastAct(act, at, who or "") for number, act, at, who in rows}
