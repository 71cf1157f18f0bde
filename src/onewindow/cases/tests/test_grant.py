"""Granting in writing, by who may decide (行政许可法 38, M18, M27)."""

from typing import Any

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused


def test_the_decision_is_written_and_the_clocks_stop(cast: make.Cast) -> None:
    case = make.granted(cast)
    assert (case.state, case.decided_at) == ("granted", make.MORNING)
    assert (case.decision.outcome, case.decision.decided_by["name"]) == ("granted", cast.decider.name)
    assert papers(case)[-1] == "grant"


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ({"result_is_certificate": True}, "5年，起止日期以证照为准"),
        ({"result_is_certificate": False}, "2026年11月24日至2031年11月23日"),
        ({"result_validity_years": None}, "长期"),
    ],
)
def test_how_long_it_is_valid_is_what_the_item_says(cast: make.Cast, result: dict[str, Any], said: str) -> None:
    make.special_item(cast, "5", **result)
    number = make.received(cast, ending="5").number
    actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    actions.review(number=number, opinion="合规", by=cast.reviewer, at=make.MORNING)
    case = actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING)
    assert said in str(case.decision.document.content)


def test_the_department_owes_the_hand_over(cast: make.Cast) -> None:
    assert open_steps(make.granted(cast)) == [("handover", "市卫健局")]


def test_questions_and_paper_that_are_still_open_close_with_it(cast: make.Cast) -> None:
    number = make.company_accepted(cast).number
    actions.ask(number=number, question="？", by=cast.reviewer, at=make.MORNING)
    actions.review(number=number, opinion="合规", by=cast.reviewer, at=make.MORNING)
    case = actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING)
    assert open_steps(case) == [("handover", "市卫健局")]


@pytest.mark.parametrize("by", ["reviewer", "clerk", "item_manager", "supervisor", "leader"])
def test_only_who_may_decide(cast: make.Cast, by: str) -> None:
    number = make.reviewed(cast).number
    with refused("no_power"):
        actions.grant(number=number, findings="符合条件", by=getattr(cast, by), at=make.MORNING)


def test_not_before_it_was_reviewed(cast: make.Cast) -> None:
    with refused("out_of_order"):
        actions.grant(number=make.accepted(cast).number, findings="符合", by=cast.decider, at=make.MORNING)


def test_the_facts_found_must_be_said(cast: make.Cast) -> None:
    with refused("field_missing", field="findings"):
        actions.grant(number=make.reviewed(cast).number, findings="", by=cast.decider, at=make.MORNING)


def test_what_is_decided_is_not_decided_otherwise(cast: make.Cast) -> None:
    with refused("out_of_order"):
        actions.refuse(
            number=make.granted(cast).number, findings="f", reasons="r", basis="b", by=cast.decider, at=make.MORNING
        )


def test_a_simple_item_may_be_decided_at_the_window_and_is_handed_over_all_the_same(cast: make.Cast) -> None:
    make.special_item(cast, "9")
    number = actions.receive(application=make.nurse_application("9"), by=cast.clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    actions.review(number=number, opinion="合规", by=cast.clerk, at=make.MORNING)
    case = actions.grant(number=number, findings="符合条件", by=cast.clerk, at=make.MORNING)
    assert open_steps(case) == [("handover", "N01")]
    with refused("not_on_the_spot"):
        actions.deliver(
            number=number,
            recipient="张伟民",
            recipient_number=make.PERSON.number,
            by=cast.clerk,
            at=make.MORNING,
        )
    actions.make(number=number, by=cast.clerk, at=make.MORNING)
    case = actions.hand_over(number=number, by=cast.clerk, at=make.MORNING)
    assert open_steps(case) == [("delivery", "C01")]
