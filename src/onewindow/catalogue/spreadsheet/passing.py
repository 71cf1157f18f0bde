"""Files on their way through a door: an upload becomes a file to read, an export a stream that leaves nothing behind."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from onewindow.catalogue.spreadsheet.import_row import ImportRow
from onewindow.catalogue.spreadsheet.reading import open_import
from onewindow.catalogue.spreadsheet.writing import write_export
from onewindow.lib.storable import storable

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_NAME = 60  # characters; a file system counts bytes


def uploaded_rows(name: str, chunks: Iterable[bytes]) -> Iterator[ImportRow]:
    """Read an upload as `open_import` does, once the first row is asked for; faults call it by the name it was sent under."""
    with TemporaryDirectory(prefix="onewindow-import-") as made:
        shown = storable(name).replace("\\", "/").rpartition("/")[2].strip(". ")[-_LONGEST_NAME:]
        path = Path(made) / (shown or "items.xlsx")
        with path.open("wb") as file:
            file.writelines(chunks)
        read = open_import(path)
    yield from read.rows()


def exported(version_ids: Iterable[int]) -> BinaryIO:
    """Write a workbook of these published versions and return it open; it is gone when it is closed."""
    with TemporaryDirectory(prefix="onewindow-export-") as made:
        path = Path(made) / "items.xlsx"
        write_export(path, version_ids)
        return path.open("rb")
