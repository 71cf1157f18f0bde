"""From a file to items with all their parts: the rows are put aside first, then the items pass, a batch at a time."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onewindow.catalogue.errors import RowRefused, RowWithoutItem, RowWithoutMaterial, SheetMissing, SheetUnknown
from onewindow.catalogue.models import MaterialRequirement
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.spreadsheet import cells
from onewindow.catalogue.spreadsheet.columns import CODE, ITEMS, POINTS, SHEETS, Column, Sheet
from onewindow.catalogue.spreadsheet.import_row import ImportRow
from onewindow.catalogue.spreadsheet.sheet_rows import Entry, code_in, columns_of, entry_of
from onewindow.catalogue.spreadsheet.shelf import Kept, Shelf
from onewindow.catalogue.spreadsheet.tables import Table, open_tables
from onewindow.lib.batches import batches
from onewindow.lib.refusal import InvalidInput
from onewindow.worktime.rules import ON_THE_SPOT

Children = dict[str, list[Entry]]

SHEET_OF = {sheet.part: sheet for sheet in SHEETS}
FORMS = cells.Words(tuple(MaterialRequirement.Form.choices))

_FORM_IN_BRACKETS = re.compile(r"(.+)[（(]([^（()）]+)[)）]")


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file of items, read once and put aside. `rows()` goes through it anew; `count` is the number of its items."""

    shelf: Shelf
    columns: dict[str, list[Column | None]]
    count: int

    def rows(self) -> Iterator[ImportRow]:
        """Yield the items in the file's order, then one row for each child that belongs to no item."""
        seen = set[str]()
        for batch in batches(self.shelf.rows(ITEMS.part)):
            families = self._families([kept.code for kept in batch if kept.code not in seen])
            for kept in batch:
                children = families.pop(kept.code, {})  # of an item written twice, they are the first one's
                yield import_row(self._entry(kept), {sheet.part: children.get(sheet.part, []) for sheet in SHEETS[1:]})
            seen.update(kept.code for kept in batch)
        for kept in self.shelf.strays(ITEMS.part):
            entry = self._entry(kept)
            if entry.code:
                entry.refusals.append(
                    _refusal(SHEET_OF[kept.part], entry.line, CODE.title, RowWithoutItem(item=entry.code))
                )
            yield ImportRow(entry.line, "", None, tuple(entry.refusals))

    def _families(self, codes: list[str]) -> dict[str, Children]:
        """The children of each code by their parts."""
        families: dict[str, Children] = {code: defaultdict(list) for code in codes}
        for kept in self.shelf.belonging(list(families), but=ITEMS.part):
            families[kept.code][kept.part].append(self._entry(kept))
        return families

    def _entry(self, kept: Kept) -> Entry:
        return entry_of(kept.line, kept.code, kept.cells, self.columns[kept.part], SHEET_OF[kept.part])


def open_import(path: Path, progress: Callable[[int], object] | None = None) -> ImportFile:
    """Read a workbook, a folder of CSV files or one CSV of items, as docs/manual/import-items.md describes them.

    Sheets (or files) are told by their names; a single one holds the items whatever its name. The rows wait on disk, so
    that memory stays bounded; `progress` hears of each row. Raises `FileNotFound`, `FileUnreadable`, `FileEncoding`,
    `FileTooBig`, `FileGarbled`, `SheetMissing`, `SheetUnknown`, `ColumnMissing`, `ColumnTwice`, `ColumnUnknown`.
    """
    opened = open_tables(path)
    parts = {cells.plain(name): sheet.part for sheet in SHEETS for name in (sheet.title, sheet.part)}
    tables = {parts.get(cells.plain(table.name), table.name): table for table in opened}
    if len(opened) == 1:
        tables = {ITEMS.part: opened[0]}
    if ITEMS.part not in tables:
        raise SheetMissing(name=path.name)
    if strangers := [name for name in tables if name not in parts.values() and "说明" not in name]:
        raise SheetUnknown(name=path.name, sheet=strangers[0])
    shelf = Shelf()
    columns = {
        sheet.part: _put_aside(tables[sheet.part], sheet, shelf, progress) for sheet in SHEETS if sheet.part in tables
    }
    return ImportFile(shelf, columns, shelf.count(ITEMS.part))


def _put_aside(
    table: Table, sheet: Sheet, shelf: Shelf, progress: Callable[[int], object] | None
) -> list[Column | None]:
    rows = table.rows()
    columns = columns_of(next(rows, (1, [])), sheet, table.name)

    def kept() -> Iterator[Kept]:
        for line, written in rows:
            if progress:
                progress(1)
            yield Kept(sheet.part, line, code_in(written, columns), written)

    shelf.put(kept())
    return columns


def import_row(item: Entry, children: Children) -> ImportRow:
    """Put an item together with its children, with every fault of them all."""
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
        form = FORMS.find(match[2]) if match else None
        material = ListedMaterial(code=f"{place:02}", name=written)
        materials.append(replace(material, name=match[1], form=form) if match and form else material)
    return tuple(materials)


def _refusal(sheet: Sheet, line: int, column: str, reason: InvalidInput) -> RowRefused:
    return RowRefused(sheet=sheet.title, row=line, column=column, reason=reason)
