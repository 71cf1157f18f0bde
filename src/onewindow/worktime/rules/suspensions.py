"""Time that does not count: special procedures of 行政许可法 45 and the like."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onewindow.worktime.rules.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Suspension:
    """A stop of the clock over (start, end]: the first day still counts, the last does not.

    `end` is the day of resumption, or as long as it runs its planned end: the clock resumes by itself on that day.
    Stopped and resumed on one day costs nothing. An end before the start raises `ValueError`.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a suspension cannot end on {self.end}, before its start on {self.start}")

    def covers(self, day: date) -> bool:
        return self.start < day <= self.end


def merged(suspensions: Iterable[Suspension], *, since: date, upto: date = date.max) -> Iterator[Suspension]:
    """Return the union of the suspensions within (since, upto], in order, so that an overlap counts once."""
    start = end = since
    for suspension in sorted(suspensions, key=lambda each: each.start):
        if suspension.start > end:
            if start < end:
                yield Suspension(start, end)
            start = min(suspension.start, upto)
        end = max(end, min(suspension.end, upto))
    if start < end:
        yield Suspension(start, end)


def suspended_days(suspensions: Iterable[Suspension], calendar: WorkCalendar, *, since: date, upto: date) -> int:
    """Count the working days of (since, upto] that lie in a suspension."""
    return sum(calendar.between(each.start, each.end) for each in merged(suspensions, since=since, upto=upto))


def first_open_day(day: date, calendar: WorkCalendar, suspensions: list[Suspension]) -> date:
    """Return the first working day from `day` on at which the clock is not stopped."""
    while True:
        day = calendar.next_working_day(day)
        covering = next((each for each in suspensions if each.covers(day)), None)
        if covering is None:
            return day
        day = covering.end + timedelta(days=1)
