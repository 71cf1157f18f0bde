"""The answers about an item, each with what made it stale since somebody last checked it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from onewindow.catalogue.models import ItemAnswer, ItemVersion, ProvincialPoint
from onewindow.catalogue.queries.checklists import checklists
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.provincial import basic_code_of, inherits
from onewindow.catalogue.rules.staleness import Reason, stale_because
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

OUTSIDE = (Role.APPLICANT, Role.OUTSIDER)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it may be read; `stale` says why it must be checked again, and is empty while it holds."""

    number: int
    question: str
    answer: str
    ground: str
    material_code: str
    material: str
    visibility: str
    written_by: dict[str, Any]
    written_at: datetime
    checked_by: dict[str, Any]
    checked_at: datetime
    checked_version: int
    stale: tuple[Reason, ...]


def answers_about(current: Checklist, *, public_only: bool = True) -> list[GivenAnswer]:
    """Return the answers about an item under its present list, in order; withdrawn ones are left out.

    One query; one more when an answer was checked against an earlier version (and its list, once a process), and one
    more for an item that takes the province's points.
    """
    rows = ItemAnswer.objects.filter(item=current.item_id, withdrawn_at__isnull=True)
    if public_only:
        rows = rows.filter(visibility=ItemAnswer.Visibility.PUBLIC)
    found = list(rows)
    before = _lists_before(current, {row.checked_version for row in found})
    changed = _province_changes(current, found)
    names = {material.code: material.name for material in current.materials}
    return [_given(row, current, before.get(row.checked_version, current), changed, names) for row in found]


def reads_internal(actor: Actor | None) -> bool:
    """Whether this person reads what is not for the public: everybody who works here."""
    return actor is not None and not actor.has_role(*OUTSIDE)


def _lists_before(current: Checklist, numbers: Collection[int]) -> dict[int, Checklist]:
    """The earlier lists of the item by version number."""
    earlier = [number for number in numbers if number != current.number]
    if not earlier:
        return {}
    keys = ItemVersion.objects.published().filter(item=current.item_id, number__in=earlier).values_list("pk", flat=True)
    return {each.number or 0: each for each in checklists(list(keys)).values()}


def _province_changes(current: Checklist, answers: Sequence[ItemAnswer]) -> list[tuple[date, str]]:
    """The days on which the province's points of the item changed since the oldest check, with the material's name."""
    if not answers or not inherits(current):
        return []
    oldest = localdate(min(answer.checked_at for answer in answers))
    points = ProvincialPoint.objects.filter(basic_code=basic_code_of(current))
    rows = points.filter(Q(begins_on__gt=oldest) | Q(ends_on__gt=oldest))
    days = [(day, row.material_name) for row in rows for day in (row.begins_on, row.ends_on) if day and day > oldest]
    return sorted(set(days))


def _given(
    row: ItemAnswer,
    current: Checklist,
    checked: Checklist,
    changed: Sequence[tuple[date, str]],
    names: dict[str, str],
) -> GivenAnswer:
    on = localdate(row.checked_at)
    return GivenAnswer(
        number=row.number,
        question=row.question,
        answer=row.answer,
        ground=row.ground,
        material_code=row.material_code,
        material=names.get(row.material_code, ""),
        visibility=row.visibility,
        written_by=row.written_by,
        written_at=row.written_at,
        checked_by=row.checked_by,
        checked_at=row.checked_at,
        checked_version=row.checked_version,
        stale=stale_because(
            material_code=row.material_code,
            checked=checked,
            current=current,
            province_changed=[(day, material) for day, material in changed if day > on],
        ),
    )
