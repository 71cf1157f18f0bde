"""Checking the rows of an import against what the tables already hold."""

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
from onewindow.catalogue.rules import Checklist, problems
from onewindow.catalogue.rules.checklist import in_order
from onewindow.catalogue.spreadsheet import ImportRow
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
        twice = self._seen_before(row)
        if row.checklist is None:
            return (*row.refusals, *twice)
        type_code = self.types.get(row.checklist.type, row.checklist.type) or row.code[21:23]
        given = replace(row.checklist, type=type_code)
        checklist = in_order(given)
        effective_from = checklist.effective_from or self.today
        if latest and effective_from == latest.effective_from:
            effective_from = self.today
        differs = latest is None or checklist != replace(latest, department=checklist.department)

        refusals = [*twice, *(row.refuse_problem(problem) for problem in problems(given))]
        if not refusals and type_code not in self.types:
            refusals.append(row.refuse("type", UnknownItemType(type=type_code, known="、".join(self.types))))
        if item and item.department.centre_id != self.centre.pk:
            refusals.append(row.refuse("item_code", ItemOfOtherCentre(item=item.name)))
        if latest and differs and effective_from < self.today:
            refusals.append(row.refuse("effective_from", EffectiveInThePast(day=effective_from)))
        department = self.departments.get(checklist.department)
        if department is None:
            refusals.append(row.refuse("department", UnknownDepartment(department=checklist.department)))
        if refusals or department is None:
            return tuple(refusals)
        if item and item.department_id != department.pk:
            differs = True
        number = (latest.number or 0) + 1 if latest else 1
        return Draft(checklist, department, effective_from, item, number, differs)

    def _seen_before(self, row: ImportRow) -> list[RowRefused]:
        first = self.seen.setdefault(row.code, row.line)
        return [row.refuse("item_code", CodeTwice(row=first))] if row.code and first != row.line else []
