"""Working-day arithmetic from plain values: calendars, limits, suspensions, due dates."""

from onewindow.worktime.rules.arrangement import Arrangement, CalendarChange, SpecialDay
from onewindow.worktime.rules.calendar import WorkCalendar
from onewindow.worktime.rules.clock import CLOSE_OF_BUSINESS, MIDNIGHT, Due, due, elapsed, remaining
from onewindow.worktime.rules.hours import OPENING, SHANGHAI, Hours, add_working_hours, working_time_between
from onewindow.worktime.rules.lights import BANDS, Bands
from onewindow.worktime.rules.limits import ON_THE_SPOT, Limit, Unit, is_within, parse_limit
from onewindow.worktime.rules.suspensions import Suspension

__all__ = [
    "BANDS",
    "CLOSE_OF_BUSINESS",
    "MIDNIGHT",
    "ON_THE_SPOT",
    "OPENING",
    "SHANGHAI",
    "Arrangement",
    "Bands",
    "CalendarChange",
    "Due",
    "Hours",
    "Limit",
    "SpecialDay",
    "Suspension",
    "Unit",
    "WorkCalendar",
    "add_working_hours",
    "due",
    "elapsed",
    "is_within",
    "parse_limit",
    "remaining",
    "working_time_between",
]
