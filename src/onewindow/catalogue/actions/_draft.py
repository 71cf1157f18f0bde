"""Checking the rows of an import against what the tables already hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from onewindow.catalogue.errors import (
    CodeTwice,
    EffectiveInThePast,
    ItemOfOtherCentre,
    RowRefused,
    UnknownDepartment,
    UnknownItemType,
)
from onewindow.catalogue.models import Item, ItemType, ItemVersion
from onewindow.catalogue.queries import checklists
from onewindow.catalogue.rules import Checklist, parse_item_code, problems
from onewindow.catalogue.rules.checklist import in_order
from onewindow.catalogue.spreadsheet import ImportRow
from onewindow.lib.refusal import InvalidInput
from onewindow.organisation.models import Centre, Department


@dataclass(frozen=True, slots=True)
class Draft:
    """A sound row, ready as the first or the next edition of its item."""

    checklist: Checklist
    department: Department
    effective_from: date
    item: Item | None
    number: int
    differs: bool


@dataclass(slots=True)
class Drafting:
    """What rows are checked against: the centre's departments, the item types, today, and the codes seen so far."""

    centre: Centre
    today: date
    departments: dict[str, Department]
    types: dict[str, str]
    seen: dict[str, int] = field(default_factory=dict)

    @classmethod
    def at(cls, centre: Centre, at: datetime) -> "Drafting":
        departments: dict[str, Department] = {}
        for department in Department.objects.filter(centre=centre):
            departments |= dict.fromkeys((department.credit_code, department.short_name, department.name), department)
        types: dict[str, str] = {}
        for item_type in ItemType.objects.order_by("code"):
            types |= {item_type.code: item_type.code, item_type.name: item_type.code}
        return cls(centre, timezone.localdate(at), departments, types)

    def check(self, rows: list[ImportRow]) -> list[Draft | tuple[RowRefused, ...]]:
        """Turn each row of a batch into a draft or its refusals, in 8 queries however many rows there are."""
        known = Item.objects.select_related("department").in_bulk([row.code for row in rows], field_name="code")
        newest = ItemVersion.objects.published().filter(item__in=known.values()).order_by("item_id", "-number")
        lists = checklists(list(newest.distinct("item_id").values_list("pk", flat=True)))
        latest = {found.code: found for found in lists.values()}
        return [self._check(row, known.get(row.code), latest.get(row.code)) for row in rows]

    def _check(self, row: ImportRow, item: Item | None, latest: Checklist | None) -> Draft | tuple[RowRefused, ...]:
        refusals = [*row.refusals, *self._place_refusals(row, item)]
        if row.checklist is None:
            return (*refusals, *_code_refusals(row))
        type_code = self.types.get(row.checklist.type, row.checklist.type) or row.code[21:23]
        given = replace(row.checklist, type=type_code)
        checklist = in_order(given)
        effective_from = checklist.effective_from or self.today
        if latest and effective_from == latest.effective_from:
            effective_from = self.today
        differs = latest is None or checklist != replace(latest, department=checklist.department)

        found = problems(given)
        refusals += [row.refuse_problem(problem) for problem in found]
        if not found and type_code not in self.types:
            refusals.append(row.refuse("type", UnknownItemType(type=type_code, known="、".join(self.types))))
        if latest and differs and effective_from < self.today:
            refusals.append(row.refuse("effective_from", EffectiveInThePast(day=effective_from)))
        if refusals:
            return tuple(refusals)
        department = self.departments[checklist.department]
        if item and item.department_id != department.pk:
            differs = True
        number = (latest.number or 0) + 1 if latest else 1
        return Draft(checklist, department, effective_from, item, number, differs)

    def _place_refusals(self, row: ImportRow, item: Item | None) -> Iterator[RowRefused]:
        """What is wrong with where a row belongs: its code was seen before, another centre's item, no such department."""
        first = self.seen.setdefault(row.code, row.line)
        if row.code and first != row.line:
            yield row.refuse("item_code", CodeTwice(row=first))
        if item and item.department.centre_id != self.centre.pk:
            yield row.refuse("item_code", ItemOfOtherCentre(item=item.name))
        department = row.checklist.department if row.checklist else row.department
        if (row.checklist or department) and department not in self.departments:
            yield row.refuse("department", UnknownDepartment(department=department))


def _code_refusals(row: ImportRow) -> Iterator[RowRefused]:
    if row.code:
        try:
            parse_item_code(row.code)
        except InvalidInput as refusal:
            yield row.refuse("item_code", refusal)
