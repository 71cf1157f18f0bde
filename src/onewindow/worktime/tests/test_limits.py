"""Limits as laws and guides write them, and promises against the law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.worktime.errors import InvalidLimit, UnclearDay
from onewindow.worktime.rules import ON_THE_SPOT, Limit, Unit, is_within, parse_limit
from onewindow.worktime.tests.make import calendar_days, hours, months, working_days
from onewindow.worktime.texts import limit_text


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("20个工作日", working_days(20)),
        ("20 工作日", working_days(20)),
        ("２０个工作日", working_days(20)),
        ("二十个工作日", working_days(20)),
        ("60个自然日", calendar_days(60)),
        ("四十五个自然日", calendar_days(45)),
        ("一百八十个自然日", calendar_days(180)),
        ("三个月", months(3)),
        ("两个月", months(2)),
        ("十个月", months(10)),
        ("十二个月", months(12)),
        ("2小时", hours(2)),
        ("当场", ON_THE_SPOT),
        ("即办", ON_THE_SPOT),
        ("0个工作日", ON_THE_SPOT),
    ],
)
def test_a_written_limit_is_read(text, limit):
    assert parse_limit(text) == limit


@given(
    st.builds(Limit, st.integers(1, 3650), st.sampled_from([unit for unit in Unit if unit is not Unit.ON_THE_SPOT]))
    | st.just(ON_THE_SPOT)
)
def test_what_is_written_reads_back_the_same(limit):
    assert parse_limit(str(limit)) == limit
    assert limit_text(limit) == str(limit)


def test_a_plain_day_needs_a_decision():
    with pytest.raises(UnclearDay, match="工作日还是自然日"):
        parse_limit("60日")
    assert parse_limit("60日", plain_day=Unit.CALENDAR_DAY) == calendar_days(60)
    assert parse_limit("20天", plain_day=Unit.WORKING_DAY) == working_days(20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "尽快",
        "-3个工作日",
        "3.5个工作日",
        "99999个工作日",
        "3651个自然日",
        "0个月",
        "十十个月",
        "个工作日",
        "20个工作日内",
    ],
)
def test_what_is_no_limit_is_refused(text):
    with pytest.raises(InvalidLimit):
        parse_limit(text)


@pytest.mark.parametrize(("number", "unit"), [(0, Unit.MONTH), (-1, Unit.WORKING_DAY), (1, Unit.ON_THE_SPOT)])
def test_a_limit_cannot_be_nothing_nor_on_the_spot_something(number, unit):
    with pytest.raises(InvalidLimit):
        Limit(number, unit)


@pytest.mark.parametrize(
    ("promised", "legal", "within"),
    [
        (working_days(20), working_days(20), True),
        (working_days(21), working_days(20), False),
        (ON_THE_SPOT, working_days(1), True),
        (ON_THE_SPOT, ON_THE_SPOT, True),
        (working_days(1), ON_THE_SPOT, False),
        (working_days(15), calendar_days(60), True),
        (working_days(30), months(3), True),
        (working_days(5), calendar_days(7), True),
        (working_days(5), calendar_days(6), False),
        (calendar_days(20), working_days(20), True),
        (calendar_days(30), working_days(20), False),
        (calendar_days(28), months(1), True),
        (calendar_days(29), months(1), False),
        (months(1), calendar_days(30), False),
        (months(1), calendar_days(31), True),
        (hours(8), working_days(2), True),
        (hours(8), working_days(1), False),
        (working_days(1), hours(8), True),
        (working_days(1), hours(7), False),
    ],
)
def test_a_promise_is_no_longer_than_the_law(promised, legal, within):
    assert is_within(promised, legal) is within
