"""The department's opinion on legality and compliance (M18, M27)."""

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused


def test_the_case_is_under_review_and_has_its_person(cast: make.Cast) -> None:
    case = make.reviewed(cast)
    assert case.state == "reviewing"
    assert case.events.last().detail["opinion"] == "材料合法合规"
    assert case.steps.get(kind="review").person_id == cast.reviewer.account_id


def test_a_second_opinion_is_added_and_the_person_stays(cast: make.Cast) -> None:
    case = actions.review(number=make.reviewed(cast).number, opinion="同意", by=cast.decider, at=make.MORNING)
    assert [each.detail["opinion"] for each in case.events.filter(act="review")] == ["材料合法合规", "同意"]
    assert case.steps.get(kind="review").person_id == cast.reviewer.account_id


def test_an_opinion_must_be_said(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("field_missing", field="opinion"):
        actions.review(number=number, opinion=" ", by=cast.reviewer, at=make.MORNING)
    with refused("field_too_long", field="opinion"):
        actions.review(number=number, opinion="合" * 2001, by=cast.reviewer, at=make.MORNING)


def test_review_belongs_to_the_back_office(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    for name in ("clerk", "item_manager", "supervisor", "leader"):
        with refused("no_power"):
            actions.review(number=number, opinion="合规", by=getattr(cast, name), at=make.MORNING)


def test_another_department_does_not_even_see_it(cast: make.Cast) -> None:
    with refused("not_found"):
        actions.review(number=make.accepted(cast).number, opinion="合规", by=cast.planning_reviewer, at=make.MORNING)


def test_before_acceptance_there_is_nothing_to_review(cast: make.Cast) -> None:
    with refused("out_of_order"):
        actions.review(number=make.received(cast).number, opinion="合规", by=cast.reviewer, at=make.MORNING)
