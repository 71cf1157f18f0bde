"""From implementation lists to a file that the import takes as it is: what was exported and imported again changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from onewindow.catalogue.models import ItemType
from onewindow.catalogue.queries import checklists
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.spreadsheet.cells import Written
from onewindow.catalogue.spreadsheet.columns import (
    CODE,
    ITEMS,
    MATERIALS,
    POINTS,
    PROCEDURES,
    SHEETS,
    SITUATIONS,
    Column,
    Sheet,
)
from onewindow.catalogue.spreadsheet.new_tables import new_tables
from onewindow.lib.batches import batches


def write_export(path: Path, version_ids: Iterable[int], progress: Callable[[int], object] | None = None) -> None:
    """Write published versions with all elements, a batch at a time, so that memory stays bounded.

    A path that ends in .xlsx becomes a workbook of five sheets, any other a folder of five CSV files. A published version
    never changes, so that the file is of one piece though others publish meanwhile. `progress` hears of each batch.
    Raises `FileSuffix`, `FileUnwritable`, `SheetFull`, `RowRefused`.
    """
    types = _type_names()
    headings = {sheet.title: [column.title for column in sheet.columns] for sheet in SHEETS}
    with new_tables(path, headings) as append:
        for batch in batches(version_ids):
            lists = checklists(batch)
            for version_id in batch:
                listed = lists[version_id]
                for sheet, entry in _entries(replace(listed, type=types.get(listed.type, listed.type))):
                    append(sheet.title, [_cell(column, listed.code, entry) for column in sheet.columns])
            if progress:
                progress(len(batch))


def _entries(listed: Checklist) -> Iterator[tuple[Sheet, Any]]:
    """The rows of an item, each with its sheet. Its materials have a sheet of their own, so the short form stays empty."""
    yield ITEMS, replace(listed, materials=())
    for material in listed.materials:
        yield MATERIALS, material
        for point in material.review_points:
            yield POINTS, {"material": material.code, "aspect": point.aspect, "text": point.text}
    for situation in listed.situations:
        yield SITUATIONS, situation
    for procedure in listed.procedures:
        yield PROCEDURES, procedure


def _cell(column: Column, code: str, entry: Any) -> Written:
    if column is CODE:
        return code
    value = entry[column.element] if isinstance(entry, Mapping) else getattr(entry, column.element)
    return "" if value is None else column.cell.write(value)


def _type_names() -> dict[str, str]:
    """The names of the types by code, but for a name that two of them share."""
    names: dict[str, str] = dict(ItemType.objects.values_list("code", "name"))
    shared = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {code: name for code, name in names.items() if name not in shared}
