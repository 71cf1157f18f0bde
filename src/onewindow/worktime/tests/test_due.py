"""Due dates at their edges: month ends, rest days, the closing minute, extensions, unknown years."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from onewindow.worktime.errors import CalendarGap
from onewindow.worktime.rules import MIDNIGHT, ON_THE_SPOT, Suspension, due, elapsed, remaining
from onewindow.worktime.tests.make import NATIONAL, calendar_days, hours, moment, months, working_days

ACCEPTED = date(2021, 12, 13)


def test_in_time_to_the_closing_minute_and_late_after_it():
    last = due(ACCEPTED, working_days(20), NATIONAL)
    assert last.at == moment(2022, 1, 11, 17)
    assert not last.is_past(moment(2022, 1, 11, 16, 59))
    assert not last.is_past(moment(2022, 1, 11, 17))
    assert last.is_past(moment(2022, 1, 11, 17, 1))


def test_the_closing_time_is_set_by_the_centre():
    assert due(ACCEPTED, working_days(1), NATIONAL, close_of_business=time(18, 30)).at == moment(2021, 12, 14, 18, 30)


def test_midnight_means_the_end_of_the_last_day():
    last = due(ACCEPTED, working_days(1), NATIONAL, close_of_business=MIDNIGHT)
    assert last.on == date(2021, 12, 14)
    assert last.at == moment(2021, 12, 15)


def test_a_start_late_in_the_evening_abroad_is_the_next_day_in_shanghai():
    evening = datetime(2021, 12, 13, 16, 1, tzinfo=UTC)
    assert due(evening, working_days(1), NATIONAL).on == date(2021, 12, 15)
    assert due(evening - timedelta(minutes=2), working_days(1), NATIONAL).on == date(2021, 12, 14)


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        due(datetime(2021, 12, 13, 9), working_days(1), NATIONAL)


def test_on_the_spot_is_the_day_itself_or_the_next_working_day():
    assert due(ACCEPTED, ON_THE_SPOT, NATIONAL).at == moment(2021, 12, 13, 17)
    assert due(date(2021, 10, 2), ON_THE_SPOT, NATIONAL).on == date(2021, 10, 8)


def test_on_the_spot_after_closing_is_the_next_working_day():
    assert due(moment(2021, 12, 10, 17), ON_THE_SPOT, NATIONAL).on == date(2021, 12, 10)
    assert due(moment(2021, 12, 10, 17, 1), ON_THE_SPOT, NATIONAL).on == date(2021, 12, 13)


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        (date(2022, 3, 15), 3, date(2022, 6, 15)),
        (date(2021, 11, 30), 3, date(2022, 2, 28)),  # no 30 February: the month's last day
        (date(2023, 11, 29), 3, date(2024, 2, 29)),
        (date(2022, 10, 31), 1, date(2022, 11, 30)),
        (date(2021, 9, 3), 1, date(2021, 10, 8)),  # 3 October is a holiday
        (date(2021, 12, 31), 12, date(2022, 12, 30) + timedelta(days=4)),  # Saturday, then New Year 2023
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start, number, expected):
    assert due(start, months(number), NATIONAL).on == expected


def test_a_calendar_day_limit_ends_on_the_day_when_it_is_worked():
    assert due(date(2022, 3, 1), calendar_days(7), NATIONAL).on == date(2022, 3, 8)
    assert due(date(2021, 9, 16), calendar_days(10), NATIONAL).on == date(2021, 9, 26)  # a make-up Sunday


def test_suspended_calendar_days_push_calendar_days_and_months():
    stop = Suspension(date(2022, 3, 2), date(2022, 3, 9))
    assert due(date(2022, 3, 1), calendar_days(8), NATIONAL, [stop]).on == date(2022, 3, 16)
    assert due(date(2022, 3, 1), months(1), NATIONAL, [stop]).on == date(2022, 4, 8)


def test_an_end_moved_off_a_rest_day_does_not_land_in_a_suspension():
    saturday = date(2022, 3, 12)
    stop = Suspension(saturday, date(2022, 3, 15))
    assert due(date(2022, 3, 2), calendar_days(10), NATIONAL, [stop]).on == date(2022, 3, 16)


def test_a_suspension_from_the_due_day_on_changes_nothing():
    stop = Suspension(date(2022, 1, 11), date(2022, 1, 18))
    assert due(ACCEPTED, working_days(20), NATIONAL, [stop]).on == date(2022, 1, 11)


def test_a_suspension_before_the_start_counts_only_from_the_start():
    stop = Suspension(date(2021, 12, 1), date(2021, 12, 15))
    assert due(ACCEPTED, working_days(1), NATIONAL, [stop]).on == date(2021, 12, 16)


def test_a_suspension_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="before its start"):
        Suspension(date(2022, 1, 2), date(2022, 1, 1))


def test_an_extension_in_another_unit_runs_on_from_the_due_date():
    first = due(ACCEPTED, calendar_days(30), NATIONAL)
    assert first.on == date(2022, 1, 12)
    assert due(ACCEPTED, calendar_days(30), NATIONAL, extra=working_days(3)).on == date(2022, 1, 17)


def test_an_extension_in_working_days_of_a_limit_in_hours():
    start = moment(2022, 1, 10, 15)
    assert due(start, hours(3), NATIONAL).at == moment(2022, 1, 11, 10)
    assert due(start, hours(3), NATIONAL, extra=working_days(1)).at == moment(2022, 1, 12, 17)
    assert due(start, working_days(1), NATIONAL, extra=hours(1)).at == moment(2022, 1, 12, 10)


def test_hours_need_a_moment_to_start_from():
    with pytest.raises(ValueError, match="moment"):
        due(ACCEPTED, hours(3), NATIONAL)


def test_elapsed_and_remaining_meet_at_the_limit():
    stop = Suspension(date(2021, 12, 20), date(2021, 12, 30))
    last = due(ACCEPTED, working_days(20), NATIONAL, [stop])
    assert elapsed(ACCEPTED, ACCEPTED, NATIONAL) == 0
    assert elapsed(ACCEPTED, date(2021, 12, 25), NATIONAL, [stop]) == 5
    assert remaining(date(2021, 12, 25), last.on, NATIONAL, [stop]) == 15
    assert remaining(last.on, last.on, NATIONAL, [stop]) == 0


def test_remaining_is_negative_by_the_working_days_of_delay():
    assert remaining(moment(2022, 1, 28, 9), date(2022, 1, 27), NATIONAL) == -1
    assert remaining(date(2022, 2, 7), date(2022, 1, 30), NATIONAL) == -1
    assert remaining(date(2022, 2, 6), date(2022, 1, 30), NATIONAL) == 0


def test_a_due_date_is_provisional_when_the_count_touches_an_unpublished_year():
    assert not due(date(2026, 12, 3), working_days(20), NATIONAL).provisional
    assert due(date(2026, 12, 4), working_days(20), NATIONAL).provisional
    assert due(date(2027, 1, 4), ON_THE_SPOT, NATIONAL).provisional


def test_a_year_not_known_at_all_raises_a_gap_that_names_it():
    for start, limit in [
        (date(2028, 12, 25), working_days(10)),
        (date(2028, 12, 25), calendar_days(7)),
        (date(2028, 12, 20), months(12)),
        (date(2028, 12, 31), ON_THE_SPOT),
        (date(2029, 1, 1), working_days(1)),
        (moment(2028, 12, 29, 16), hours(8)),
    ]:
        with pytest.raises(CalendarGap) as gap:
            due(start, limit, NATIONAL)
        assert gap.value.facts["year"] == 2029
    with pytest.raises(CalendarGap) as gap:
        due(date(2019, 12, 31), working_days(1), NATIONAL)
    assert gap.value.facts["year"] == 2019


def test_a_suspension_that_reaches_beyond_the_calendar_raises_a_gap():
    with pytest.raises(CalendarGap):
        due(date(2028, 12, 1), working_days(10), NATIONAL, [Suspension(date(2028, 12, 5), date(2030, 1, 1))])
