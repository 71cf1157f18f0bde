"""The file by which a published year is loaded: CSV lines of date, 放假 or 上班, name of the holiday."""

import csv
import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from onewindow.lib.refusal import InvalidInputs
from onewindow.worktime.errors import InvalidCalendarFile, InvalidCalendarLine
from onewindow.worktime.rules.arrangement import Arrangement, SpecialDay, belongs_to

KINDS = {"放假": False, "上班": True, "off": False, "worked": True}
HEADINGS = {"日期", "date"}
_DATE = re.compile(r"(\d{4})(?:-|/|年)(\d{1,2})(?:-|/|月)(\d{1,2})日?")


def parse_calendar_file(text: str) -> Arrangement:
    """Read the official arrangement of one year; the latest date tells which. A line of headings may come first.

    Raises `InvalidInputs` with one `InvalidCalendarLine` for each bad line, or `InvalidCalendarFile` for the whole.
    """
    days: list[SpecialDay] = []
    refusals: list[InvalidCalendarLine] = []
    for line, cells in _lines(text):
        try:
            day = _special_day(line, cells)
            if any(day.date == earlier.date for earlier in days):
                raise InvalidCalendarLine(line=line, reason=_("%s重复。") % day.date)
            days.append(day)
        except InvalidCalendarLine as refusal:
            refusals.append(refusal)
    if refusals:
        raise InvalidInputs(list(refusals))
    if not days:
        raise InvalidCalendarFile(reason=_("没有任何日期。"))
    year = max(day.date for day in days).year
    stray = [day.date for day in days if not belongs_to(year, day.date)]
    if stray:
        raise InvalidCalendarFile(
            reason=_("按最后的日期，这是%(year)s年的安排，%(day)s不属于该年。") % {"year": year, "day": min(stray)}
        )
    return Arrangement(year, tuple(sorted(days, key=lambda day: day.date)))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.removeprefix("\ufeff").splitlines())
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            heading = reader.line_num == 1 and cells and cells[0].lower() in HEADINGS
            if any(cells) and not heading:
                yield reader.line_num, cells
    except csv.Error as error:
        raise InvalidCalendarFile(reason=_("第%(line)s行不是 CSV。") % {"line": reader.line_num + 1}) from error


def _special_day(line: int, cells: list[str]) -> SpecialDay:
    if len(cells) != 3:
        raise InvalidCalendarLine(line=line, reason=_("应有三列：日期、放假或上班、名称。"))
    written, kind, name = cells
    if kind not in KINDS:
        raise InvalidCalendarLine(line=line, reason=_("“%s”应为“放假”或“上班”。") % kind)
    if not name:
        raise InvalidCalendarLine(line=line, reason=_("没有写名称。"))
    day = SpecialDay(_date(line, written), KINDS[kind], name[:60])
    if day.is_working and not day.differs:
        raise InvalidCalendarLine(line=line, reason=_("%s本来就是工作日，请核对日期。") % day.date)
    return day


def _date(line: int, written: str) -> date:
    match = _DATE.fullmatch(written)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise InvalidCalendarLine(line=line, reason=_("“%s”不是日期，请写成2027-01-01。") % written)
