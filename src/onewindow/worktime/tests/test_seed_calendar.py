"""Seeding: official years first, two provisional ones after, and nothing the second time."""

from datetime import date

import pytest

from onewindow.worktime import seeds
from onewindow.worktime.actions import publish_year, seed_calendar, set_day
from onewindow.worktime.errors import CalendarGap, UnknownCalendar
from onewindow.worktime.models import CalendarDay
from onewindow.worktime.queries import calendar_by_code, work_calendar
from onewindow.worktime.rules import due
from onewindow.worktime.tests.make import AT, BY, DAYS_OF_2027, NATIONAL, working_days

pytestmark = pytest.mark.django_db


def test_seeding_loads_2020_to_2026_official_and_two_years_provisional(calendar):
    known = work_calendar(calendar.pk)
    assert known.years == {**dict.fromkeys(range(2020, 2027), True), 2027: False, 2028: False}
    assert known.exceptions == NATIONAL.exceptions


def test_each_year_keeps_its_notice_and_who_loaded_it(calendar):
    row = calendar.years.get(year=2026)
    assert (row.document_no, row.loaded_by, row.loaded_at) == ("国办发明电〔2025〕7号", BY, AT)
    assert calendar.years.get(year=2027).document_no == ""


def test_seeding_tells_that_all_its_years_are_new():
    change = seed_calendar(code="another", name="另一个日历", by=BY, at=AT)
    assert change.years == frozenset(range(2020, 2029))
    assert calendar_by_code("another").pk == change.calendar_id


def test_seeding_again_changes_nothing_and_keeps_edits(calendar):
    set_day(calendar=calendar, day=date(2026, 11, 30), is_working=False, name="本州节日", by=BY, at=AT)
    revision = calendar_by_code(calendar.code).revision
    change = seed_calendar(by=BY, at=AT)
    assert not change
    assert calendar_by_code(calendar.code).revision == revision
    assert not work_calendar(calendar.pk).is_working(date(2026, 11, 30))


def test_seeding_leaves_a_year_that_the_centre_published_itself(calendar):
    publish_year(calendar=calendar, year=2027, days=DAYS_OF_2027, document_no="", by=BY, at=AT)
    assert not seed_calendar(by=BY, at=AT)
    assert work_calendar(calendar.pk).is_working(date(2027, 2, 20))


def test_a_newer_package_turns_a_provisional_year_official(calendar, monkeypatch):
    monkeypatch.setattr(seeds.published, "holidays", {**seeds.published.holidays, date(2027, 1, 1): "New Year's Day"})
    change = seed_calendar(by=BY, at=AT)
    assert change.years == {2027, 2029}
    assert date(2027, 2, 5) in change.days
    assert work_calendar(calendar.pk).years[2027]


def test_only_days_that_differ_from_monday_to_friday_are_kept(calendar):
    assert all(row.is_working == (row.date.isoweekday() > 5) for row in CalendarDay.objects.all())


def test_a_year_beyond_the_provisional_ones_raises_a_gap(calendar):
    with pytest.raises(CalendarGap, match="没有2029年的放假安排"):
        due(date(2028, 12, 20), working_days(10), work_calendar(calendar.pk))


def test_an_unknown_calendar_is_refused():
    with pytest.raises(UnknownCalendar):
        calendar_by_code("nowhere")
    with pytest.raises(UnknownCalendar):
        work_calendar(0)
