"""Reading calendars: the hot path costs one query on one row."""

from uuid import UUID

from onewindow.worktime.errors import UnknownCalendar
from onewindow.worktime.models import Calendar, CalendarDay, CalendarYear
from onewindow.worktime.rules import WorkCalendar

_kept: dict[int, tuple[UUID, WorkCalendar]] = {}


def work_calendar(calendar_id: int) -> WorkCalendar:
    """Return the calendar to count by, kept in this process until an edit gives it a new revision.

    Raises `UnknownCalendar`.
    """
    revision, name = _head(calendar_id)
    kept = _kept.get(calendar_id)
    while kept is None or kept[0] != revision:
        loaded = read_calendar(calendar_id, name)
        kept = (revision, loaded)
        # An edit between the reads would leave years and days of two revisions together.
        revision, name = _head(calendar_id)
    _kept[calendar_id] = kept
    return kept[1]


def calendar_by_code(code: str) -> Calendar:
    """Return the calendar with that code. Raises `UnknownCalendar`."""
    calendar = Calendar.objects.filter(code=code).first()
    if calendar is None:
        raise UnknownCalendar(calendar=code)
    return calendar


def known_years(calendar_id: int) -> list[CalendarYear]:
    """Return the years that the calendar knows, official or provisional, the earliest first."""
    return list(CalendarYear.objects.filter(calendar=calendar_id).order_by("year"))


def special_days(calendar_id: int, year: int) -> list[CalendarDay]:
    """Return the days of a year that depart from Monday to Friday, with their names and who set them."""
    return list(CalendarDay.objects.filter(calendar=calendar_id, date__year=year).order_by("date"))


def read_calendar(calendar_id: int, name: str) -> WorkCalendar:
    """Return the calendar as it stands in the database now, past what is kept; for writers that hold its lock."""
    years = CalendarYear.objects.filter(calendar=calendar_id).values_list("year", "official")
    days = CalendarDay.objects.filter(calendar=calendar_id).values_list("date", "is_working")
    return WorkCalendar(name, dict(years), dict(days))


def _head(calendar_id: int) -> tuple[UUID, str]:
    head = Calendar.objects.filter(pk=calendar_id).values_list("revision", "name").first()
    if head is None:
        raise UnknownCalendar(calendar=calendar_id)
    return head
