"""Publication of a year: the notice takes the place of what was assumed, and what changed is told."""

from datetime import date

import pytest

from onewindow.worktime.actions import publish_year
from onewindow.worktime.errors import DayOutsideYear, EmptyArrangement, YearOutOfRange
from onewindow.worktime.models import CalendarDay
from onewindow.worktime.queries import calendar_by_code, work_calendar
from onewindow.worktime.rules import SpecialDay, due
from onewindow.worktime.tests.make import AT, BY, DAYS_OF_2027, working_days

pytestmark = pytest.mark.django_db


def publish(calendar, days=DAYS_OF_2027, year=2027, document_no="国办发明电〔0000〕0号（示例）"):
    return publish_year(calendar=calendar, year=year, days=days, document_no=document_no, by=BY, at=AT)


def test_a_provisional_due_date_becomes_certain_and_moves_by_the_notice(calendar):
    accepted, limit = date(2026, 12, 21), working_days(45)
    assumed = due(accepted, limit, work_calendar(calendar.pk))
    publish(calendar)
    certain = due(accepted, limit, work_calendar(calendar.pk))
    # The notice takes 31 December off, leaves 9 and 10 February worked, and adds 26 December and 20 February.
    assert (assumed.on, assumed.provisional) == (date(2027, 3, 1), True)
    assert (certain.on, certain.provisional) == (date(2027, 2, 24), False)


def test_the_change_names_the_days_and_years_that_differ(calendar):
    change = publish(calendar)
    assert {date(2026, 12, 26), date(2026, 12, 31), date(2027, 2, 9), date(2027, 2, 20)} <= change.days
    assert date(2027, 2, 5) not in change.days
    assert change.years == {2027, 2029}


def test_the_change_touches_only_counts_over_what_changed(calendar):
    change = publish(calendar)
    assert not change.touches(date(2026, 11, 1), date(2026, 12, 25))
    assert change.touches(date(2026, 12, 1), date(2026, 12, 26))
    assert change.touches(date(2027, 3, 1), date(2027, 3, 2))  # no day changed, but it is no longer provisional


def test_two_provisional_years_follow_the_last_official_one(calendar):
    publish(calendar)
    assert work_calendar(calendar.pk).years == {
        **dict.fromkeys(range(2020, 2028), True),
        2028: False,
        2029: False,
    }


def test_publishing_again_replaces_the_notice_and_the_same_notice_changes_nothing(calendar):
    publish(calendar)
    revision = calendar_by_code(calendar.code).revision
    assert not publish(calendar)
    assert calendar_by_code(calendar.code).revision == revision
    change = publish(calendar, DAYS_OF_2027[1:])
    assert change.days == {date(2026, 12, 26)}
    assert change.years == frozenset()


def test_an_older_year_published_again_leaves_the_december_days_of_the_next(calendar):
    publish(calendar)
    publish(calendar, [SpecialDay(date(2026, 10, 1), False, "国庆节")], year=2026)
    known = work_calendar(calendar.pk)
    assert known.is_working(date(2026, 12, 26))
    assert known.is_working(date(2026, 10, 2))


def test_a_saturday_off_is_no_exception_and_takes_back_an_older_word(calendar):
    publish(calendar)
    publish(calendar, [*DAYS_OF_2027, SpecialDay(date(2027, 2, 20), False, "春节")])
    assert not CalendarDay.objects.filter(date=date(2027, 2, 20)).exists()


def test_a_day_of_another_year_is_refused_and_nothing_changes(calendar):
    with pytest.raises(DayOutsideYear, match="2026-11-30"):
        publish(calendar, [*DAYS_OF_2027, SpecialDay(date(2026, 11, 30), False, "元旦")])
    assert not calendar.years.get(year=2027).official


@pytest.mark.parametrize("days", [(), (SpecialDay(date(2027, 2, 20), True, "春节"),)])
def test_a_year_without_a_day_off_is_refused(calendar, days):
    with pytest.raises(EmptyArrangement):
        publish(calendar, days)


@pytest.mark.parametrize("year", [0, 2019, 2091, 99999])
def test_a_year_out_of_range_is_refused(calendar, year):
    with pytest.raises(YearOutOfRange):
        publish(calendar, year=year)
