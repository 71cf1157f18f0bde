"""What waits for me: open steps of my window, department or centre, what runs out first on top (M22)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from onewindow.authority.rules import SERVED_KINDS
from onewindow.cases.models import CaseEvent, Step
from onewindow.cases.queries.names import received_elsewhere, shown_name
from onewindow.cases.queries.running import CalendarOf, Running, running
from onewindow.cases.queries.sides import OWING
from onewindow.cases.rules import State, StepKind
from onewindow.lib.places import read_place, write_place
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role, Window
from onewindow.worktime.queries import work_calendar

PAGE = 50
SHOWN = (
    "case__item",
    "case__applicant",
    "case__department",
    "case__centre",
    "case__received_centre",
    "case__version",
    "person",
    "department",
    "window",
)
OFFICE = (Role.REVIEWER, Role.DECIDER, Role.ITEM_MANAGER)


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One open step with what the eye needs: what, whose, until when, how urgent.

    `holder` is the unit that owes it, empty for the applicant; `away` the centre that received the case away
    from home.
    """

    step_id: int
    number: str
    item: str
    applicant: str
    department: str
    kind: str
    state: str
    person: str
    running: Running
    holder: str = ""
    away: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFilter:
    """Which open steps: owed by one side or one department, due in (due_after, due_until].

    `own` keeps the steps that carry the actor's name, and those of cases on which the actor has acted before.
    """

    own: bool = False
    owing: str = ""
    department_id: int | None = None
    due_after: datetime | None = None
    due_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class InboxPage:
    rows: Sequence[InboxRow]
    next_after: str


def inbox(
    *,
    actor: Actor,
    at: datetime,
    after: str = "",
    kind: str = "",
    wanted: StepFilter = StepFilter(),
    limit: int = PAGE,
) -> InboxPage:
    """Return one page of the open steps that `actor` may see, by due date; `after` is the last page's `next_after`.

    Refuses with InvalidPlace when `after` is no such place.
    """
    steps = _wanted(mine(actor), wanted, actor)
    if kind:
        steps = steps.filter(kind=kind)
    if after:
        due, step_id = read_place(after)
        steps = steps.filter(Q(due_at__gt=due) | Q(due_at=due, id__gt=step_id))
    found = list(steps.filter(due_at__isnull=False).select_related(*SHOWN).order_by("due_at", "id")[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    last = found[-1] if more else None
    next_after = write_place(last.due_at, last.pk) if last and last.due_at else ""
    calendar_of = cache(work_calendar)
    return InboxPage([_row(step, actor, at, calendar_of) for step in found], next_after)


def _wanted(steps: QuerySet[Step], wanted: StepFilter, actor: Actor) -> QuerySet[Step]:
    if wanted.own:
        acted = CaseEvent.objects.filter(case=OuterRef("case"), account_id=actor.account_id)
        steps = steps.filter(Q(person=actor.account_id) | Exists(acted))
    if wanted.department_id:
        steps = steps.filter(department=wanted.department_id)
    if wanted.owing:
        steps = steps.annotate(owing=OWING).filter(owing=wanted.owing)
    if wanted.due_after:
        steps = steps.filter(due_at__gt=wanted.due_after)
    if wanted.due_until:
        steps = steps.filter(due_at__lte=wanted.due_until)
    return steps


def mine(actor: Actor) -> QuerySet[Step]:
    """The open steps in `actor`'s own line of duty."""
    steps = Step.objects.filter(closed_at=None)
    match actor.role:
        case Role.CLERK if actor.window_kind == Window.Kind.SPECIAL:
            return steps.filter(window=actor.window_id)
        case Role.CLERK:
            kinds = SERVED_KINDS.get(actor.window_kind, ())
            at_windows = Q(department=None, case__applicant_kind__in=kinds) & ~Q(window__kind=Window.Kind.ISSUING)
            return steps.filter(at_windows, centre=actor.centre_id)
        case Role.ISSUING_CLERK:
            return steps.filter(
                centre=actor.centre_id, window__kind=Window.Kind.ISSUING, kind__in=[StepKind.DELIVERY, StepKind.MAKING]
            )
        case role if role in OFFICE:
            return steps.filter(department=actor.department_id)
        case Role.SUPERVISOR | Role.LEADER:
            return steps.filter(centre=actor.centre_id)
    return steps.none()


def counts(actor: Actor) -> dict[str, int]:
    """Count the open steps of `actor`'s duty by kind."""
    return dict(mine(actor).values_list("kind").annotate(n=Count("id")).order_by(F("kind")))


def _row(step: Step, actor: Actor, at: datetime, calendar_of: CalendarOf) -> InboxRow:
    case = step.case
    return InboxRow(
        step_id=step.pk,
        number=case.number,
        item=case.version.name,
        applicant=shown_name(case, actor),
        department=case.department.short_name,
        kind=step.kind,
        state=case.state,
        person=step.person.full_name if step.person else "",
        running=running(
            case,
            at,
            due_at=step.due_at,
            opened_at=step.opened_at,
            provisional=step.provisional,
            stopped=case.state in (State.SUSPENDED, State.CORRECTING) or step.kind == StepKind.COMPLETION,
            calendar_of=calendar_of,
        ),
        holder=_holder(step),
        away=received_elsewhere(case),
    )


def _holder(step: Step) -> str:
    if step.kind in (StepKind.CORRECTION, StepKind.COMPLETION):
        return ""
    return step.department.short_name if step.department else str(step.window or "")
