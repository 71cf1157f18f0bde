"""The light of a limit: by the working days left of it, and how the law sees it (M22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.queries.lists import case_running
from onewindow.cases.rules import Light, light
from onewindow.cases.tests import make
from onewindow.worktime.rules.lights import warning_days


@pytest.mark.parametrize(("limit", "days"), [(1, 1), (5, 1), (6, 2), (15, 2), (16, 3), (60, 3)])
def test_the_longer_the_limit_the_earlier_the_warning(limit: int, days: int) -> None:
    assert warning_days(limit) == days


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (4, Light.GREEN),
        (3, Light.YELLOW),
        (1, Light.YELLOW),
        (0, Light.ORANGE),
        (-1, Light.RED),
        (None, Light.GREY),
    ],
)
def test_a_limit_of_twenty_days(left: int | None, shown: Light) -> None:
    assert light(left=left, limit=20) is shown


def test_what_stands_still_is_grey_and_what_breaks_the_law_is_purple() -> None:
    assert light(left=1, limit=20, stopped=True) is Light.GREY
    assert light(left=-9, limit=20, past_legal=True) is Light.PURPLE


@given(st.integers(-30, 60), st.integers(1, 60))
def test_less_time_never_looks_better(left: int, limit: int) -> None:
    order = [Light.GREEN, Light.YELLOW, Light.ORANGE, Light.RED]
    assert order.index(light(left=left - 1, limit=limit)) >= order.index(light(left=left, limit=limit))


@pytest.mark.parametrize(
    ("at", "left", "shown"),
    [
        ("2026-11-27 10:00", 2, Light.GREEN),
        ("2026-11-30 10:00", 1, Light.YELLOW),
        ("2026-12-01 17:00", 0, Light.ORANGE),
        ("2026-12-01 17:01", -1, Light.RED),
        ("2026-12-22 17:00", -15, Light.RED),
        ("2026-12-22 17:01", -15, Light.PURPLE),
    ],
)
def test_a_promise_of_five_days_as_time_goes_on(cast: make.Cast, at: str, left: int, shown: Light) -> None:
    case = make.accepted(cast)
    running = case_running(case, make.moment(at))
    assert (running.left, running.light) == (left, shown)


def test_nothing_runs_before_acceptance_and_after_the_decision(cast: make.Cast) -> None:
    for case in (make.received(cast), make.granted(cast)):
        assert case_running(case, make.moment("2027-03-01 10:00")).light is Light.GREY


def test_a_suspended_case_is_grey_until_it_runs_again(cast: make.Cast) -> None:
    case = make.suspended(cast, days=8)
    assert case_running(case, make.moment("2026-11-30 10:00")).light is Light.GREY
    actions.sweep(at=make.moment("2026-12-07 00:00"))
    assert case_running(Case.objects.get(pk=case.pk), make.moment("2026-12-07 09:00")).light is Light.GREEN
