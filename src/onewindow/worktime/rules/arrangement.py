"""A year's arrangement of days off and days worked instead, as a notice of the State Council publishes it."""

from dataclasses import dataclass
from datetime import date

from onewindow.worktime.rules.calendar import SATURDAY, WorkCalendar


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off (放假), or worked instead (上班), under the name of the holiday it belongs to."""

    date: date
    is_working: bool
    name: str

    @property
    def differs(self) -> bool:
        """Say whether the day departs from Monday to Friday; a holiday on a Sunday does not."""
        return self.is_working != (self.date.weekday() < SATURDAY)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What one notice (文号 `document_no`) says about one year; provisional when it is not `official`."""

    year: int
    days: tuple[SpecialDay, ...]
    official: bool = True
    document_no: str = ""


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What an edit changed: days that became or ceased to be worked, and years that became known or official."""

    calendar_id: int
    days: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.days or self.years)

    def touches(self, first: date, last: date) -> bool:
        """Say whether a count from `first` to `last` has to be made anew."""
        return any(first <= day <= last for day in self.days) or any(
            first.year <= year <= last.year for year in self.years
        )


def difference(calendar_id: int, before: WorkCalendar, after: WorkCalendar) -> CalendarChange:
    """Compare two states of one calendar."""
    years = {year for year in {*before.years, *after.years} if before.years.get(year) != after.years.get(year)}
    return CalendarChange(calendar_id, frozenset(set(before.exceptions) ^ set(after.exceptions)), frozenset(years))


def notice_year(day: date) -> int:
    """Return the year whose notice arranges `day`: a December day off, or worked instead, belongs to the next year."""
    return day.year + (day.month == 12)


def belongs_to(year: int, day: date) -> bool:
    """Say whether a notice about `year` may speak of `day`: the year itself, or the December before it.

    New Year's days off and the days worked instead have reached back into December (the notices for 2019 and 2023).
    """
    return day.year == year or (day.year == year - 1 and day.month == 12)
