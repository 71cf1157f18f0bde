"""From rows of text to entries of one sheet: headings found, cells read, each fault kept with its place."""

from collections.abc import Sequence
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
from onewindow.catalogue.spreadsheet.tables import Row
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


def columns_of(headings: Row, sheet: Sheet, table: str) -> list[Column | None]:
    """Return the column under each heading, None where it is left out.

    Raises `FileGarbled` (naming the table), `ColumnMissing`, `ColumnTwice`, `ColumnUnknown`.
    """
    line, titles = headings
    known = {plain(name): column for column in sheet.columns for name in (column.title, column.element)}
    columns = [known.get(plain(title)) for title in titles]
    if any(map(is_garbled, titles)):
        raise FileGarbled(name=table, row=line)
    if missing := [column.title for column in sheet.columns if column.required and column not in columns]:
        raise ColumnMissing(sheet=sheet.title, columns="、".join(missing))
    for place, (title, column) in enumerate(zip(titles, columns, strict=True)):
        if column is None and title and title not in IGNORED:
            raise ColumnUnknown(sheet=sheet.title, column=title)
        if column is not None and column in columns[:place]:
            raise ColumnTwice(sheet=sheet.title, column=column.title)
    return columns


def code_in(cells: Sequence[str], columns: Sequence[Column | None]) -> str:
    """Return the code that a row belongs to, empty where there is none or it cannot be read."""
    place = columns.index(CODE)
    written = cells[place] if place < len(cells) else ""
    return "" if is_garbled(written) else normal_form(written)


def entry_of(line: int, code: str, cells: list[str], columns: list[Column | None], sheet: Sheet) -> Entry:
    """Read one row; an empty cell fills nothing, so that the element keeps its default."""
    entry = Entry(line, code)

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
        elif column is not CODE:
            try:
                entry.values[column.element] = column.cell.read(cell)
            except InvalidInput as reason:
                refuse(column.title, reason)
    return entry
