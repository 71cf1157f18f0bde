"""What every try of the matrix has in common, whichever the way: its words, what it would leave behind, and its place in the book."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from onewindow.audit.models import Entry
from onewindow.cases.models import Case
from onewindow.organisation.actor import Actor

from .table import BODIES, POWER, POWER_NAMES, Place

CODES = {404: {"not_found"}, 403: {"no_power", "not_trained", "supervisor_only"}}


def words_of(act: str, case: Case, place: Place) -> dict[str, Any]:
    """Everything that an act asks for, right, so that only authority and order can stand in its way."""
    words = dict(BODIES.get(act, {}))
    if act == "deliver":
        words["recipient"], words["recipient_number"] = place.subject.recipient
    if act == "suspend":
        procedure = case.version.procedures.first()
        words["procedure_id"] = procedure.pk if procedure else 1
    return words


def record_of(case: Case) -> tuple[Any, ...]:
    """All that an act would leave behind."""
    row = Case.objects.values("state", "event_count", "event_head", "promised_due_at", "legal_due_at").get(pk=case.pk)
    return (*row.values(), case.papers.count(), case.files.count(), case.steps.filter(closed_at=None).count())


def faults_of_entry(
    actor: Actor, act: str, case: Case, *, status: int, entries: int, began: datetime, code: str = ""
) -> list[str]:
    """What the book should hold of a refused attempt and doesn't: person, hat, power, item, time; `code` where known."""
    if Entry.objects.count() != entries + 1:
        return [f"{Entry.objects.count() - entries} entries on record instead of one"]
    entry, faults = last_entry(), []
    if (entry.kind, entry.subject) != ("refused", case.number) or not began <= entry.at <= timezone.now():
        faults.append(f"recorded as {entry.kind} of {entry.subject} at {entry.at}")
    if (entry.actor["name"], entry.actor["role"], entry.detail["act"]) != (actor.name, actor.role, act):
        faults.append(f"recorded as {entry.detail} by {entry.actor}")
    kept = entry.detail["code"]
    if kept not in CODES.get(status, {kept}) or (code and kept != code):
        faults.append(f"refused for another reason: {kept}")
    facts = entry.detail["facts"]
    if kept in ("no_power", "not_trained") and (facts["item"], facts["power"]) != (
        case.version.name,
        POWER_NAMES[POWER[act]],
    ):
        faults.append(f"recorded with {facts}")
    return faults


def last_entry() -> Entry:
    return Entry.objects.order_by("-sequence")[0]
