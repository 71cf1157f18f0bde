"""Days and points of training, without a database (M15)."""

from datetime import date

import pytest

from onewindow.authority.rules.training import Passed, last_day, score_of, training_of

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("passed_on", "months", "until"),
    [
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 15), 23, date(2027, 12, 15)),
    ],
)
def test_a_validity_in_months_ends_on_the_same_day_or_the_months_last(passed_on, months, until) -> None:  # type: ignore[no-untyped-def]
    assert last_day(passed_on, months) == until


def test_nobody_is_rounded_into_a_pass() -> None:
    assert score_of(2, 3) == 66
    assert score_of(7, 9) == 77
    assert score_of(5, 5) == 100


def test_a_pass_overtaken_by_an_edition_is_said_to_be_outdated_while_it_still_counts() -> None:
    standing = training_of([Passed(date(2027, 12, 31), newer_from=date(2026, 11, 1), grace_days=30)], DAY)
    assert (standing.is_valid, standing.until, standing.outdated) == (True, date(2026, 12, 1), True)


def test_a_pass_that_ends_before_the_grace_does_is_not() -> None:
    standing = training_of([Passed(date(2026, 11, 30), newer_from=date(2026, 11, 1), grace_days=30)], DAY)
    assert (standing.until, standing.outdated) == (date(2026, 11, 30), False)
