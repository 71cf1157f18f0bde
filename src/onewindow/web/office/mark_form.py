"""The rows in which marks are typed or drawn: read into marks, and shown again with every word that was typed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from onewindow.catalogue.rules.marks import Mark
from onewindow.lib.refusal import Refused

PARTS = ("kind", "x", "y", "w", "h", "text")
NAME = re.compile(rf"mark-([0-9]{{1,3}})-(?:{'|'.join(PARTS)})")
SPARE = 2  # empty rows for who works without script


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A row by its number in the form, its parts as text, and what is wrong with them."""

    number: int
    typed: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)


def read_rows(posted: QueryDict) -> list[MarkRow]:
    """The rows that hold anything, in order; a row whose places and text are empty is no mark."""
    numbers = sorted({int(match[1]) for name in posted if (match := NAME.fullmatch(name))})
    rows = [MarkRow(each, {part: posted.get(f"mark-{each}-{part}", "").strip() for part in PARTS}) for each in numbers]
    return [row for row in rows if any(row.typed[part] for part in PARTS[1:])]


def marks_in(rows: Sequence[MarkRow]) -> list[Mark]:
    """The marks of the rows; a place that is no number is left for the action to refuse."""
    return [
        Mark(
            row.typed["kind"],
            _percent(row.typed["x"]),
            _percent(row.typed["y"]),
            _percent(row.typed["w"] or "0"),
            _percent(row.typed["h"] or "0"),
            row.typed["text"],
        )
        for row in rows
    ]


def rows_with_faults(rows: Sequence[MarkRow], refusals: Sequence[Refused]) -> list[MarkRow]:
    """The same rows, each refusal of a mark beside the part at fault."""
    faults: dict[int, dict[str, str]] = {}
    for refusal in refusals:
        if place := re.fullmatch(r"marks\.([0-9]+)\.([a-z]+)", refusal.field or ""):
            faults.setdefault(int(place[1]), {})[place[2]] = str(refusal)
    return [MarkRow(row.number, row.typed, faults.get(place, {})) for place, row in enumerate(rows, 1)]


def rows_of(marks: Sequence[Mark]) -> list[MarkRow]:
    """Rows for marks that stand on the sample now."""
    return [
        MarkRow(number, {"kind": mark.kind, "text": mark.text, **{part: f"{getattr(mark, part):g}" for part in "xywh"}})
        for number, mark in enumerate(marks, 1)
    ]


def with_spare(rows: Sequence[MarkRow]) -> list[MarkRow]:
    """The rows and a few empty ones after them."""
    last = max((row.number for row in rows), default=0)
    return [*rows, *(MarkRow(last + each, dict.fromkeys(PARTS, "")) for each in range(1, SPARE + 1))]


def _percent(text: str) -> float:
    try:
        return float(text.removesuffix("%"))
    except ValueError:
        return float("nan")
