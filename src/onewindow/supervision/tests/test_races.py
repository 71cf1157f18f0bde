"""Two press at once: a month is drawn once, a case checked once, a finding upheld or withdrawn but not both."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from onewindow.cases.tests.make import Cast, colleague
from onewindow.lib.refusal import Refused
from onewindow.supervision import actions
from onewindow.supervision.models import Check, Finding, Sample, SampledCase
from onewindow.supervision.tests import make


@pytest.fixture
def hands() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as hands:
        yield hands


def at_once(hands: ThreadPoolExecutor, *presses: Callable[[], Any]) -> list[Any]:
    """Do all at the same moment; return for each what came of it, or how it was refused."""
    ready = Barrier(len(presses))

    def press(act: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return act()
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()

    connection.close()
    return list(hands.map(press, presses))


def test_two_draw_the_same_month_at_once(lasting_cast: Cast, hands: ThreadPoolExecutor) -> None:
    make.ended(lasting_cast, count=8)
    people = [lasting_cast.supervisor, colleague(lasting_cast.supervisor, "苏明")] * 2
    outcomes = at_once(
        hands, *(lambda by=by: actions.draw_sample(month="2026-10", by=by, at=make.NOVEMBER) for by in people)
    )
    assert outcomes.count("already_drawn") == 2
    assert Sample.objects.count() == 1
    assert SampledCase.objects.count() == 5


def test_two_check_and_two_find_the_same_at_once(lasting_cast: Cast, hands: ThreadPoolExecutor) -> None:
    cast, other = lasting_cast, colleague(lasting_cast.supervisor, "苏明")
    case = make.drawn(cast).cases.get().case
    form: dict[str, Any] = {"month": "2026-10", "number": case.number, "answers": make.CONFORMS, "at": make.NOVEMBER}
    outcomes = at_once(hands, *(lambda by=by: actions.check_case(**form, by=by) for by in (cast.supervisor, other)))
    assert outcomes.count("already_checked") == 1
    assert Check.objects.count() == 1
    outcomes = at_once(hands, *(lambda: make.raised(cast, case=case) for _ in range(4)))
    assert len({finding.number for finding in outcomes}) == Finding.objects.count() == 1


def test_a_finding_is_upheld_or_withdrawn_but_not_both(lasting_cast: Cast, hands: ThreadPoolExecutor) -> None:
    cast, other = lasting_cast, colleague(lasting_cast.supervisor, "苏明")
    number = make.replied(cast).number
    outcomes = at_once(
        hands,
        lambda: actions.uphold(number=number, reasons="是", by=cast.supervisor, at=make.FOUND),
        lambda: actions.withdraw(number=number, reasons="否", by=other, at=make.FOUND),
    )
    assert outcomes.count("finding_out_of_order") == 1
    assert Finding.objects.get().event_count == 3
