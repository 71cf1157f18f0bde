"""Months and quarters of the calendar, as they run in Asia/Shanghai."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from onewindow.supervision.errors import PeriodUnreadable
from onewindow.worktime.rules import SHANGHAI

_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(20[0-9]{2})-Q([1-4])")


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a quarter: `first` is its first day, `months` 1 or 3; a moment lies in [begins_at, ends_at)."""

    first: date
    months: int = 1

    @property
    def code(self) -> str:
        """2026-10, or 2026-Q4 for a quarter."""
        year = self.first.year
        return f"{self.first:%Y-%m}" if self.months == 1 else f"{year}-Q{(self.first.month + 2) // 3}"

    @property
    def begins_at(self) -> datetime:
        return datetime.combine(self.first, time(0), SHANGHAI)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(_months_later(self.first, self.months), time(0), SHANGHAI)

    @property
    def before(self) -> "Period":
        """The month or quarter before it."""
        return Period(_months_later(self.first, -self.months), self.months)

    def is_over(self, at: datetime) -> bool:
        """Say whether the last minute has passed; at the very turn of the month it has."""
        return at >= self.ends_at


def parse_period(text: str, field: str = "period") -> Period:
    """Read 2026-10 or 2026-Q4. Raises `PeriodUnreadable`."""
    if quarter := _QUARTER.fullmatch(text):
        return Period(date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1), 3)
    return parse_month(text, field)


def parse_month(text: str, field: str = "month") -> Period:
    """Read 2026-10. Raises `PeriodUnreadable`."""
    month = _MONTH.fullmatch(text)
    if month is None:
        raise PeriodUnreadable(field=field, text=text[:20] or "-")
    return Period(date(int(month[1]), int(month[2]), 1))


def month_of(at: datetime) -> Period:
    """Return the month of a moment."""
    return Period(at.astimezone(SHANGHAI).date().replace(day=1))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
