"""Refusing in writing, with reasons, basis and remedies (行政许可法 38)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import open_steps, papers, refused

WORDS = {"findings": "执业证明不真实", "reasons": "不符合条件\n\n材料不实", "basis": "《护士条例》第七条"}


def refuse(cast: make.Cast, number: str, **words: str):  # type: ignore[no-untyped-def]
    return actions.refuse(number=number, by=cast.decider, at=make.MORNING, **(WORDS | words))


def test_the_decision_says_why_on_which_basis_and_what_may_be_done(cast: make.Cast) -> None:
    case = refuse(cast, make.reviewed(cast).number)
    assert (case.state, case.decision.outcome) == ("refused", "refused")
    assert papers(case)[-1] == "refusal"
    text = str(case.decision.document.content)
    for said in ("执业证明不真实", "不符合条件", "材料不实", "《护士条例》第七条", "行政复议", "行政诉讼"):
        assert said in text


@pytest.mark.parametrize("field", ["findings", "reasons", "basis"])
def test_each_must_be_said(cast: make.Cast, field: str) -> None:
    number = make.reviewed(cast).number
    with refused("field_missing", field=field):
        refuse(cast, number, **{field: " \n "})


def test_a_refused_case_has_no_certificate_and_is_delivered_all_the_same(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    refuse(cast, number)
    with refused("out_of_order"):
        actions.make(number=number, by=cast.reviewer, at=make.MORNING)
    case = actions.hand_over(number=number, by=cast.reviewer, at=make.MORNING)
    assert open_steps(case) == [("delivery", "C01")]
    with refused("no_certificate"):
        actions.make(number=number, by=cast.reviewer, at=make.MORNING)
    case = actions.deliver(
        number=number, recipient="张伟民", recipient_number=make.PERSON.number, by=cast.issuer, at=make.MORNING
    )
    assert case.state == "delivered"


def test_what_the_applicant_does_not_complete_may_be_refused(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    actions.request_completion(
        number=number,
        defects_found=[make.found("02", "defective", "不清晰")],
        reason="无法核实",
        missed_at_window=False,
        by=cast.reviewer,
        at=make.MORNING,
    )
    assert open_steps(refuse(cast, number)) == [("handover", "市卫健局")]
