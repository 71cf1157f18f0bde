"""From a table of text to entries of one sheet: headings found, cells read, each fault kept with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onewindow.catalogue.errors import (
    CellEmpty,
    ColumnMissing,
    ColumnTwice,
    ColumnUnknown,
    FileGarbled,
    RowGarbled,
    RowRefused,
    RowTooLong,
)
from onewindow.catalogue.spreadsheet.cells import plain
from onewindow.catalogue.spreadsheet.columns import CODE, Column, Sheet
from onewindow.catalogue.spreadsheet.tables import Row, Table
from onewindow.lib.identifiers.number import normal_form
from onewindow.lib.plain_text import is_garbled
from onewindow.lib.refusal import InvalidInput

IGNORED = {"序号", "备注"}


@dataclass(slots=True)
class Entry:
    """One row of a sheet: the code it belongs to, its elements that were filled in, and what is wrong with it."""

    line: int
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    refusals: list[RowRefused] = field(default_factory=list)


def read_entries(table: Table, sheet: Sheet) -> Iterator[Entry]:
    """Yield the entries of a table; an empty cell fills nothing, so that the element keeps its default.

    Raises `FileGarbled`, `ColumnMissing`, `ColumnTwice`, `ColumnUnknown` when the headings (the first row) are wrong.
    """
    rows = table.rows()
    headings = next(rows, (1, []))
    columns = _columns(headings, table, sheet)
    for line, cells in rows:
        yield _entry(line, cells, columns, sheet)


def _columns(headings: Row, table: Table, sheet: Sheet) -> list[Column | None]:
    line, titles = headings
    known = {plain(name): column for column in sheet.columns for name in (column.title, column.element)}
    columns = [known.get(plain(title)) for title in titles]
    if any(map(is_garbled, titles)):
        raise FileGarbled(name=table.name, row=line)
    if missing := [column.title for column in sheet.columns if column.required and column not in columns]:
        raise ColumnMissing(sheet=sheet.title, columns="、".join(missing))
    for place, (title, column) in enumerate(zip(titles, columns, strict=True)):
        if column is None and title and title not in IGNORED:
            raise ColumnUnknown(sheet=sheet.title, column=title)
        if column is not None and column in columns[:place]:
            raise ColumnTwice(sheet=sheet.title, column=column.title)
    return columns


def _entry(line: int, cells: list[str], columns: list[Column | None], sheet: Sheet) -> Entry:
    entry = Entry(line, "")

    def refuse(column: str, reason: InvalidInput) -> None:
        entry.refusals.append(RowRefused(sheet=sheet.title, row=line, column=column, reason=reason))

    if any(cells[len(columns) :]):
        refuse(sheet.columns[-1].title, RowTooLong(count=len(cells) - len(columns)))
    for column, cell in zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False):
        if column is None:
            continue
        if not cell:
            if column.required:
                refuse(column.title, CellEmpty())
        elif is_garbled(cell):
            refuse(column.title, RowGarbled())
        elif column is CODE:
            entry.code = normal_form(cell)
        else:
            try:
                entry.values[column.element] = column.cell.read(cell)
            except InvalidInput as reason:
                refuse(column.title, reason)
    return entry
