"""The clock of a limit: when it is due, how much of it has run, how much is left.

elapsed(t) = |working days in (start, t]| - |working days in the union of the suspensions (s, e]|; the day of the start
does not count (民法典 201), and the limit is due on the first working day on which elapsed reaches it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from onewindow.worktime.rules.calendar import WorkCalendar
from onewindow.worktime.rules.hours import OPENING, SHANGHAI, Hours, add_working_hours, local
from onewindow.worktime.rules.lights import BANDS, Bands, warn_on
from onewindow.worktime.rules.limits import Limit, Unit
from onewindow.worktime.rules.suspensions import Suspension, first_open_day, merged, suspended_days

CLOSE_OF_BUSINESS = time(17)
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit, and the last instant on it that is in time (aware, Asia/Shanghai).

    `provisional` says that the count touched a year whose official arrangement is not published yet (待放假安排公布),
    `warn_on` from which day it shows yellow.
    """

    on: date
    at: datetime
    provisional: bool
    warn_on: date | None = None

    def is_past(self, at: datetime) -> bool:
        """Say whether an act at `at` comes too late; at the very instant it is still in time."""
        return at > self.at


def due(
    start: date | datetime,
    limit: Limit,
    calendar: WorkCalendar,
    suspensions: Iterable[Suspension] = (),
    *,
    extra: Limit | None = None,
    close_of_business: time = CLOSE_OF_BUSINESS,
    opening: Hours = OPENING,
    as_received_next_working_day: bool = False,
    bands: Bands = BANDS,
) -> Due:
    """Return when a limit is due that starts on `start` and stands still during the suspensions.

    Working days: the day of `start` does not count (民法典 201). Calendar days and months: likewise, each suspended
    calendar day pushes the end by one, a month without that day ends on its last (202), and an end on a rest day moves
    to the next working day (203). Hours: working hours within `opening`; `start` must then be a moment. On the spot:
    the day of `start`, or the next working day when that is a rest day or already closed. Due at `close_of_business`,
    where `MIDNIGHT` means 24:00 of that day.

    An extension `extra` of the same unit is added to the limit; of another unit it runs on from the first due date.
    A start on a rest day counts as it is; `as_received_next_working_day` shifts it to the next working day first.
    Raises `CalendarGap` when the count reaches a year that the calendar does not know.
    """
    first_day = _day(start)
    calendar.require(first_day, first_day)
    if as_received_next_working_day:
        first_day = calendar.next_working_day(first_day)
    elif limit.unit is Unit.ON_THE_SPOT and _closed(start, close_of_business):
        first_day += timedelta(days=1)
    suspended = list(merged(suspensions, since=first_day)) if suspensions else []
    if extra and extra.unit is limit.unit:
        limit, extra = Limit(limit.number + extra.number, limit.unit), None

    if limit.unit is Unit.HOUR:
        moment = add_working_hours(_moment(start), limit.number, calendar, opening, suspended)
        on = moment.date()
    else:
        on = _last_day(first_day, limit, calendar, suspended)
        moment = _closing(on, close_of_business)

    if extra:
        stretched = due(
            moment if extra.unit is Unit.HOUR else on,
            extra,
            calendar,
            suspended,
            close_of_business=close_of_business,
            opening=opening,
        )
        on, moment = stretched.on, stretched.at
    return Due(on, moment, calendar.is_provisional(first_day, on), warn_on(first_day, on, calendar, bands))


def elapsed(
    start: date | datetime, at: date | datetime, calendar: WorkCalendar, suspensions: Iterable[Suspension] = ()
) -> int:
    """Count the working days of the limit used up in (start, at]; none before the start."""
    first, last = _day(start), _day(at)
    if last <= first:
        return 0
    return calendar.between(first, last) - suspended_days(suspensions, calendar, since=first, upto=last)


def remaining(at: date | datetime, due_on: date, calendar: WorkCalendar, suspensions: Iterable[Suspension] = ()) -> int:
    """Count the working days left from `at` to the due date: 0 on the day itself, negative by the days of delay.

    Whether the instant has passed on the due day itself is for `Due.is_past`.
    """
    day = _day(at)
    return elapsed(day, due_on, calendar, suspensions) - elapsed(due_on, day, calendar, suspensions)


def _last_day(start: date, limit: Limit, calendar: WorkCalendar, suspended: list[Suspension]) -> date:
    match limit.unit:
        case Unit.WORKING_DAY:
            return _last_working_day(start, limit.number, calendar, suspended)
        case Unit.CALENDAR_DAY:
            end = start + timedelta(days=limit.number)
        case Unit.MONTH:
            end = _same_day_months_later(start, limit.number)
        case _:
            end = start
    for each in suspended:
        if each.start >= end:
            break
        end += each.end - each.start
    return first_open_day(end, calendar, suspended)


def _last_working_day(start: date, number: int, calendar: WorkCalendar, suspended: list[Suspension]) -> date:
    last = calendar.position(start) + number - 1
    for each in suspended:
        stopped = calendar.position(each.start)
        if stopped > last:
            break
        last += calendar.position(each.end) - stopped
    return calendar.working_day_at(last, since=start)


def _same_day_months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _closed(start: date | datetime, close_of_business: time) -> bool:
    return isinstance(start, datetime) and start > _closing(_day(start), close_of_business)


def _closing(day: date, close_of_business: time) -> datetime:
    if close_of_business == MIDNIGHT:
        day += timedelta(days=1)
    return datetime.combine(day, close_of_business, SHANGHAI)


def _day(moment: date | datetime) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


def _moment(start: date | datetime) -> datetime:
    if not isinstance(start, datetime):
        raise ValueError("a limit in hours starts at a moment, not on a day")
    return start
