"""Opening a file as named tables of text, whatever its format; nothing here knows what the columns mean."""

import csv
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from onewindow.catalogue.errors import FileEncoding, FileNotFound, FileTooBig, FileUnreadable
from onewindow.catalogue.spreadsheet.formulas import unguarded
from onewindow.lib.plain_text import detect_encoding

Row = tuple[int, list[str]]

UNPACKED_LIMIT = 1024 * 2**20
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; `rows()` gives its rows that are not empty as (line from 1, stripped cells), anew each time."""

    name: str
    rows: Callable[[], Iterator[Row]]


def open_tables(path: Path) -> list[Table]:
    """Open an .xlsx or .xls workbook, a CSV file (UTF-8, GB18030, UTF-16 with mark), or a folder of CSV files.

    The kind is told by the content. Raises `FileNotFound`, `FileUnreadable`, `FileEncoding`.
    """
    if path.is_dir():
        return [_csv_table(file) for file in sorted(path.glob("*.csv"))]
    if not path.is_file():
        raise FileNotFound(name=path.name)
    with path.open("rb") as file:
        is_workbook = file.read(4) in _EXCEL
    return _workbook_tables(path) if is_workbook else [_csv_table(path)]


def _csv_table(path: Path) -> Table:
    encoding = detect_encoding(path)
    if encoding is None:
        raise FileEncoding(name=path.name)

    def rows() -> Iterator[Row]:
        with path.open(encoding=encoding, newline="") as file:
            start = file.readline()
            file.seek(0)
            reader = csv.reader(file, delimiter="\t" if "\t" in start and "," not in start else ",", strict=True)
            last = 0
            try:
                for cells in reader:
                    line, last = last + 1, reader.line_num
                    if any(cell.strip() for cell in cells):
                        yield line, [unguarded(cell.strip()) for cell in cells]
            except csv.Error as error:
                raise FileUnreadable(name=path.name, reason=f"{reader.line_num}: {error}") from error

    return Table(path.stem, rows)


def _workbook_tables(path: Path) -> list[Table]:
    _require_bounded(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheet_names = workbook.sheet_names
    except (CalamineError, OSError) as error:
        raise FileUnreadable(name=path.name, reason=error) from error

    def rows(name: str) -> Iterator[Row]:
        try:
            for line, cells in enumerate(workbook.get_sheet_by_name(name).iter_rows(), 1):
                written = [_written(cell) for cell in cells]
                if any(written):
                    yield line, written
        except CalamineError as error:
            raise FileUnreadable(name=path.name, reason=error) from error

    return [Table(name, partial(rows, name)) for name in sheet_names]


def _require_bounded(path: Path) -> None:
    """Refuse with FileTooBig a small file that would fill the memory when unpacked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            unpacked = sum(part.file_size for part in book.infolist())
        if unpacked > UNPACKED_LIMIT:
            raise FileTooBig(name=path.name, limit=UNPACKED_LIMIT // 2**20)


def _written(cell: Any) -> str:
    """A cell as a person would have typed it: 5 not 5.0, 2026-01-01 not midnight of it."""
    match cell:
        case bool():
            return "是" if cell else "否"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time.min:
            return cell.date().isoformat()
        case date() | time() | timedelta():
            return str(cell)
        case _:
            return str(cell).strip()
