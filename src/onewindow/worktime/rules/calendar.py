"""The working calendar: Monday to Friday, less the days off, plus the days worked instead (调休), year by year."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onewindow.worktime.errors import CalendarGap

SATURDAY = 5


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """Answers about working days from plain values; every answer about a year it does not know raises `CalendarGap`.

    `years` tells for each known year whether its arrangement is official (otherwise provisional); `exceptions` holds
    only the days that differ from Monday to Friday, and whether they are worked. Made once and kept: counting bisects.
    """

    name: str
    years: Mapping[int, bool]
    exceptions: Mapping[date, bool]
    _working: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        working = [
            ordinal
            for year in sorted(self.years)
            for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            if self._is_worked(date.fromordinal(ordinal))
        ]
        object.__setattr__(self, "_working", working)

    def is_working(self, day: date) -> bool:
        """Say whether `day` is a working day, make-up days included."""
        self.require(day, day)
        return self._is_worked(day)

    def is_provisional(self, first: date, last: date | None = None) -> bool:
        """Say whether `first` (or any day to `last`) lies in a year whose arrangement is not published yet."""
        last = last or first
        self.require(first, last)
        return not all(self.years[year] for year in range(first.year, last.year + 1))

    def next_working_day(self, day: date) -> date:
        """Return `day` itself when it is worked, otherwise the first working day after it (民法典 203)."""
        return self.working_day_at(bisect_right(self._working, day.toordinal() - 1), since=day)

    def add(self, day: date, working_days: int) -> date:
        """Return the last of `working_days` (1 or more) working days after `day`, which does not count (民法典 201)."""
        return self.working_day_at(self.position(day) + working_days - 1, since=day)

    def between(self, after: date, upto: date) -> int:
        """Count the working days in (after, upto]; negative when `upto` comes before `after`."""
        self.require(min(after, upto), max(after, upto))
        return self.position(upto) - self.position(after)

    def position(self, day: date) -> int:
        """Count the known working days up to and including `day`: the index of the first one after it."""
        return bisect_right(self._working, day.toordinal())

    def working_day_at(self, position: int, *, since: date) -> date:
        """Return the working day at `position`, when every year from `since` to it is known."""
        if position >= len(self._working):
            self.require(since, since)
            raise CalendarGap(calendar=self.name, year=max(self.years) + 1)
        day = date.fromordinal(self._working[position])
        self.require(since, day)
        return day

    def require(self, first: date, last: date) -> None:
        """Raise `CalendarGap` for the first unknown year from `first` to `last`."""
        for year in range(first.year, last.year + 1):
            if year not in self.years:
                raise CalendarGap(calendar=self.name, year=year)

    def _is_worked(self, day: date) -> bool:
        return self.exceptions.get(day, day.weekday() < SATURDAY)
