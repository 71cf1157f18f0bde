"""The province's file of review points: one sheet, a row for each point, linked to items by 基本编码."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onewindow.catalogue.errors import RowRefused
from onewindow.catalogue.guide_errors import BasicCodeWrong
from onewindow.catalogue.models import ProvincialPoint, ReviewPoint
from onewindow.catalogue.rules.provincial import ProvincePoint
from onewindow.catalogue.spreadsheet import cells
from onewindow.catalogue.spreadsheet.cells import Cell
from onewindow.catalogue.spreadsheet.columns import Column, Sheet
from onewindow.catalogue.spreadsheet.sheet_rows import columns_of, entry_of
from onewindow.catalogue.spreadsheet.tables import open_tables
from onewindow.lib.identifiers.number import normal_form


@dataclass(frozen=True, slots=True)
class ProvincialRow:
    """A point as read from a line, or why it can't be."""

    line: int
    point: ProvincePoint | None
    refusals: tuple[RowRefused, ...] = ()


def _basic_code(cell: str) -> str:
    code = normal_form(cell)
    if not re.fullmatch(r"[0-9]{12}", code):
        raise BasicCodeWrong(text=cell[:40])
    return code


POINTS = Sheet(
    "省级审查要点",
    "provincial_points",
    (
        Column("基本编码", "basic_code", Cell(_basic_code, str), required=True),
        Column("材料代码", "material_code", cells.text(ProvincialPoint, "material_code")),
        Column("材料名称", "material_name", cells.text(ProvincialPoint, "material_name"), required=True),
        Column("要素", "aspect", cells.choice(ReviewPoint.Aspect.choices)),
        Column("审查要点", "text", cells.text(ProvincialPoint, "text"), required=True),
        Column("依据", "basis", cells.text(ProvincialPoint, "basis")),
    ),
)


def read_provincial_points(path: Path) -> Iterator[ProvincialRow]:
    """Read the first sheet of a workbook, or a CSV file, as docs/manual/provincial-points.md describes it.

    Raises what `open_tables` and `columns_of` raise about the file and its headings.
    """
    table = open_tables(path)[0]
    rows = table.rows()
    columns = columns_of(next(rows, (1, [])), POINTS, table.name)
    for line, cells_of_row in rows:
        entry = entry_of(line, "", cells_of_row, columns, POINTS)
        point = None if entry.refusals else ProvincePoint(**entry.values)
        yield ProvincialRow(entry.line, point, tuple(entry.refusals))
