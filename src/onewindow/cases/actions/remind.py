"""Before a step runs out its unit is reminded, and when it has run out those above it know too (M22)."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localtime

from onewindow.cases.actions.announce import addressed
from onewindow.cases.models import Step
from onewindow.cases.models.record import STEPS
from onewindow.cases.papers import issuing_place
from onewindow.cases.rules import State, StepKind
from onewindow.cases.rules.reminders import BY_APPLICANT, roles_to_tell
from onewindow.lib.encryption import unseal
from onewindow.messaging.actions import Addressee, Envelope, News, post, tell
from onewindow.messaging.rules import Channel
from onewindow.organisation.models import Role, Window

JOINED = ("case__centre", "case__collect_centre", "case__applicant", "case__version", "department", "window", "person")
KIND_NAMES = dict(STEPS)


@transaction.atomic
def remind_due_soon(*, at: datetime, limit: int = 200) -> int:
    """Remind whoever holds a step that shows yellow since its `warn_at`; return how many steps were dealt with.

    Each due date of a step is warned of once, on however many workers. A suspended case warns nobody.
    """
    due = Step.objects.filter(closed_at=None, warned_at=None, warn_at__lte=at)
    steps = _taken(due.exclude(case__state=State.SUSPENDED).order_by("warn_at"), limit)
    for step in steps:
        if step.due_at and step.due_at >= at:
            _tell(step, "step_due_soon", at, roles=roles_to_tell(_side(step), overdue=False))
            post(_soon(step), at=at)
        step.warned_at = at
    Step.objects.bulk_update(steps, ["warned_at"])
    return len(steps)


@transaction.atomic
def tell_overdue(*, at: datetime, limit: int = 200) -> int:
    """Tell of each step that has run out: its unit, who decides there, the supervisors; and have somebody call the unit.

    Return how many steps were dealt with. Due at this very moment is not late.
    """
    late = Step.objects.filter(closed_at=None, overdue_told_at=None, due_at__lt=at)
    steps = _taken(late.exclude(case__state=State.SUSPENDED).order_by("due_at"), limit)
    for step in steps:
        if step.kind not in BY_APPLICANT:
            _tell(step, "step_overdue", at, roles=roles_to_tell(_side(step), overdue=True))
            post(_late(step), at=at)
        step.overdue_told_at = at
    Step.objects.bulk_update(steps, ["overdue_told_at"])
    return len(steps)


def _taken(steps: QuerySet[Step], limit: int) -> list[Step]:
    return list(steps.select_for_update(of=("self",), skip_locked=True).select_related(*JOINED)[:limit])


def _tell(step: Step, occasion: str, at: datetime, roles: tuple[str, ...]) -> None:
    if step.kind in BY_APPLICANT:
        return
    news = News(occasion, _key(step, occasion), _facts(step), "")
    tell(news=news, to=[_addressee(step, role) for role in roles], at=at)


def _addressee(step: Step, role: str) -> Addressee:
    if role in (Role.SUPERVISOR, Role.LEADER):
        return Addressee(step.centre_id, role)
    if step.department:
        return Addressee(step.department.centre_id, role, department_id=step.department_id)
    centre_id = step.window.centre_id if step.window else step.case.centre_id
    return Addressee(centre_id, role, window_id=step.window_id)


def _soon(step: Step) -> Iterator[Envelope]:
    """A message to the person who holds the step, or to the applicant where the applicant owes the next word."""
    if step.kind in BY_APPLICANT:
        yield _to_applicant(step, "case_reply_soon", {"due": _facts(step)["due"]})
        return
    if step.kind == StepKind.DELIVERY:
        yield _to_applicant(step, "case_uncollected", {"place": issuing_place(step.case)})
    yield from _to_person(step, "step_due_soon")


def _late(step: Step) -> Iterator[Envelope]:
    yield from _to_person(step, "step_overdue")
    if step.department:
        facts, key = _facts(step), _key(step, "call")
        yield Envelope(
            step.case.centre_id, "step_overdue", step.case.number, key, step.department.phone, facts, Channel.CALL
        )


def _to_person(step: Step, occasion: str) -> Iterator[Envelope]:
    if step.person and (phone := unseal(step.person.phone_sealed)):
        yield Envelope(
            step.case.centre_id, occasion, step.case.number, _key(step, f"sms-{occasion}"), phone, _facts(step)
        )


def _to_applicant(step: Step, occasion: str, more: dict[str, str]) -> Envelope:
    case = step.case
    phone = unseal(case.agent_phone_sealed) or unseal(case.applicant.phone_sealed)
    facts = {"centre": case.centre.name, "name": addressed(case), "item": case.version.name, "number": case.number}
    return Envelope(case.centre_id, occasion, case.number, _key(step, occasion), phone, facts | more)


def _facts(step: Step) -> dict[str, str]:
    assert step.due_at is not None
    day = localtime(step.due_at)
    return {
        "centre": step.case.centre.name,
        "number": step.case.number,
        "case": step.case.number,
        "item": step.case.version.name,
        "step": str(KIND_NAMES[step.kind]),
        "due": f"{day.year}年{day.month}月{day.day}日",
        "unit": str(step.department or step.window or ""),
    }


def _key(step: Step, what: str) -> str:
    return f"step:{step.pk}:{what}:{step.due_at:%Y%m%d}"


def _side(step: Step) -> str:
    if step.department_id:
        return "department"
    return "issuing" if step.window and step.window.kind == Window.Kind.ISSUING else "window"
