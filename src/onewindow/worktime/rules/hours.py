"""Limits in hours run only while the hall is open: within the opening hours of working days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, pairwise
from zoneinfo import ZoneInfo

from onewindow.worktime.rules.calendar import WorkCalendar
from onewindow.worktime.rules.suspensions import Suspension

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of a working day as spans (from, to) in order; a gap between two spans is the midday break.

    Spans that are empty, out of order or overlap raise `ValueError`.
    """

    spans: tuple[tuple[time, time], ...] = ((time(9), time(12)), (time(13), time(17)))

    def __post_init__(self) -> None:
        edges = [edge for span in self.spans for edge in span]
        if not edges or any(earlier >= later for earlier, later in pairwise(edges)):
            raise ValueError("opening hours must be spans in order that do not touch or overlap")


OPENING = Hours()


def local(moment: datetime) -> datetime:
    """Return an aware moment as it reads in Asia/Shanghai; a naive one raises `ValueError`."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be counted")
    return moment.astimezone(SHANGHAI)


def add_working_hours(
    start: datetime,
    hours: float,
    calendar: WorkCalendar,
    opening: Hours = OPENING,
    suspensions: Iterable[Suspension] = (),
) -> datetime:
    """Return the moment in Asia/Shanghai when `hours` (more than 0) working hours have passed since `start`.

    Time outside the opening hours, on rest days and on suspended days does not count. Raises `CalendarGap`.
    """
    if hours <= 0:
        raise ValueError("a limit in hours must be longer than nothing")
    left = timedelta(hours=hours)
    for begin, end in _open_spans(local(start), calendar, opening, tuple(suspensions)):
        if left <= end - begin:
            return begin + left
        left -= end - begin
    raise AssertionError("the spans go on until the calendar ends, which raises")


def working_time_between(
    since: datetime,
    upto: datetime,
    calendar: WorkCalendar,
    opening: Hours = OPENING,
    suspensions: Iterable[Suspension] = (),
) -> timedelta:
    """Return the working time from `since` to `upto`; nothing when `upto` is not later. Raises `CalendarGap`."""
    since, upto = local(since), local(upto)
    passed = timedelta()
    if upto <= since:
        return passed
    for begin, end in _open_spans(since, calendar, opening, tuple(suspensions), upto.date()):
        passed += max(min(end, upto) - begin, timedelta())
    return passed


def _open_spans(
    start: datetime,
    calendar: WorkCalendar,
    opening: Hours,
    suspensions: tuple[Suspension, ...],
    last: date | None = None,
) -> Iterator[tuple[datetime, datetime]]:
    for days in count():
        day = start.date() + timedelta(days=days)
        if last and day > last:
            return
        if not calendar.is_working(day) or any(each.covers(day) for each in suspensions):
            continue
        for opens, closes in opening.spans:
            begin = max(start, datetime.combine(day, opens, SHANGHAI))
            end = datetime.combine(day, closes, SHANGHAI)
            if begin < end:
                yield begin, end
