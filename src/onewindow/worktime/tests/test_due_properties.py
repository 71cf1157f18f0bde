"""Properties of due dates over all starts, limits and suspensions, against a counter that walks day by day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onewindow.worktime.rules import ON_THE_SPOT, Limit, Suspension, Unit, WorkCalendar, due, elapsed, is_within
from onewindow.worktime.tests.make import NATIONAL, calendar_days, months, working_days

FIRST, LAST = date(2020, 1, 1), date(2026, 6, 30)
starts = st.dates(FIRST, LAST)
numbers = st.integers(1, 90)
limits = st.one_of(
    st.builds(working_days, numbers), st.builds(calendar_days, numbers), st.builds(months, st.integers(1, 6))
)


@st.composite
def suspension_lists(draw):
    rows = draw(st.lists(st.tuples(st.dates(FIRST, LAST), st.integers(0, 40)), max_size=4))
    return [Suspension(start, start + timedelta(days=days)) for start, days in rows]


@st.composite
def near(draw):
    """A start, and suspensions within the months after it, so that they matter."""
    start = draw(starts)
    rows = draw(st.lists(st.tuples(st.integers(-10, 120), st.integers(0, 30)), max_size=4))
    return start, [
        Suspension(start + timedelta(days=offset), start + timedelta(days=offset + days)) for offset, days in rows
    ]


@st.composite
def calendars(draw):
    """The national calendar with some days turned over at random."""
    turned = draw(st.lists(st.dates(FIRST, date(2021, 12, 31)), max_size=60, unique=True))
    exceptions = NATIONAL.exceptions | {day: not NATIONAL.is_working(day) for day in turned}
    return WorkCalendar("试验", NATIONAL.years, exceptions)


def counts(day, suspensions):
    return not any(each.start < day <= each.end for each in suspensions)


def walk(start, limit, calendar, suspensions):
    """The due date by walking day by day, written without a thought of speed."""
    day, left = start, limit.number
    if limit.unit is Unit.MONTH:
        month = start.month + limit.number
        end = date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        while end.day < start.day and (end + timedelta(days=1)).day > end.day:
            end += timedelta(days=1)
        left = (end - start).days
    while left:
        day += timedelta(days=1)
        if counts(day, suspensions) and (limit.unit is not Unit.WORKING_DAY or calendar.is_working(day)):
            left -= 1
    while not (calendar.is_working(day) and counts(day, suspensions)):
        day += timedelta(days=1)
    return day


@given(calendars(), st.dates(FIRST, date(2021, 6, 30)), limits, st.data())
@settings(max_examples=150)
def test_due_is_what_walking_day_by_day_finds(calendar, start, limit, data):
    rows = data.draw(st.lists(st.tuples(st.integers(-10, 120), st.integers(0, 30)), max_size=4))
    stops = [Suspension(start + timedelta(days=at), start + timedelta(days=at + days)) for at, days in rows]
    assert due(start, limit, calendar, stops).on == walk(start, limit, calendar, stops)


@given(starts, st.one_of(limits, st.just(ON_THE_SPOT)), suspension_lists())
def test_due_never_lands_on_a_rest_day_nor_before_the_start(start, limit, suspensions):
    last = due(start, limit, NATIONAL, suspensions)
    assert NATIONAL.is_working(last.on)
    assert last.on >= start


@given(near(), numbers)
def test_the_working_days_elapsed_at_the_due_date_are_the_limit(case, number):
    start, suspensions = case
    last = due(start, working_days(number), NATIONAL, suspensions).on
    assert elapsed(start, last, NATIONAL, suspensions) == number
    assert elapsed(start, last - timedelta(days=1), NATIONAL, suspensions) == number - 1


@given(near(), st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]), numbers, st.integers(0, 30))
def test_a_later_start_is_never_due_earlier(case, unit, number, delay):
    start, suspensions = case
    later = start + timedelta(days=delay)
    assert (
        due(start, Limit(number, unit), NATIONAL, suspensions).on
        <= due(later, Limit(number, unit), NATIONAL, suspensions).on
    )


@given(starts, st.integers(1, 6), st.integers(0, 60))
def test_a_later_start_in_months_is_never_due_earlier(start, number, delay):
    later = start + timedelta(days=delay)
    assert due(start, months(number), NATIONAL).on <= due(later, months(number), NATIONAL).on


@given(near(), limits, st.integers(0, 30))
def test_a_longer_limit_is_never_due_earlier(case, limit, more):
    start, suspensions = case
    longer = Limit(limit.number + more // (30 if limit.unit is Unit.MONTH else 1), limit.unit)
    assert due(start, limit, NATIONAL, suspensions).on <= due(start, longer, NATIONAL, suspensions).on


@given(near(), limits, suspension_lists())
def test_a_suspension_never_makes_a_limit_due_earlier(case, limit, more):
    start, suspensions = case
    assert due(start, limit, NATIONAL, suspensions).on <= due(start, limit, NATIONAL, suspensions + more).on


@given(near(), limits, st.integers(-5, 60))
def test_stopped_and_resumed_on_one_day_costs_nothing(case, limit, offset):
    start, suspensions = case
    day = start + timedelta(days=offset)
    assert due(start, limit, NATIONAL, [*suspensions, Suspension(day, day)]) == due(start, limit, NATIONAL, suspensions)


@given(near(), limits, st.integers(0, 30), st.data())
def test_what_two_suspensions_share_counts_once(case, limit, days, data):
    start, suspensions = case
    whole = Suspension(start + timedelta(days=3), start + timedelta(days=3 + days))
    cut = data.draw(st.integers(0, days))
    overlap = data.draw(st.integers(0, days))
    parts = [
        Suspension(whole.start, whole.start + timedelta(days=max(cut, overlap))),
        Suspension(whole.start + timedelta(days=cut), whole.end),
    ]
    assert due(start, limit, NATIONAL, [*suspensions, whole]) == due(start, limit, NATIONAL, [*suspensions, *parts])


@given(near(), st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH]), st.integers(1, 30))
def test_an_extension_in_the_same_unit_is_a_longer_limit(case, unit, extra):
    start, suspensions = case
    extended = due(start, Limit(3, unit), NATIONAL, suspensions, extra=Limit(min(extra, 3), unit))
    assert extended == due(start, Limit(3 + min(extra, 3), unit), NATIONAL, suspensions)


@given(st.dates(date(2020, 1, 1), date(2026, 10, 1)), limits, limits)
def test_a_promise_within_the_law_is_due_no_later_outside_holidays(start, promised, legal):
    weeks = WorkCalendar("没有节假日", dict.fromkeys(range(2020, 2040), True), {})
    if is_within(promised, legal):
        assert due(start, promised, weeks).on <= due(start, legal, weeks).on
