"""What differs between two implementation lists, side by side, and whether it is merely editorial (M34).

Editorial are: an element that only informs (`EDITORIAL`), a change of order, and a text in which letters and digits stay
the same (a quotation mark or a space came or went; a sign between two digits counts as a digit). All else is substantive:
conditions, materials, limits, fees, result, authority, whom it serves.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from onewindow.catalogue.rules.checklist import Checklist, ListedMaterial, ListedPoint

EDITORIAL = {
    "items": frozenset({"limit_note", "yearly_volume", "made_up"}),
    "materials": frozenset({"source", "sample"}),
}
ORDER = "order"
_KEYS = frozenset({"code", "department"})
_CHILDREN = frozenset({"situations", "materials", "procedures", "review_points"})
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\s](?=\d)")


class Mark(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the comparison: which part, which entry of it, which element; `before` or `after` is None when absent."""

    part: str
    entry: str
    element: str
    mark: Mark
    before: Any
    after: Any
    editorial: bool


def difference(before: Checklist | None, after: Checklist) -> tuple[Change, ...]:
    """Return every change from one list to the other, in the list's order; without a `before` everything was added."""
    if before is None:
        return tuple(_first(after))
    return (
        *_elements("items", "", before, after),
        *_entries("situations", _named(before.situations), _named(after.situations)),
        *_materials(before, after),
        *_entries("procedures", _named(before.procedures), _named(after.procedures)),
    )


def substantive(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take the full review; none of them means that the change is editorial."""
    return tuple(change for change in changes if not change.editorial)


def _first(after: Checklist) -> Iterator[Change]:
    for name in _own_elements(after):
        if (value := getattr(after, name)) not in (None, "", ()):
            yield Change("items", "", name, Mark.ADDED, None, value, editorial=False)
    yield from _entries("situations", {}, _named(after.situations))
    yield from _entries("materials", {}, _coded(after))
    for material in after.materials:
        yield from _points(material.code, (), material.review_points)
    yield from _entries("procedures", {}, _named(after.procedures))


def _materials(before: Checklist, after: Checklist) -> Iterator[Change]:
    old, new = _coded(before), _coded(after)
    yield from _entries("materials", old, new)
    for code in dict.fromkeys((*new, *old)):
        yield from _points(
            code,
            old[code].review_points if code in old else (),
            new[code].review_points if code in new else (),
        )


def _entries(part: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key, entry in before.items():
        if key not in after:
            yield Change(part, key, "", Mark.REMOVED, entry, None, editorial=False)
    for key, entry in after.items():
        if key in before:
            yield from _elements(part, key, before[key], entry)
        else:
            yield Change(part, key, "", Mark.ADDED, None, entry, editorial=False)
    both = [key for key in before if key in after], [key for key in after if key in before]
    if both[0] != both[1]:
        yield Change(part, "", ORDER, Mark.CHANGED, tuple(both[0]), tuple(both[1]), editorial=True)


def _elements(part: str, entry: str, before: Any, after: Any) -> Iterator[Change]:
    for name in _own_elements(after):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            editorial = name in EDITORIAL.get(part, ()) or _same_words(old, new)
            yield Change(part, entry, name, Mark.CHANGED, old, new, editorial)


def _points(material: str, before: tuple[ListedPoint, ...], after: tuple[ListedPoint, ...]) -> Iterator[Change]:
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for old, new in zip_longest(before[old_from:old_to], after[new_from:new_to]):
            mark = Mark.ADDED if old is None else Mark.REMOVED if new is None else Mark.CHANGED
            same = bool(old and new) and old.aspect == new.aspect and _same_words(old.text, new.text)
            yield Change("review_points", material, "", mark, old, new, editorial=same)


def _own_elements(entry: Any) -> list[str]:
    return [each.name for each in fields(entry) if each.compare and each.name not in _KEYS | _CHILDREN] + (
        ["situations"] if isinstance(entry, ListedMaterial) else []
    )


def _named(entries: Iterable[Any]) -> dict[str, Any]:
    return {entry.name: entry for entry in entries}


def _coded(checklist: Checklist) -> dict[str, ListedMaterial]:
    return {material.code: material for material in checklist.materials}


def _same_words(before: Any, after: Any) -> bool:
    return isinstance(before, str) and isinstance(after, str) and _words(before) == _words(after) != ""


def _words(text: str) -> str:
    normal = _BETWEEN_DIGITS.sub(lambda match: f"d{ord(match[0])}d", unicodedata.normalize("NFKC", text))
    return "".join(char for char in normal if char.isalnum()).lower()
