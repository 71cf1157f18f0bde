"""How one cell is read and written: what a person writes against the value that a table keeps. None is an empty cell."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from django.db.models import Model
from django.utils import translation
from django.utils.functional import Promise

from onewindow.catalogue.errors import CellCharacters, CellChoice, CellDate, CellNumber, CellTooLong
from onewindow.worktime.errors import InvalidLimit
from onewindow.worktime.rules import ON_THE_SPOT, Limit, parse_limit

Written = str | int
Choices = tuple[tuple[str, str | Promise], ...]

_NOTHING = {"无", "-", "—", "——", "/"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_NUMBER = re.compile(r"([0-9]{1,9})(份|次|年|件|个工作日)?")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_BETWEEN_WORDS = re.compile(r"[;；、,，\s]+")
_BETWEEN_NAMES = ";；→\n"
# A name that holds one of these signs itself, or begins with a quotation mark, stands in straight quotation marks.
_NAME = re.compile(rf'\s*(?:"((?:[^"]|"")+)"\s*(?=[{_BETWEEN_NAMES}]|$)|([^{_BETWEEN_NAMES}]+))')
_TO_QUOTE = re.compile(rf'^"|[{_BETWEEN_NAMES}]')


@dataclass(frozen=True, slots=True)
class Cell:
    """How a kind of cell is read, and how the same value is written so that it reads as it was."""

    read: Callable[[str], Any]
    write: Callable[[Any], Written]


class Words:
    """The Chinese words of some choices: files are in Chinese, whatever language the reader has chosen for the pages."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    @cached_property
    def by_code(self) -> dict[str, str]:
        """The word of each code, in the choices' order."""
        with translation.override(None):
            return {str(code): str(label) for code, label in self._choices}

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes = {plain(code): code for code in self.by_code}
        return codes | {plain(word): code for code, word in self.by_code.items()}

    def find(self, word: str) -> str | None:
        """The code of a word (or of itself), or None if there is no such choice."""
        return self._codes.get(plain(word))

    def code(self, word: str) -> str:
        """The code of a word. Raises `CellChoice`."""
        code = self.find(word)
        if code is None:
            raise CellChoice(text=word, known="、".join(self.by_code.values()))
        return code


def plain(text: str) -> str:
    """Keep the letters and digits only, so that 原件(收取), 原件（收取） and 原件收取 are the same word."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum()).lower()


def text(model: type[Model], name: str) -> Cell:
    """A text no longer than the model's field takes. Reading raises `CellTooLong`, `CellCharacters`."""
    return Cell(partial(_text, limit=getattr(model._meta.get_field(name), "max_length", None)), str)


def choice(choices: Iterable[tuple[Any, Any]]) -> Cell:
    """One of the choices by its Chinese word; its stored code is read too. Reading raises `CellChoice`."""
    known = Words(tuple(choices))
    return Cell(known.code, lambda code: known.by_code[code])


def several(choices: Iterable[tuple[Any, Any]]) -> Cell:
    """One or more of the choices, put in the choices' own order. Reading raises `CellChoice`."""
    known = Words(tuple(choices))

    def read(cell: str) -> tuple[str, ...]:
        chosen = {known.code(word) for word in _BETWEEN_WORDS.split(cell)}
        return tuple(code for code in known.by_code if code in chosen)

    return Cell(read, lambda codes: "；".join(known.by_code[code] for code in codes))


def number(least: int, most: int = 1_000_000) -> Cell:
    """A whole number, read with or without its counter (2份, 3年). Reading raises `CellNumber`."""
    return Cell(partial(_number, least=least, most=most), int)


def names(limit: int) -> Cell:
    """Names parted by ；, → or line breaks, each of at most `limit` characters. Reading raises `CellTooLong`."""
    return Cell(partial(_names, limit=limit), lambda names: "；".join(map(_quoted, names)))


def _yes_or_no(cell: str) -> bool:
    if cell in {"是", "否"}:
        return cell == "是"
    raise CellChoice(text=cell, known="是、否")


def _limit(cell: str) -> Limit | None:
    return None if cell in _NOTHING else parse_limit(cell)


def _longer(cell: str) -> Limit | None:
    read = _limit(cell)
    if read == ON_THE_SPOT:
        raise InvalidLimit(text=cell)
    return read


def _day(cell: str) -> date:
    match = _DAY.fullmatch(cell.removesuffix(" 00:00:00"))
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat(cell)
    except ValueError:
        raise CellDate(text=cell) from None


CODE = Cell(str, str)
"""The code that links the sheets, as it stands."""

YES_OR_NO = Cell(_yes_or_no, lambda yes: "是" if yes else "否")
"""是 or 否. Reading raises `CellChoice`."""

PROMISE = Cell(parse_limit, str)
"""A limit such as 20个工作日 or 当场. Reading raises `InvalidLimit`, `UnclearDay`."""

LIMIT = Cell(_limit, str)
"""A limit; 无 and - mean that there is none. Reading raises `InvalidLimit`, `UnclearDay`."""

LONGER = Cell(_longer, str)
"""How much longer a limit may become, which is never 当场. Reading raises `InvalidLimit`, `UnclearDay`."""

DAY = Cell(_day, date.isoformat)
"""A date such as 2026-01-01 or 2026年1月1日. Reading raises `CellDate`."""


def _text(cell: str, limit: int | None) -> str:
    if _CONTROL.search(cell):
        raise CellCharacters
    if limit is not None and len(cell) > limit:
        raise CellTooLong(limit=limit, length=len(cell))
    return cell


def _number(cell: str, least: int, most: int) -> int:
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", cell))
    if match is None or not least <= int(match[1]) <= most:
        raise CellNumber(text=cell, least=least, most=most)
    return int(match[1])


def _names(cell: str, limit: int) -> tuple[str, ...]:
    found = (quoted.replace('""', '"') or bare for quoted, bare in _NAME.findall(cell))
    return tuple(_text(name.strip(), limit) for name in found if name.strip())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _TO_QUOTE.search(name) else name
