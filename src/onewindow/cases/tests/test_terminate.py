"""A case that can't go on (death, item abolished) is ended with reason, basis and remedies."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused

WORDS = {"reason": "申请人死亡", "basis": "行政许可法第七十条"}


@pytest.mark.parametrize("begin", [make.received, make.noticed, make.accepted, make.reviewed, make.suspended])
def test_at_any_time_before_the_decision(cast: make.Cast, begin) -> None:  # type: ignore[no-untyped-def]
    case = actions.terminate(number=begin(cast).number, by=cast.decider, at=make.MORNING, **WORDS)
    assert (case.state, open_steps(case)) == ("terminated", [])
    assert papers(case)[-1] == "termination"
    text = str(case.papers.latest("pk").document.content)
    for said in ("申请人死亡", "行政许可法第七十条", "行政复议"):
        assert said in text


@pytest.mark.parametrize("begin", [make.granted, make.issuing])
def test_not_after_it(cast: make.Cast, begin) -> None:  # type: ignore[no-untyped-def]
    with refused("out_of_order"):
        actions.terminate(number=begin(cast).number, by=cast.decider, at=make.MORNING, **WORDS)


@pytest.mark.parametrize("field", ["reason", "basis"])
def test_each_must_be_said(cast: make.Cast, field: str) -> None:
    number = make.accepted(cast).number
    with refused("field_missing", field=field):
        actions.terminate(number=number, by=cast.decider, at=make.MORNING, **(WORDS | {field: ""}))


@pytest.mark.parametrize("by", ["clerk", "reviewer", "supervisor"])
def test_only_who_may_decide(cast: make.Cast, by: str) -> None:
    number = make.accepted(cast).number
    with refused("no_power"):
        actions.terminate(number=number, by=getattr(cast, by), at=make.MORNING, **WORDS)
