"""One item as read from a file, with the places of its parts, so that each refusal can name its row and column."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onewindow.catalogue.errors import RowRefused
from onewindow.catalogue.rules import Checklist, Problem
from onewindow.catalogue.spreadsheet.columns import SHEETS
from onewindow.lib.refusal import InvalidInput

_SHEET_OF = {sheet.part: sheet for sheet in SHEETS}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An item with its children. `checklist` is None when a cell could not be read; `refusals` then says which, and
    `code` and `department` are what could be read nevertheless, so that all faults of a row are told at once.

    `lines` gives, for each part of the list, the line of each of its entries.
    """

    line: int
    code: str
    checklist: Checklist | None
    refusals: tuple[RowRefused, ...] = ()
    lines: Mapping[str, list[int]] = field(default_factory=dict)
    department: str = ""

    def refuse(self, element: str, reason: InvalidInput) -> RowRefused:
        """Return the refusal of one element of the item's own row."""
        return self.refuse_problem(Problem("items", 0, element, reason))

    def refuse_problem(self, problem: Problem) -> RowRefused:
        """Return the refusal of a problem, placed by sheet, row and column."""
        sheet = _SHEET_OF[problem.part]
        line = self.line if problem.part == "items" else self.lines[problem.part][problem.index]
        return RowRefused(sheet=sheet.title, row=line, column=sheet.title_of(problem.element), reason=problem.refusal)
