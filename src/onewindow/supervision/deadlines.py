"""When a finding must be answered and put right, by the centre's calendar and hours."""

from datetime import date, datetime

from onewindow.organisation.models import Centre
from onewindow.supervision.rules.findings import REPLY_LIMIT
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import ON_THE_SPOT, Due, Limit, due


def reply_due(centre: Centre, at: datetime) -> Due:
    """Three working days from the finding, the day itself not counted; due at close of business. Raises CalendarGap."""
    return _due(centre, REPLY_LIMIT, at)


def rectify_due(centre: Centre, day: date) -> Due:
    """The close of business of the demanded day; a rest day moves on to the next working day. Raises CalendarGap."""
    return _due(centre, ON_THE_SPOT, day)


def _due(centre: Centre, limit: Limit, start: date | datetime) -> Due:
    calendar = work_calendar(centre.calendar_id)
    return due(start, limit, calendar, close_of_business=centre.close_of_business)
