"""Checking the rows of an import against what the tables already hold."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from onewindow.catalogue.errors import (
    CodeTwice,
    EffectiveInThePast,
    ItemNotOpenToImport,
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

_HISTORY = ("item", "number", "published_at", "effective_from", "effective_until")


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
        """Turn each row of a batch into a draft or its refusals, in 8 queries however many rows there are.

        A row is compared with the version in force on its date of effect, or else with the newest: a list exported
        while the next version was published already is still the same list.
        """
        known = Item.objects.select_related("department").in_bulk([row.code for row in rows], field_name="code")
        histories: defaultdict[int, list[ItemVersion]] = defaultdict(list)
        for version in ItemVersion.objects.filter(item__in=known.values()).order_by("number").only(*_HISTORY):
            histories[version.item_id].append(version)
        pasts = [_Past(known[row.code], histories[known[row.code].pk]) if row.code in known else None for row in rows]
        running = [
            past.running(self._effective_from(row)) if past else None for row, past in zip(rows, pasts, strict=True)
        ]
        lists = checklists([version.pk for version in running if version])
        return [
            self._check(row, past, lists[version.pk] if version else None)
            for row, past, version in zip(rows, pasts, running, strict=True)
        ]

    def _effective_from(self, row: ImportRow) -> date:
        return (row.checklist and row.checklist.effective_from) or self.today

    def _check(self, row: ImportRow, past: "_Past | None", running: Checklist | None) -> Draft | tuple[RowRefused, ...]:
        item = past.item if past else None
        refusals = [*row.refusals, *self._place_refusals(row, item)]
        if row.checklist is None:
            return (*refusals, *_code_refusals(row))
        type_code = self.types.get(row.checklist.type, row.checklist.type) or row.code[21:23]
        given = replace(row.checklist, type=type_code)
        checklist = in_order(given)
        department = self.departments.get(checklist.department)
        moved = item is not None and department is not None and item.department_id != department.pk
        differs = moved or running is None or checklist != replace(running, department=checklist.department)
        effective_from = self._effective_from(row)
        if running and effective_from == running.effective_from:
            effective_from = max(effective_from, self.today)  # an exported row, changed since

        found = problems(given)
        refusals += [row.refuse_problem(problem) for problem in found]
        if not found and type_code not in self.types:
            refusals.append(row.refuse("type", UnknownItemType(type=type_code, known="、".join(self.types))))
        if running and differs and effective_from < self.today:
            refusals.append(row.refuse("effective_from", EffectiveInThePast(day=effective_from)))
        if item and differs and item.state != Item.State.IN_USE:
            refusals.append(
                row.refuse("item_code", ItemNotOpenToImport(item=item.name, state=item.get_state_display()))
            )
        if refusals or department is None:
            return tuple(refusals)
        return Draft(checklist, department, effective_from, item, past.next_number if past else 1, differs)

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


@dataclass(frozen=True, slots=True)
class _Past:
    """A known item with all its versions, the oldest first, drafts among them."""

    item: Item
    versions: list[ItemVersion]

    @property
    def next_number(self) -> int:
        return self.versions[-1].number + 1 if self.versions else 1

    def running(self, day: date) -> ItemVersion | None:
        """The version in force on the day, or else the newest that was published."""
        published = [version for version in self.versions if version.published_at]
        return next((version for version in published if version.runs_on(day)), published[-1] if published else None)


def _code_refusals(row: ImportRow) -> Iterator[RowRefused]:
    if row.code:
        try:
            parse_item_code(row.code)
        except InvalidInput as refusal:
            yield row.refuse("item_code", refusal)
