"""From a file to items with all their parts: children are gathered first, then the items pass one at a time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onewindow.catalogue.errors import RowRefused, RowWithoutItem, RowWithoutMaterial, SheetMissing, SheetUnknown
from onewindow.catalogue.models import MaterialRequirement
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.spreadsheet import cells
from onewindow.catalogue.spreadsheet.columns import CODE, ITEMS, POINTS, SHEETS, Sheet
from onewindow.catalogue.spreadsheet.import_row import ImportRow
from onewindow.catalogue.spreadsheet.sheet_rows import Entry, read_entries
from onewindow.catalogue.spreadsheet.tables import Table, open_tables
from onewindow.lib.refusal import InvalidInput
from onewindow.worktime.rules import ON_THE_SPOT

Children = dict[str, list[Entry]]

_FORM_IN_BRACKETS = re.compile(r"(.+)[（(]([^（()）]+)[)）]")


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file of items. `rows()` reads it anew; `count` is the number of its items, for a progress bar."""

    tables: dict[str, Table]
    count: int

    def rows(self) -> Iterator[ImportRow]:
        """Yield the items in the file's order, then one row for each child that belongs to no item."""
        children = {sheet.part: self._children(sheet) for sheet in SHEETS[1:]}
        for entry in read_entries(self.tables["items"], ITEMS):
            yield _import_row(entry, {part: entries.pop(entry.code, []) for part, entries in children.items()})
        for sheet in SHEETS[1:]:
            for code, entries in children[sheet.part].items():
                for entry in entries:
                    if code:
                        entry.refusals.append(_refusal(sheet, entry.line, CODE.title, RowWithoutItem(item=code)))
                    yield ImportRow(entry.line, "", None, tuple(entry.refusals))

    def _children(self, sheet: Sheet) -> Children:
        children: defaultdict[str, list[Entry]] = defaultdict(list)
        if table := self.tables.get(sheet.part):
            for entry in read_entries(table, sheet):
                children[entry.code].append(entry)
        return children


def open_import(path: Path) -> ImportFile:
    """Open a workbook, a folder of CSV files or one CSV of items, as docs/manual/import-items.md describes them.

    Sheets (or files) are told by their names; a single one holds the items whatever its name.
    Raises `FileNotFound`, `FileUnreadable`, `FileEncoding`, `FileGarbled`, `SheetMissing`, `SheetUnknown`, and, when
    the rows are read, `ColumnMissing`, `ColumnTwice`, `ColumnUnknown`.
    """
    opened = open_tables(path)
    parts = {cells.plain(name): sheet.part for sheet in SHEETS for name in (sheet.title, sheet.part)}
    tables = {parts.get(cells.plain(table.name), table.name): table for table in opened}
    if len(opened) == 1:
        tables = {"items": opened[0]}
    if "items" not in tables:
        raise SheetMissing(name=path.name)
    if strangers := [name for name in tables if name not in parts.values() and "说明" not in name]:
        raise SheetUnknown(name=path.name, sheet=strangers[0])
    return ImportFile(tables, count=max(sum(1 for _ in tables["items"].rows()) - 1, 0))


def _import_row(item: Entry, children: Children) -> ImportRow:
    points, strays = _points_by_material(children)
    entries = [item, *(entry for part in children.values() for entry in part)]
    refusals = [*(refusal for entry in entries for refusal in entry.refusals), *strays]
    lines = {part: [entry.line for entry in found] for part, found in children.items()}
    checklist = None if refusals else _checklist(item, children, points)
    return ImportRow(
        item.line, item.code, checklist, tuple(refusals), lines, department=item.values.get("department", "")
    )


def _points_by_material(children: Children) -> tuple[dict[str, list[ListedPoint]], list[RowRefused]]:
    """The review points of each material, and a refusal for each point whose material is not there."""
    codes = {entry.values.get("code") for entry in children["materials"]}
    points: defaultdict[str, list[ListedPoint]] = defaultdict(list)
    strays = []
    for entry in children["review_points"]:
        values = dict(entry.values)
        material = values.pop("material", None)
        if entry.refusals:
            continue
        if material in codes:
            points[material].append(ListedPoint(**values))
        else:
            strays.append(_refusal(POINTS, entry.line, "材料代码", RowWithoutMaterial(material=material)))
    return points, strays


def _checklist(item: Entry, children: Children, points: dict[str, list[ListedPoint]]) -> Checklist:
    values = dict(item.values)
    simple = _simple_materials(values.pop("materials", ()))
    values.setdefault("kind", "immediate" if values["promised"] == ON_THE_SPOT else "promised")
    materials = tuple(
        ListedMaterial(**entry.values, review_points=tuple(points.get(entry.values["code"], ())))
        for entry in children["materials"]
    )
    return Checklist(
        code=item.code,
        **values,
        situations=tuple(ListedSituation(**entry.values) for entry in children["situations"]),
        materials=materials or simple,
        procedures=tuple(ListedProcedure(**entry.values) for entry in children["procedures"]),
    )


def _simple_materials(names: tuple[str, ...]) -> tuple[ListedMaterial, ...]:
    """Materials of the plain form: names only, each with its form in brackets if it is not the usual one."""
    materials = []
    for place, written in enumerate(names, 1):
        match = _FORM_IN_BRACKETS.fullmatch(written)
        form = cells.code_of(match[2], MaterialRequirement.Form.choices) if match else None
        material = ListedMaterial(code=f"{place:02}", name=written)
        materials.append(replace(material, name=match[1], form=form) if match and form else material)
    return tuple(materials)


def _refusal(sheet: Sheet, line: int, column: str, reason: InvalidInput) -> RowRefused:
    return RowRefused(sheet=sheet.title, row=line, column=column, reason=reason)
