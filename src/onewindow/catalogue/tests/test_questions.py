"""A few questions lead to exactly the materials (颗粒化, M12, M20), whatever the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.catalogue.errors import QuestionOpen, TwoAnswers
from onewindow.catalogue.rules import (
    Checklist,
    ListedMaterial,
    ListedSituation,
    asked,
    first_answers,
    kept_answers,
    materials_for,
    open_questions,
    problems,
    questions_of,
    require_answers,
)
from onewindow.catalogue.tests.make import listing

KIND, YEARS = "办哪一项？", "中断满三年了吗？"
FIRST, AGAIN, CHANGE = (ListedSituation(name, key, KIND) for key, name in enumerate(("首次", "重新", "变更"), 1))
SHORT, LONG = ListedSituation("未满", 4, YEARS), ListedSituation("已满", 5, YEARS)


def hangs(code: str, *situations: str) -> ListedMaterial:
    return ListedMaterial(code, code, necessity="conditional" if situations else "required", situations=situations)


NURSE = listing(
    situations=(FIRST, AGAIN, CHANGE, SHORT, LONG),
    materials=(
        hangs("申请表"),
        hangs("学历", "首次"),
        hangs("原证", "重新", "变更"),
        hangs("培训证明", "首次", "重新", "已满"),
    ),
)


def texts(questions) -> list[str]:
    return [question.text for question in questions]


def codes(chosen) -> list[str]:
    return [material.code for material in materials_for(NURSE, chosen)]


@pytest.mark.parametrize(
    ("chosen", "needed"),
    [
        ([], ["申请表"]),
        ([1], ["申请表", "学历"]),
        ([1, 4], ["申请表", "学历"]),
        ([1, 5], ["申请表", "学历", "培训证明"]),
        ([2, 5], ["申请表", "原证", "培训证明"]),
        ([3], ["申请表", "原证"]),
        ([5], ["申请表"]),
    ],
)
def test_a_material_of_several_questions_needs_an_answer_to_each(chosen, needed):
    assert codes(chosen) == needed


def test_a_question_that_can_change_nothing_any_more_is_not_asked():
    assert texts(asked(NURSE)) == [KIND, YEARS]
    assert texts(open_questions(NURSE, [1])) == [YEARS]
    assert texts(asked(NURSE, [3])) == [KIND]
    assert open_questions(NURSE, [3]) == ()


def test_an_answer_to_a_question_not_asked_any_more_is_dropped():
    assert kept_answers(NURSE, [3, 5]) == (3,)
    assert kept_answers(NURSE, [5, 2]) == (2, 5)


def test_one_answer_to_one_question():
    with pytest.raises(TwoAnswers) as refused:
        materials_for(NURSE, [1, 2])
    assert refused.value.field == "situations" and KIND in str(refused.value)


def test_an_open_question_is_told():
    with pytest.raises(QuestionOpen) as refused:
        require_answers(NURSE, [1])
    assert YEARS in str(refused.value)
    require_answers(NURSE, [1, 4])
    require_answers(NURSE, [3])


def test_a_question_has_at_least_two_answers():
    alone = listing(type="01", situations=(FIRST,), materials=())
    assert [problem.refusal.code for problem in problems(alone)] == ["question_with_one_answer"]


@st.composite
def lists(draw: st.DrawFn) -> Checklist:
    """Up to three questions and some situations without one, and materials that hang on any of them."""
    situations = []
    for number in range(draw(st.integers(0, 3))):
        situations += [f"问{number}"] * draw(st.integers(2, 3))
    situations += [""] * draw(st.integers(0, 2))
    listed = tuple(ListedSituation(f"情形{key}", key, question) for key, question in enumerate(situations, 1))
    names = st.lists(st.sampled_from([each.name for each in listed]), unique=True) if listed else st.just([])
    materials = [hangs(f"{order}", *draw(names)) for order in range(draw(st.integers(0, 6)))]
    return listing(situations=listed, materials=tuple(materials))


def answers(draw: st.DrawFn, checklist: Checklist) -> list[int]:
    """Any choice of at most one answer to each question, and any of the rest."""
    chosen = [draw(st.sampled_from([None, *(each.id for each in one.answers)])) for one in questions_of(checklist)]
    chosen += [each.id for each in checklist.situations if not each.question and draw(st.booleans())]
    return [key for key in chosen if key is not None]


@given(st.data(), lists())
def test_what_is_asked_for_is_on_the_list_once_and_in_its_order(data, checklist):
    needed = materials_for(checklist, answers(data.draw, checklist))
    assert list(needed) == [material for material in checklist.materials if material in needed]
    assert len({material.code for material in needed}) == len(needed)
    assert {each for each in checklist.materials if not each.situations} <= set(needed)


@given(lists())
def test_a_list_without_situations_is_asked_for_whole(checklist):
    plain = listing(situations=(), materials=tuple(hangs(each.code) for each in checklist.materials))
    assert materials_for(plain) == plain.materials and asked(plain) == ()


@given(st.data(), lists())
def test_an_answer_more_never_takes_a_material_away(data, checklist):
    chosen = answers(data.draw, checklist)
    assert set(materials_for(checklist, chosen[:-1])) <= set(materials_for(checklist, chosen))


@given(st.data(), lists())
def test_when_all_that_was_asked_is_answered_no_other_answer_changes_the_list(data, checklist):
    loose = [each.id for each in checklist.situations if not each.question and data.draw(st.booleans())]
    chosen = list(loose)
    while still_open := open_questions(checklist, chosen):
        chosen.append(data.draw(st.sampled_from([each.id for each in still_open[0].answers])))
    never = [question for question in questions_of(checklist) if question.ids.isdisjoint(chosen)]
    more = [data.draw(st.sampled_from([each.id for each in question.answers])) for question in never]
    assert materials_for(checklist, chosen) == materials_for(checklist, chosen + more)
    assert set(kept_answers(checklist, chosen + more)) == set(chosen)


@given(lists())
def test_first_answers_leave_nothing_open(checklist):
    require_answers(checklist, first_answers(checklist))
