"""Writing named tables of text into a new file, row by row; nothing here knows what the columns mean."""

import csv
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from onewindow.catalogue.errors import CellTooLong, FileSuffix, FileUnwritable, RowRefused, SheetFull
from onewindow.catalogue.spreadsheet.cells import Written
from onewindow.catalogue.spreadsheet.formulas import guarded

Append = Callable[[str, Sequence[Written]], None]

EXCEL_ROWS = 1_048_576
EXCEL_CELL = 32_767
CSV_CELL = csv.field_size_limit() - 1  # an apostrophe may join it


@contextmanager
def new_tables(path: Path, tables: Mapping[str, Sequence[str]]) -> Iterator[Append]:
    """Give a function that appends a row to one of the tables, given by their names and headings.

    A path that ends in .xlsx becomes a workbook, any other a folder of CSV files (UTF-8 with its mark). What was there
    is replaced at the end and stays if anything fails. Raises `FileSuffix`, `FileUnwritable`, `SheetFull`, and
    `RowRefused` with `CellTooLong` for text that the file could not give back whole.
    """
    suffix = path.suffix.lower()
    if suffix in {".csv", ".xls", ".xlsm", ".xlsb", ".et", ".ods"}:
        raise FileSuffix(name=path.name)
    is_workbook = suffix == ".xlsx"
    folder = path.absolute().parent if is_workbook else path
    files = [path.name] if is_workbook else [f"{name}.csv" for name in tables]
    try:
        if not is_workbook:
            path.mkdir(exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".export-") as made:
            with _workbook(Path(made) / path.name, tables) if is_workbook else _folder(Path(made), tables) as append:
                for name, headings in tables.items():
                    append(name, headings)
                yield append
            for file in files:
                os.replace(Path(made) / file, folder / file)
    except (OSError, XlsxFileError) as error:
        raise FileUnwritable(name=path.name, reason=error) from error


@contextmanager
def _workbook(file: Path, tables: Mapping[str, Sequence[str]]) -> Iterator[Append]:
    # Every row goes to the disk at once; its folder is ours, so that nothing is left behind after a failure.
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": str(file.parent)})
    as_text = book.add_format({"num_format": "@", "valign": "top"})
    sheets = {title: book.add_worksheet(title) for title in tables}
    lines = dict.fromkeys(tables, 0)
    for title, sheet in sheets.items():
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 34, as_text)
        sheet.set_column(1, len(tables[title]) - 1, 18, as_text)

    def append(title: str, row: Sequence[Written]) -> None:
        line = lines[title]
        if line == EXCEL_ROWS:
            raise SheetFull(sheet=title, rows=EXCEL_ROWS)
        _check_length(row, title, line + 1, tables, EXCEL_CELL)
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                sheets[title].write_number(line, place, cell)
            elif cell:
                sheets[title].write_string(line, place, cell)  # never a formula, a link or a number
        lines[title] += 1

    yield append
    book.close()


@contextmanager
def _folder(folder: Path, tables: Mapping[str, Sequence[str]]) -> Iterator[Append]:
    with ExitStack() as files:
        writers = {
            title: csv.writer(
                files.enter_context((folder / f"{title}.csv").open("w", encoding="utf-8-sig", newline=""))
            )
            for title in tables
        }
        lines = dict.fromkeys(tables, 0)

        def append(title: str, row: Sequence[Written]) -> None:
            lines[title] += 1
            _check_length(row, title, lines[title], tables, CSV_CELL)
            writers[title].writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])

        yield append


def _check_length(
    row: Sequence[Written], title: str, line: int, tables: Mapping[str, Sequence[str]], limit: int
) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str) and len(cell) > limit:
            reason = CellTooLong(limit=limit, length=len(cell))
            raise RowRefused(sheet=title, row=line, column=tables[title][place], reason=reason)
