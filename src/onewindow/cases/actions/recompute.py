"""Counting anew when the calendar changed: every open case whose limits the change touches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from onewindow.authority.queries import Ground
from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions.clocks import set_clocks, stored_clocks
from onewindow.cases.actions.limits import STEP_LIMITS, step_due, step_start, told_due
from onewindow.cases.actions.settle import settle
from onewindow.cases.models import DUE_FIELDS, Case, Step, Suspension
from onewindow.cases.queries.scope import JOINED
from onewindow.cases.rules import Act, StepKind, find_move
from onewindow.cases.rules.lifecycle import FINAL
from onewindow.organisation.actor import Actor
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import SHANGHAI, CalendarChange

GROUND = Ground("law", "行政许可法第八十二条")
Progress = Callable[[list[UUID]], Iterable[UUID]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A last day that was counted anew; the same day means that it is only certain now.

    `limit` is promised, legal, suspension or the kind of a step; `days` says by how many working days it moved,
    negative when it comes earlier.
    """

    number: str
    limit: str
    before: date
    after: date
    days: int


@transaction.atomic
def recompute(*, change: CalendarChange, by: Actor, at: datetime, progress: Progress = iter) -> list[Moved]:
    """Count anew what the change touches of every open case of that calendar, each with an event, and say what moved.

    What the law did before by the old count stands (a deemed acceptance, a notice that lapsed). A day that was told in
    writing never comes earlier. `progress` may wrap the cases to show how far it is (行政许可法 82).
    """
    if not change:
        return []
    moved: list[Moved] = []
    for pk in progress(_open_cases(change)):
        case = Case.objects.select_related(*JOINED).select_for_update(of=("self",)).get(pk=pk)
        settle(case, at)
        if case.state in FINAL:
            continue
        found = list(_counted_anew(case, change))
        if found:
            move = find_move(case.state, Act.RECALCULATE)
            assert move is not None
            detail = {"limits": [[each.limit, f"{each.before}", f"{each.after}"] for each in found]}
            Deed(case, move, by, at, GROUND, detail).complete()
        moved += found
    return moved


def _open_cases(change: CalendarChange) -> list[UUID]:
    first = min([*change.days, *(date(year, 1, 1) for year in change.years)])
    since = datetime.combine(first, time.min, SHANGHAI)
    reached = (
        Q(promised_due_at__gte=since)
        | Q(legal_due_at__gte=since)
        | Exists(Step.objects.filter(case=OuterRef("pk"), closed_at=None, due_at__gte=since))
        | Exists(Suspension.objects.filter(case=OuterRef("pk"), resumed_at=None, ends_on__gte=first))
    )
    cases = Case.objects.filter(reached, centre__calendar=change.calendar_id).exclude(state__in=FINAL)
    return list(cases.order_by("pk").values_list("pk", flat=True))


def _counted_anew(case: Case, change: CalendarChange) -> Iterator[Moved]:
    """Store what changes, in the order in which one hangs on the other: the suspension, the clocks, the steps."""
    paused = list(_suspension(case, change))
    yield from paused
    if case.accepted_at and case.decided_at is None:
        yield from _clocks(case, change, localdate(case.accepted_at), bool(paused))
    for step in case.steps.filter(closed_at=None, due_at__isnull=False).exclude(kind=StepKind.REVIEW):
        yield from _step(case, change, step)


def _suspension(case: Case, change: CalendarChange) -> Iterator[Moved]:
    suspension = case.suspensions.filter(resumed_at=None).first()
    if suspension is None or not change.touches(suspension.started_on, suspension.ends_on):
        return
    before = suspension.ends_on
    if suspension.procedure_id is None:
        suspension.ends_on = told_due(case, before).on
    else:
        calendar = work_calendar(case.centre.calendar_id)
        suspension.ends_on = calendar.add(suspension.started_on, suspension.planned_days)
    if suspension.ends_on != before:
        suspension.save(update_fields=["ends_on"])
        yield _moved(case, "suspension", before, suspension.ends_on)


def _clocks(case: Case, change: CalendarChange, start: date, paused_anew: bool) -> Iterator[Moved]:
    former, was_provisional = stored_clocks(case), case.provisional
    if not paused_anew and not any(change.touches(start, due.on) for due in former if due):
        return
    for limit, before, after in zip(("promised", "legal"), former, set_clocks(case), strict=True):
        if before and after and (before.at != after.at or was_provisional != case.provisional):
            yield _moved(case, limit, before.on, after.on)


def _step(case: Case, change: CalendarChange, step: Step) -> Iterator[Moved]:
    assert step.due_at is not None
    kind, before = StepKind(step.kind), localdate(step.due_at)
    if not change.touches(localdate(step_start(case, kind, step.opened_at)), before):
        return
    due = step_due(case, kind, step.opened_at) if kind in STEP_LIMITS else told_due(case, before)
    if (due.at, due.provisional) != (step.due_at, step.provisional):
        step.set_due(due)
        step.save(update_fields=DUE_FIELDS)
        yield _moved(case, kind, before, due.on)


def _moved(case: Case, limit: str, before: date, after: date) -> Moved:
    days = work_calendar(case.centre.calendar_id).between(before, after)
    return Moved(number=case.number, limit=limit, before=before, after=after, days=days)
