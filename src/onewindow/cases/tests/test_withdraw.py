"""The applicant takes the application back before the decision; what was handed in is returned with a list."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


@pytest.mark.parametrize("begin", [make.received, make.noticed, make.accepted, make.reviewed])
def test_at_any_time_before_the_decision(cast: make.Cast, begin) -> None:  # type: ignore[no-untyped-def]
    case = actions.withdraw(number=begin(cast).number, reason="改日再办", by=cast.second_clerk, at=make.MORNING)
    assert (case.state, open_steps(case), case.closed_at) == ("withdrawn", [], make.MORNING)
    assert papers(case)[-1] == "withdrawal"
    assert "申请表" in str(case.papers.latest("pk").document.content)


def test_also_while_the_clock_stands_still(cast: make.Cast) -> None:
    number = make.suspended(cast).number
    assert actions.withdraw(number=number, reason="改日", by=cast.legal_clerk, at=make.MORNING).state == "withdrawn"


@pytest.mark.parametrize("begin", [make.granted, make.issuing])
def test_not_after_it(cast: make.Cast, begin) -> None:  # type: ignore[no-untyped-def]
    number = begin(cast).number
    with refused("out_of_order"):
        actions.withdraw(number=number, reason="改日再办", by=cast.clerk, at=make.MORNING)


def test_the_wish_must_be_recorded(cast: make.Cast) -> None:
    number = make.received(cast).number
    with refused("field_missing", field="reason"):
        actions.withdraw(number=number, reason=" ", by=cast.clerk, at=make.MORNING)


def test_the_department_does_not_withdraw_for_the_applicant(cast: make.Cast) -> None:
    with refused("no_power"):
        actions.withdraw(number=make.accepted(cast).number, reason="改日", by=cast.decider, at=make.MORNING)
