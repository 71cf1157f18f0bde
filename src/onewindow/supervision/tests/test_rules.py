"""The rules by themselves: the draw with fixed vectors, its size, the periods, the points (M36)."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.cases.tests.make import moment
from onewindow.supervision.errors import PeriodUnreadable
from onewindow.supervision.rules import Figure, digest_of, draw, parse_month, parse_period, sample_size
from onewindow.supervision.rules.points import WEIGHTS, Score, ranks, score

SEED = "0123456789abcdef0123456789abcdef"
NUMBERS = [f"52030020261012{order:07}" for order in range(1, 13)]
VECTOR = (10, 2, 5, 4, 3)
DIGEST = "6328cf7116d85671be7509baadff98480d7629892722928bbb3de32c6543fa16"
PERCENTS = st.decimals(Decimal("0.01"), Decimal(100), places=2)


def test_the_draw_is_the_same_on_any_machine_for_ever() -> None:
    assert draw(SEED, NUMBERS, 5) == [NUMBERS[order - 1] for order in VECTOR]
    assert digest_of(NUMBERS) == DIGEST


def test_a_stranger_draws_it_again_with_nothing_but_sha256() -> None:
    by_hand = sorted(NUMBERS, key=lambda number: hashlib.sha256(f"{SEED}\n{number}".encode()).hexdigest())
    assert draw(SEED, reversed(NUMBERS), 12) == by_hand


@pytest.mark.parametrize(
    ("population", "size"),
    [(0, 0), (1, 1), (4, 4), (5, 5), (6, 5), (166, 5), (167, 6), (200, 6), (201, 7), (10_000, 300)],
)
def test_three_per_cent_five_at_least_all_when_fewer(population: int, size: int) -> None:
    assert sample_size(population) == size


@given(st.integers(0, 100_000), PERCENTS, st.integers(1, 50))
def test_a_sample_is_never_too_small_and_never_more_than_all(population: int, percent: Decimal, minimum: int) -> None:
    size = sample_size(population, percent, minimum)
    assert size <= population
    assert size >= min(population, minimum)
    assert Decimal(size) >= min(Decimal(population), population * percent / 100)
    assert size - 1 < max(Decimal(minimum), population * percent / 100)


@given(st.text(max_size=40), st.lists(st.integers(0, 10**6), max_size=60), st.integers(0, 70))
def test_a_draw_takes_each_case_once_whatever_the_order_of_the_list(seed: str, keys: list[int], size: int) -> None:
    numbers = [f"{key:021}" for key in keys]
    drawn = draw(seed, numbers, size)
    assert drawn == draw(seed, sorted(numbers), size)
    assert len(drawn) == len(set(drawn)) == min(size, len(set(numbers)))
    assert set(drawn) <= set(numbers)


@given(st.text(max_size=40), st.sets(st.integers(0, 10**6), min_size=1, max_size=60))
def test_a_larger_draw_begins_with_the_smaller_one(seed: str, keys: set[int]) -> None:
    numbers = [f"{key:021}" for key in keys]
    assert draw(seed, numbers, len(numbers))[:3] == draw(seed, numbers, 3)


def test_a_month_runs_from_its_first_minute_to_the_next_ones_in_shanghai() -> None:
    october = parse_month("2026-10")
    assert (october.begins_at, october.ends_at) == (moment("2026-10-01 00:00"), moment("2026-11-01 00:00"))
    assert not october.is_over(moment("2026-10-31 23:59"))
    assert october.is_over(moment("2026-11-01 00:00"))
    assert october.before.code == "2026-09"


def test_a_quarter_has_three_months_and_may_turn_the_year() -> None:
    last = parse_period("2026-Q4")
    assert (last.first, last.code) == (date(2026, 10, 1), "2026-Q4")
    assert last.ends_at == moment("2027-01-01 00:00")
    assert last.ends_at - last.begins_at == timedelta(days=92)
    assert parse_period("2026-Q1").before.code == "2025-Q4"


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "2026-Q5", "26-10", "2026-10-01", "١٠", "2026-1", "x" * 999]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodUnreadable):
        parse_period(text)


def counted(handled: int, **others: int) -> dict[Figure, int]:
    return dict.fromkeys(Figure, 0) | {Figure.HANDLED: handled} | {Figure(k): n for k, n in others.items()}


def test_each_point_is_derived_line_by_line() -> None:
    told = score(counted(250, late_steps=3, findings_serious=1))
    assert [(line.figure, line.count, line.points) for line in told.deductions] == [
        (Figure.LATE_STEPS, 3, Decimal("1.20")),
        (Figure.FINDINGS_SERIOUS, 1, Decimal("2.00")),
    ]
    assert told.points == Decimal("96.80")


def test_no_figure_costs_more_than_its_cap() -> None:
    told = score(counted(10, late_steps=50))
    assert told.deductions[0].points == WEIGHTS[Figure.LATE_STEPS].cap == Decimal(20)


def test_without_a_case_there_are_no_points_and_with_nine_there_is_no_rank() -> None:
    assert score(counted(0, findings_serious=3)) == Score(None, (), False)
    assert not score(counted(9)).ranked
    assert score(counted(10)).ranked


def test_ranks_leave_out_who_handled_too_few_and_equal_points_share_one() -> None:
    scores = [
        score(counted(n, late_steps=late)) for n, late in ((100, 1), (100, 0), (9, 0), (0, 0), (100, 1), (100, 9))
    ]
    assert ranks(scores) == [2, 1, None, None, 2, 4]


@given(st.integers(1, 10**6), st.lists(st.integers(0, 10**4), min_size=10, max_size=10))
def test_points_stay_between_nothing_and_a_hundred(handled: int, counts: list[int]) -> None:
    told = score(counted(handled) | dict(zip(WEIGHTS, counts, strict=True)))
    assert told.points is not None and 0 <= told.points <= 100
