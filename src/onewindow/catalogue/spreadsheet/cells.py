"""How one cell is read: from what a person wrote to the value that a table keeps. None means nothing was said."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.db.models import Model
from django.utils import translation
from django.utils.functional import Promise

from onewindow.catalogue.errors import CellCharacters, CellChoice, CellDate, CellNumber, CellTooLong
from onewindow.worktime.errors import InvalidLimit
from onewindow.worktime.rules import ON_THE_SPOT, Limit, parse_limit

Reader = Callable[[str], Any]
Choices = tuple[tuple[str, str | Promise], ...]

_NOTHING = {"无", "-", "—", "——", "/"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NUMBER = re.compile(r"([0-9]{1,7})(份|次|年|件|个工作日)?")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_BETWEEN_WORDS = re.compile(r"[;；、,，\s]+")
_BETWEEN_NAMES = re.compile(r"\s*[;；→\n]\s*")


def plain(text: str) -> str:
    """Keep the letters and digits only, so that 原件(收取), 原件（收取） and 原件收取 are the same word."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum()).lower()


def text(model: type[Model], name: str) -> Reader:
    """Read a text no longer than the model's field takes. Raises `CellTooLong`, `CellCharacters`."""
    return partial(_text, limit=getattr(model._meta.get_field(name), "max_length", None))


def choice(choices: Iterable[tuple[Any, Any]]) -> Reader:
    """Read one of the choices by its Chinese word or its stored code. Raises `CellChoice`."""
    return partial(_choice, choices=tuple(choices))


def several(choices: Iterable[tuple[Any, Any]]) -> Reader:
    """Read one or more of the choices and put them in the choices' own order. Raises `CellChoice`."""
    return partial(_several, choices=tuple(choices))


def number(least: int, most: int = 1_000_000) -> Reader:
    """Read a whole number, with or without its counter (2份, 3年). Raises `CellNumber`."""
    return partial(_number, least=least, most=most)


def names(limit: int) -> Reader:
    """Read names parted by ；, → or line breaks, each of at most `limit` characters. Raises `CellTooLong`."""
    return partial(_names, limit=limit)


def yes_or_no(cell: str) -> bool:
    """Read 是 or 否. Raises `CellChoice`."""
    if cell in {"是", "否"}:
        return cell == "是"
    raise CellChoice(text=cell, known="是、否")


def limit(cell: str) -> Limit | None:
    """Read a limit such as 20个工作日; 无 and - mean that there is none. Raises `InvalidLimit`, `UnclearDay`."""
    return None if cell in _NOTHING else parse_limit(cell)


def longer(cell: str) -> Limit | None:
    """Read how much longer a limit may become, which is never 当场. Raises `InvalidLimit`, `UnclearDay`."""
    read = limit(cell)
    if read == ON_THE_SPOT:
        raise InvalidLimit(text=cell)
    return read


def day(cell: str) -> date:
    """Read a date such as 2026-01-01 or 2026年1月1日. Raises `CellDate`."""
    match = _DAY.fullmatch(cell.removesuffix(" 00:00:00"))
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat(cell)
    except ValueError:
        raise CellDate(text=cell) from None


def _text(cell: str, limit: int | None) -> str:
    if _CONTROL.search(cell):
        raise CellCharacters
    if limit is not None and len(cell) > limit:
        raise CellTooLong(limit=limit, length=len(cell))
    return cell


def code_of(word: str, choices: Iterable[tuple[Any, Any]]) -> str | None:
    """Return the stored code of a choice's Chinese word, or None if there is no such choice."""
    return _codes(tuple(choices)).get(plain(word))


def _choice(cell: str, choices: Choices) -> str:
    code = _codes(choices).get(plain(cell))
    if code is None:
        raise CellChoice(text=cell, known="、".join(_words(choices).values()))
    return code


def _several(cell: str, choices: Choices) -> tuple[str, ...]:
    chosen = {_choice(word, choices) for word in _BETWEEN_WORDS.split(cell)}
    return tuple(code for code, _label in choices if code in chosen)


def _number(cell: str, least: int, most: int) -> int:
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", cell))
    if match is None or not least <= int(match[1]) <= most:
        raise CellNumber(text=cell, least=least, most=most)
    return int(match[1])


def _names(cell: str, limit: int) -> tuple[str, ...]:
    return tuple(_text(name, limit) for name in _BETWEEN_NAMES.split(cell) if name)


@lru_cache
def _words(choices: Choices) -> dict[str, str]:
    """The Chinese words by code: files are in Chinese, whatever language the reader has chosen for the pages."""
    with translation.override(None):
        return {str(code): str(label) for code, label in choices}


@lru_cache
def _codes(choices: Choices) -> dict[str, str]:
    codes = {plain(code): code for code in _words(choices)}
    return codes | {plain(word): code for code, word in _words(choices).items()}
