"""The one writer of whose rule or act it was (M19 to M24)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation

from onewindow.cases.errors import BiometricsAtHome, ExtraMaterial
from onewindow.cases.models import Case, Liability, Step
from onewindow.cases.rules import StepKind
from onewindow.cases.rules.liability import APPLICANT, CLAUSES, LATE_CLAUSES, Occasion, Whose, whose_act, whose_step
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import jsonable

FORBIDDEN = 403


def liable(
    case: Case | None,
    occasion: Occasion,
    *,
    person: Mapping[str, Any],
    at: datetime,
    whose: Whose | None = None,
    unit: str = "",
    clause: str = "",
    detail: Mapping[str, Any],
) -> Liability:
    """Make a row, not yet written; without `whose` the person's hat says it, without `clause` the occasion's stands."""
    centre_id: int = person["centre_id"] if "centre_id" in person or case is None else case.centre_id
    return Liability(
        centre_id=centre_id,
        case=case,
        occasion=occasion,
        whose=whose or whose_act(person),
        unit=unit or person.get("place", ""),
        account_id=person.get("account_id"),
        person=dict(person),
        clause=clause or CLAUSES[occasion],
        detail=dict(detail),
        at=at,
    )


def write(liabilities: Iterable[Liability], event_sequence: int | None) -> None:
    """Write rows, tied to the act's event; a step that was noted as late before is not noted twice."""
    rows = list(liabilities)
    for row in rows:
        row.event_sequence = event_sequence
    if rows:
        Liability.objects.bulk_create(rows, ignore_conflicts=True)


def late_steps(steps: QuerySet[Step], at: datetime) -> list[Liability]:
    """Make a row for each step past due that has none yet; due at this very moment is not late."""
    noted = Liability.objects.filter(step=OuterRef("pk"), occasion=Occasion.LATE)
    late = steps.filter(~Exists(noted), due_at__lt=at, kind__in=list(LATE_CLAUSES))
    return [_late(step, at) for step in late.select_related("case", "department", "window", "person")]


@transaction.atomic
def note_late(*, at: datetime, limit: int = 500) -> int:
    """Put up to `limit` open steps that are past due on record, each once, and return how many (M22, M24).

    Safe to run on many workers at once.
    """
    noted = Liability.objects.filter(step=OuterRef("pk"), occasion=Occasion.LATE)
    late = Step.objects.filter(~Exists(noted), closed_at=None, due_at__lt=at, kind__in=list(LATE_CLAUSES))
    held = late.order_by("due_at").select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)
    rows = late_steps(Step.objects.filter(pk__in=list(held[:limit])), at)
    write(rows, None)
    return len(rows)


@translation.override(settings.LANGUAGE_CODE)
def hold_attempt(refusal: Refused, act: str, subject: str, by: Actor, at: datetime) -> None:
    """Hold an attempt against who made it, if it asked for what the list doesn't know or took a power not held (M19, M20).

    `subject` is a case number or, before there is one, an item code. The sentence is kept in the house's own language.
    """
    if not refusal.on_record:
        return
    whose, unit, clause = None, "", ""
    if isinstance(refusal, ExtraMaterial):
        occasion = Occasion.EXTRA_MATERIAL
    elif isinstance(refusal, BiometricsAtHome):
        occasion, whose, unit = Occasion.NO_POWER, Whose.DEPARTMENT_STANDARD, refusal.facts["department"]
        clause = "事项的受理条件：须采集申请人本人的生物特征"
    elif refusal.status == FORBIDDEN:
        occasion = Occasion.NO_POWER
    else:
        return
    case = Case.objects.filter(number=subject).first()
    detail = {**jsonable(refusal.facts), "act": act, "subject": subject, "code": refusal.code, "reason": str(refusal)}
    person = by.as_record()
    write([liable(case, occasion, person=person, at=at, whose=whose, unit=unit, clause=clause, detail=detail)], None)


def _late(step: Step, at: datetime) -> Liability:
    kind = StepKind(step.kind)
    whose = whose_step(kind, at_window=step.window_id is not None)
    row = liable(
        step.case,
        Occasion.LATE,
        whose=whose,
        unit=APPLICANT if whose is Whose.APPLICANT else str(step.department or step.window or ""),
        person={} if whose is Whose.APPLICANT else _holder(step),
        clause=LATE_CLAUSES[kind],
        at=at,
        detail={"step": step.kind},
    )
    row.step, row.due_at = step, step.due_at
    if step.window:
        row.centre_id = step.centre_id
    return row


def _holder(step: Step) -> dict[str, Any]:
    """The person who held the step: named on it, or who last acted at the window; nobody where only the unit is known."""
    if step.person:
        where = {"place": str(step.department or step.window), "department_id": step.department_id}
        return {"account_id": step.person_id, "name": step.person.full_name, "centre_id": step.centre_id, **where}
    if step.window_id:
        last = step.case.events.filter(actor__window_id=step.window_id).order_by("-sequence").first()
        return last.actor if last else {}
    return {}
