"""Limits in working hours: opening time, midday break, rest days and suspensions do not count."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onewindow.worktime.rules import Hours, Suspension, add_working_hours, working_time_between
from onewindow.worktime.tests.make import NATIONAL, moment


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        (moment(2022, 3, 1, 9), 3, moment(2022, 3, 1, 12)),
        (moment(2022, 3, 1, 10), 3, moment(2022, 3, 1, 14)),  # over midday
        (moment(2022, 3, 1, 12, 30), 1, moment(2022, 3, 1, 14)),
        (moment(2022, 3, 1, 7), 1, moment(2022, 3, 1, 10)),  # before the doors open
        (moment(2022, 3, 1, 14), 3, moment(2022, 3, 1, 17)),
        (moment(2022, 3, 1, 14, 1), 3, moment(2022, 3, 2, 9, 1)),
        (moment(2022, 3, 4, 16), 3, moment(2022, 3, 7, 11)),  # over a weekend
        (moment(2021, 9, 25, 20), 3, moment(2021, 9, 26, 12)),  # a make-up Sunday
        (moment(2021, 9, 30, 17), 0.5, moment(2021, 10, 8, 9, 30)),
    ],
)
def test_working_hours_add_up(start, number, expected):
    assert add_working_hours(start, number, NATIONAL) == expected


def test_suspended_days_do_not_count():
    stop = Suspension(date(2022, 3, 1), date(2022, 3, 2))
    assert add_working_hours(moment(2022, 3, 1, 16), 2, NATIONAL, suspensions=[stop]) == moment(2022, 3, 3, 10)


def test_a_hall_without_midday_break():
    opening = Hours(((time(8, 30), time(18)),))
    assert add_working_hours(moment(2022, 3, 1, 11), 3, NATIONAL, opening) == moment(2022, 3, 1, 14)


def test_the_answer_is_in_shanghai_time():
    assert (
        add_working_hours(datetime(2022, 3, 1, 1, tzinfo=UTC), 1, NATIONAL).isoformat() == "2022-03-01T10:00:00+08:00"
    )


@pytest.mark.parametrize("spans", [(), ((time(12), time(9)),), ((time(9), time(13)), (time(12), time(17)))])
def test_opening_hours_in_disorder_are_refused(spans):
    with pytest.raises(ValueError, match="spans"):
        Hours(spans)


def test_no_hours_are_no_limit():
    with pytest.raises(ValueError, match="longer than nothing"):
        add_working_hours(moment(2022, 3, 1, 9), 0, NATIONAL)


def test_nothing_passes_before_the_start():
    assert working_time_between(moment(2022, 3, 1, 12), moment(2022, 3, 1, 9), NATIONAL) == timedelta()


def is_open(at):
    spans = ((time(9), time(12)), (time(13), time(17)))
    return NATIONAL.is_working(at.date()) and any(opens <= at.time() < closes for opens, closes in spans)


@given(st.datetimes(datetime(2021, 9, 1), datetime(2022, 2, 28)), st.integers(1, 20))
@settings(max_examples=40)
def test_the_hours_are_those_that_walking_by_the_minute_finds(start, number):
    start = moment(start.year, start.month, start.day, start.hour, start.minute)
    at, left = start, number * 60
    while left:
        left -= is_open(at)
        at += timedelta(minutes=1)
    assert add_working_hours(start, number, NATIONAL) == at
    assert working_time_between(start, at, NATIONAL) == timedelta(hours=number)
    assert working_time_between(start, at - timedelta(minutes=1), NATIONAL) == timedelta(hours=number, minutes=-1)
