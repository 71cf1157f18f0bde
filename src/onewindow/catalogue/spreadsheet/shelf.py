"""The rows of a file put aside on disk and found again by the code they belong to: memory holds a batch, not the file."""

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it was read: the sheet's part, the line from 1, the code it belongs to, its cells."""

    part: str
    line: int
    code: str
    cells: list[str]


class Shelf:
    """A private file on disk that goes when the shelf does."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", check_same_thread=False)  # an empty name: on disk, unnamed, deleted at the end
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("CREATE TABLE kept (part TEXT, line INTEGER, code TEXT, cells TEXT)")
        self._rows.execute("CREATE INDEX kept_code ON kept (code, part)")
        weakref.finalize(self, self._rows.close)

    def put(self, rows: Iterable[Kept]) -> None:
        """Keep rows in their order."""
        values = ((row.part, row.line, row.code, json.dumps(row.cells, ensure_ascii=False)) for row in rows)
        self._rows.executemany("INSERT INTO kept VALUES (?, ?, ?, ?)", values)

    def count(self, part: str) -> int:
        """How many rows of a part there are."""
        return int(self._rows.execute("SELECT count(*) FROM kept WHERE part = ?", (part,)).fetchone()[0])

    def rows(self, part: str) -> Iterator[Kept]:
        """The rows of a part, in their order."""
        return self._found("part = ? ORDER BY rowid", (part,))

    def belonging(self, codes: Sequence[str], but: str) -> Iterator[Kept]:
        """The rows of every part but one that belong to these codes (at most 500), in their order."""
        places = ",".join("?" * len(codes))
        return self._found(f"part <> ? AND code IN ({places}) ORDER BY rowid", (but, *codes))

    def strays(self, part: str) -> Iterator[Kept]:
        """The rows of every other part whose code has no row in this one, in their order."""
        owned = "EXISTS (SELECT 1 FROM kept owner WHERE owner.code = kept.code AND owner.part = ?)"
        return self._found(f"part <> ? AND (code = '' OR NOT {owned}) ORDER BY rowid", (part, part))

    def _found(self, condition: str, values: Sequence[str]) -> Iterator[Kept]:
        asked = self._rows.execute(f"SELECT part, line, code, cells FROM kept WHERE {condition}", values)
        return (Kept(part, line, code, json.loads(cells)) for part, line, code, cells in asked)
