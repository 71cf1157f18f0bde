"""A centre's own edit of one day."""

from datetime import date

import pytest
from django.db import IntegrityError

from onewindow.worktime.actions import set_day
from onewindow.worktime.errors import CalendarGap
from onewindow.worktime.models import CalendarDay
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.tests.make import AT, BY

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 30)


def edit(calendar, day, is_working, name="停电"):
    return set_day(calendar=calendar, day=day, is_working=is_working, name=name, by=BY, at=AT)


def test_a_day_is_taken_off_and_given_back(calendar):
    assert edit(calendar, MONDAY, False).days == {MONDAY}
    assert not work_calendar(calendar.pk).is_working(MONDAY)
    assert CalendarDay.objects.get(date=MONDAY).set_by == BY
    assert edit(calendar, MONDAY, True).days == {MONDAY}
    assert work_calendar(calendar.pk).is_working(MONDAY)
    assert not CalendarDay.objects.filter(date=MONDAY).exists()


def test_the_same_edit_again_changes_nothing(calendar):
    edit(calendar, MONDAY, False)
    assert not edit(calendar, MONDAY, False)


def test_a_provisional_day_can_be_edited_and_stays_provisional(calendar):
    edit(calendar, date(2027, 2, 20), True, "春节")
    known = work_calendar(calendar.pk)
    assert known.is_working(date(2027, 2, 20))
    assert known.is_provisional(date(2027, 2, 20))


def test_a_day_of_an_unknown_year_is_refused(calendar):
    with pytest.raises(CalendarGap):
        edit(calendar, date(2030, 1, 2), False)


def test_the_database_refuses_a_day_that_does_not_differ_from_the_week(calendar):
    with pytest.raises(IntegrityError, match="worktime_day_differs_from_week"):
        CalendarDay.objects.create(
            calendar=calendar, date=MONDAY, is_working=True, name="平日", notice_year=2026, set_by=BY, set_at=AT
        )
