"""An implementation list as a form: the text of each cell as it was typed, read by the same columns as an import.

A form keeps what can't be read yet too, so that nothing typed is lost: {"item": {element: text}, "situations": [...],
"materials": [{..., "review_points": [...]}], "procedures": [...]}.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onewindow.catalogue.errors import RowRefused
from onewindow.catalogue.life_errors import FormTooLarge
from onewindow.catalogue.rules import Checklist, problems
from onewindow.catalogue.rules.checklist import in_order
from onewindow.catalogue.spreadsheet.columns import (
    ITEMS,
    MATERIALS,
    POINTS,
    PROCEDURES,
    SHEETS,
    SITUATIONS,
    Column,
    Sheet,
)
from onewindow.catalogue.spreadsheet.reading import import_row
from onewindow.catalogue.spreadsheet.sheet_rows import Entry, entry_of
from onewindow.lib.refusal import Refused
from onewindow.lib.storable import storable

Cells = dict[str, str]
Form = dict[str, Any]
ROWS, LENGTH = 400, 5000
POINT = "review_points"
_CHOSEN = {"form", "medium", "necessity", "aspect", "kind", "copies"}
_NOT_TYPED = {"item_code", "department", "effective_from", "materials", "material"}


def elements(sheet: Sheet) -> tuple[str, ...]:
    """The elements of a sheet that a person types; code, department and day come from the application."""
    return tuple(column.element for column in sheet.columns if column.element not in _NOT_TYPED)


PARTS = {"situations": SITUATIONS, "materials": MATERIALS, "procedures": PROCEDURES}
ITEM_ELEMENTS = tuple(element for element in elements(ITEMS) if element != "type")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell: which part, which row of it (and which point of a material, from 0), which element."""

    part: str
    row: int
    element: str
    refusal: Refused
    point: int | None = None


@dataclass(frozen=True, slots=True)
class FormRead:
    """The list, or None where a cell could not be read; and everything that is wrong."""

    checklist: Checklist | None
    faults: tuple[Fault, ...] = ()


def blank(name: str) -> Form:
    """A form with the name only."""
    return {"item": {"name": name}, "situations": [], "materials": [], "procedures": []}


def written(checklist: Checklist) -> Form:
    """Write a list as a form that reads as it was."""
    materials = [
        _cells(MATERIALS, each) | {POINT: [_cells(POINTS, point) for point in each.review_points]}
        for each in checklist.materials
    ]
    return {
        "item": {element: text for element, text in _cells(ITEMS, checklist).items() if element != "type"},
        "situations": [_cells(SITUATIONS, each) for each in checklist.situations],
        "materials": materials,
        "procedures": [_cells(PROCEDURES, each) for each in checklist.procedures],
    }


def tidy(form: Mapping[str, Any]) -> Form:
    """Keep what belongs to a form, as text that can be stored, without rows in which nothing was typed.

    Materials without a code get the next free one. Refuses with FormTooLarge.
    """
    materials = [
        _kept(MATERIALS, row) | {POINT: _filled(POINTS, _rows(row, POINT))} for row in _rows(form, "materials")
    ]
    materials = [row for row in materials if _is_filled(row)]
    taken = {row["code"] for row in materials}
    free = (code for n in range(1, ROWS + 1) if (code := f"{n:02}") not in taken)
    for row in materials:
        row["code"] = row["code"] or next(free, "")
    tidied: Form = {
        "item": {element: _text(_mapping(form.get("item")).get(element)) for element in ITEM_ELEMENTS},
        "situations": _filled(SITUATIONS, _rows(form, "situations")),
        "materials": materials,
        "procedures": _filled(PROCEDURES, _rows(form, "procedures")),
    }
    count = sum(len(tidied[part]) for part in PARTS) + sum(len(row[POINT]) for row in materials)
    texts = (text for row in _every(tidied) for text in row.values() if isinstance(text, str))
    if count > ROWS or any(len(text) > LENGTH for text in texts):
        raise FormTooLarge(limit=ROWS, length=LENGTH)
    return tidied


def read(form: Form, *, code: str, department: str) -> FormRead:
    """Read a tidy form as the list of the item with that code, of the department named, with all that is wrong."""
    entries = {sheet.part: _entries(sheet, rows, code) for sheet, rows in _sheets(form, department)}
    row = import_row(entries.pop(ITEMS.part)[0], entries)
    refusals, checklist = list(row.refusals), row.checklist
    if checklist is not None:
        checklist = in_order(replace(checklist, type=code[21:23]))
        refusals += [row.refuse_problem(problem) for problem in problems(checklist)]
    return FormRead(checklist, tuple(_fault(form, refusal) for refusal in refusals))


def _sheets(form: Form, department: str) -> Iterator[tuple[Sheet, list[Cells]]]:
    yield ITEMS, [form["item"] | {"department": department}]
    for part, sheet in PARTS.items():
        yield sheet, form[part]
    yield POINTS, [{**point, "material": row["code"]} for row in form["materials"] for point in row[POINT]]


def _entries(sheet: Sheet, rows: Sequence[Cells], code: str) -> list[Entry]:
    columns: list[Column | None] = list(sheet.columns)
    return [
        entry_of(
            line,
            code,
            [code if each.element == "item_code" else row.get(each.element, "") for each in sheet.columns],
            columns,
            sheet,
        )
        for line, row in enumerate(rows)
    ]


def _fault(form: Form, refusal: RowRefused) -> Fault:
    facts = refusal.facts
    sheet = next(each for each in SHEETS if each.title == facts["sheet"])
    element = next((each.element for each in sheet.columns if each.title == facts["column"]), "")
    row, reason = int(facts["row"]), refusal.reason
    if sheet is POINTS:
        owners = [(n, m) for n, each in enumerate(form["materials"]) for m in range(len(each[POINT]))]
        material, point = owners[row]
        return Fault("materials", material, element, reason, point)
    return Fault("item" if sheet is ITEMS else sheet.part, row, element, reason)


def _cells(sheet: Sheet, entry: Any) -> Cells:
    columns = [column for column in sheet.columns if column.element in elements(sheet)]
    values = [(column, getattr(entry, column.element)) for column in columns]
    return {column.element: "" if value is None else str(column.cell.write(value)) for column, value in values}


def _kept(sheet: Sheet, row: Any) -> dict[str, Any]:
    return {element: _text(_mapping(row).get(element)) for element in elements(sheet)}


def _filled(sheet: Sheet, rows: list[Any]) -> list[Cells]:
    return [row for row in (_kept(sheet, row) for row in rows) if _is_filled(row)]


def _is_filled(row: Mapping[str, Any]) -> bool:
    """A row in which no more than a choice was left as it stood is empty."""
    return any(value for element, value in row.items() if element not in _CHOSEN)


def _rows(form: Any, part: str) -> list[Any]:
    rows = _mapping(form).get(part)
    return rows if isinstance(rows, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    return str(storable(str(value))).replace("\r\n", "\n").strip() if value is not None else ""


def _every(form: Form) -> Iterator[dict[str, Any]]:
    yield form["item"]
    for part in PARTS:
        yield from form[part]
    for row in form["materials"]:
        yield from row[POINT]
