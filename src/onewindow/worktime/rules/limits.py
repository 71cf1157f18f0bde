"""A limit is a number and a unit, as laws and guides write it: 20个工作日, 60个自然日, 3个月, 2小时, 当场."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from onewindow.worktime.errors import InvalidLimit, UnclearDay

LONGEST = 3650


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    HOUR = "hour"
    ON_THE_SPOT = "on_the_spot"


_WORDS = {
    Unit.WORKING_DAY: "个工作日",
    Unit.CALENDAR_DAY: "个自然日",
    Unit.MONTH: "个月",
    Unit.HOUR: "小时",
}
_UNITS = {
    "工作日": Unit.WORKING_DAY,
    "自然日": Unit.CALENDAR_DAY,
    "日历日": Unit.CALENDAR_DAY,
    "月": Unit.MONTH,
    "小时": Unit.HOUR,
}
_ON_THE_SPOT = {"当场", "当场办结", "当场办理", "即办", "即时办结", "0", "0个工作日", "0工作日"}
_WRITTEN = re.compile(r"([0-9]{1,4}|[一二两三四五六七八九十百]{1,5})个?(工作日|自然日|日历日|小时|月|日|天)")
_CHINESE_NUMERAL = re.compile(
    r"(?:([一二两三四五六七八九])百)?(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九])?"
)
_DIGITS = {word: digit for digit, word in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Limit:
    """How long an act may take. A number from 1 to 3650 with its unit; on the spot has number 0.

    Raises `InvalidLimit` for any other number.
    """

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        on_the_spot = self.unit is Unit.ON_THE_SPOT
        if self.number != 0 if on_the_spot else not 1 <= self.number <= LONGEST:
            raise InvalidLimit(text=f"{self.number} {self.unit}")

    def __str__(self) -> str:
        return "当场" if self.unit is Unit.ON_THE_SPOT else f"{self.number}{_WORDS[self.unit]}"


ON_THE_SPOT = Limit(0, Unit.ON_THE_SPOT)


def parse_limit(text: str, *, plain_day: Unit | None = None) -> Limit:
    """Read a limit written in Chinese, with Arabic or Chinese numerals.

    A plain 日 or 天 is read as `plain_day`; without it, it raises `UnclearDay`. What is no limit raises `InvalidLimit`.
    """
    written = "".join(unicodedata.normalize("NFKC", text).split())
    if written in _ON_THE_SPOT:
        return ON_THE_SPOT
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise InvalidLimit(text=text)
    unit = _UNITS.get(match[2], plain_day)
    if unit is None:
        raise UnclearDay(text=text)
    return Limit(_number(match[1], text), unit)


def is_within(promised: Limit, legal: Limit) -> bool:
    """Say whether a promise is surely no longer than the law's limit (domain rule: promised ≤ legal).

    The same unit is compared by number. Otherwise the promise is taken at its longest and the law's limit at its
    shortest: n working days span at most n + 2 calendar days for each begun week, and at least n + 2 for each week that
    they must cross; a month has at most 31 days, n months at least 30n - 2; a working day has 4 to 8 working hours.
    Holidays are left out: where one makes a promise in working days end after a legal limit in calendar days or months,
    the earlier of the two due dates governs the case.
    """
    if promised.unit is legal.unit:
        return promised.number <= legal.number
    if {promised.unit, legal.unit} <= {Unit.ON_THE_SPOT, Unit.HOUR, Unit.WORKING_DAY}:
        return _most_working_days(promised) <= _fewest_working_days(legal)
    return _longest(promised) <= _shortest(legal)


def _number(written: str, text: str) -> int:
    if written.isdigit():
        return int(written)
    match = _CHINESE_NUMERAL.fullmatch(written)
    if match is None:
        raise InvalidLimit(text=text)
    hundreds, tens, ten, ones = match.groups()
    return _DIGITS.get(hundreds, 0) * 100 + (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _most_working_days(limit: Limit) -> int:
    return -(-limit.number // 4) if limit.unit is Unit.HOUR else limit.number


def _fewest_working_days(limit: Limit) -> int:
    return limit.number // 8 if limit.unit is Unit.HOUR else limit.number


def _longest(limit: Limit) -> int:
    match limit.unit:
        case Unit.CALENDAR_DAY:
            return limit.number
        case Unit.MONTH:
            return 31 * limit.number
    days = _most_working_days(limit)
    return days + 2 * -(-days // 5)


def _shortest(limit: Limit) -> int:
    match limit.unit:
        case Unit.CALENDAR_DAY:
            return limit.number
        case Unit.MONTH:
            return 30 * limit.number - 2
    days = _fewest_working_days(limit)
    return days + 2 * (max(days - 1, 0) // 5)
