"""The only writers of calendars. Each locks its calendar and returns what changed, so that cases can be recomputed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from onewindow.worktime import seeds
from onewindow.worktime.errors import CalendarGap, DayOutsideYear, EmptyArrangement, YearOutOfRange
from onewindow.worktime.models import Calendar, CalendarDay, CalendarYear
from onewindow.worktime.queries import read_calendar
from onewindow.worktime.rules.arrangement import Arrangement, CalendarChange, SpecialDay, belongs_to, difference
from onewindow.worktime.rules.calendar import WorkCalendar

NATIONAL = "national"


@transaction.atomic
def publish_year(
    *, calendar: Calendar, year: int, days: Iterable[SpecialDay], document_no: str, by: str, at: datetime
) -> CalendarChange:
    """Make a year official by its notice, in place of what was known of it, and keep two provisional years ahead.

    On a date named twice the last word counts. Raises `YearOutOfRange`, `DayOutsideYear`, and `EmptyArrangement` when
    no day is off.
    """
    if not seeds.FIRST_YEAR <= year <= seeds.LAST_YEAR:
        raise YearOutOfRange(year=year, first=seeds.FIRST_YEAR, last=seeds.LAST_YEAR)
    arrangement = Arrangement(year, tuple(days), official=True, document_no=document_no)
    if all(day.is_working for day in arrangement.days):
        raise EmptyArrangement(year=year)
    before = _locked(calendar)
    _write(calendar, arrangement, by, at)
    _look_ahead(calendar, by, at)
    return _changed(calendar, before)


@transaction.atomic
def set_day(*, calendar: Calendar, day: date, is_working: bool, name: str, by: str, at: datetime) -> CalendarChange:
    """Make one day off or worked in this calendar, whatever the notice says. Raises `CalendarGap`."""
    before = _locked(calendar)
    if day.year not in before.years:
        raise CalendarGap(calendar=calendar.name, year=day.year)
    special = SpecialDay(day, is_working, name)
    _write_days(calendar, day.year, [special], by, at)
    return _changed(calendar, before)


@transaction.atomic
def copy_calendar(*, calendar: Calendar, code: str, name: str) -> Calendar:
    """Make a calendar that knows the same years and days, for a centre that departs from one it shares."""
    own = Calendar.objects.create(code=code, name=name)
    for model in (CalendarYear, CalendarDay):
        rows: list[Any] = list(model.objects.filter(calendar=calendar))
        for row in rows:
            row.pk, row.calendar = None, own
        model.objects.bulk_create(rows)
    return own


@transaction.atomic
def seed_calendar(*, code: str = NATIONAL, name: str = "国家工作日历", by: str, at: datetime) -> CalendarChange:
    """Make the calendar if it is missing, and load what the kept packages know: official years, then two provisional.

    A year that is already official stays as it is, with the edits made to it, so that seeding again changes nothing.
    """
    calendar, _ = Calendar.objects.get_or_create(code=code, defaults={"name": name})
    before = _locked(calendar)
    for year in range(seeds.FIRST_YEAR, seeds.last_published_year() + 1):
        if not before.years.get(year):
            _write(calendar, seeds.published_year(year), by, at)
    _look_ahead(calendar, by, at)
    return _changed(calendar, before)


def _look_ahead(calendar: Calendar, by: str, at: datetime) -> None:
    known = dict(CalendarYear.objects.filter(calendar=calendar).values_list("year", "official"))
    last = max(year for year, official in known.items() if official)
    for year in range(last + 1, last + 1 + seeds.PROVISIONAL_YEARS):
        if year not in known:
            _write(calendar, seeds.provisional_year(year), by, at)


def _write(calendar: Calendar, arrangement: Arrangement, by: str, at: datetime) -> None:
    year = arrangement.year
    for day in arrangement.days:
        if not belongs_to(year, day.date):
            raise DayOutsideYear(day=day.date, year=year)
    CalendarYear.objects.update_or_create(
        calendar=calendar,
        year=year,
        defaults={
            "official": arrangement.official,
            "document_no": arrangement.document_no,
            "loaded_by": by,
            "loaded_at": at,
        },
    )
    CalendarDay.objects.filter(calendar=calendar, notice_year=year).delete()
    _write_days(calendar, year, arrangement.days, by, at)


def _write_days(calendar: Calendar, notice_year: int, days: Iterable[SpecialDay], by: str, at: datetime) -> None:
    by_date = {day.date: day for day in days}
    CalendarDay.objects.filter(calendar=calendar, date__in=by_date).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(
            calendar=calendar,
            date=day.date,
            is_working=day.is_working,
            name=day.name,
            notice_year=notice_year,
            set_by=by,
            set_at=at,
        )
        for day in by_date.values()
        if day.differs
    )


def _locked(calendar: Calendar) -> WorkCalendar:
    Calendar.objects.select_for_update().get(pk=calendar.pk)
    return read_calendar(calendar.pk, calendar.name)


def _changed(calendar: Calendar, before: WorkCalendar) -> CalendarChange:
    change = difference(calendar.pk, before, read_calendar(calendar.pk, calendar.name))
    if change:
        calendar.revision = uuid4()
        calendar.save(update_fields=["revision"])
    return change
