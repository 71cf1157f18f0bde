"""Exactly the list's materials, neither more nor fewer (M20)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.catalogue.errors import UnknownSituation
from onewindow.catalogue.rules import ListedMaterial, ListedSituation, materials_for, problems
from onewindow.catalogue.tests.make import days, item_code, listing

FIRST, LATE, AGENT = ListedSituation("首次", 1), ListedSituation("逾期", 2), ListedSituation("委托", 3)
LISTED = listing(
    situations=(FIRST, LATE, AGENT),
    materials=(
        ListedMaterial("01", "申请表"),
        ListedMaterial("02", "培训证明", necessity="conditional", situations=("逾期",)),
        ListedMaterial("03", "照片", necessity="optional"),
        ListedMaterial("04", "委托书", necessity="conditional", situations=("逾期", "委托")),
    ),
)


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [([], ["01", "03"]), ([1], ["01", "03"]), ([2], ["01", "02", "03", "04"]), ([3], ["01", "03", "04"])],
)
def test_a_conditional_material_is_asked_for_in_its_situations_only(chosen, codes):
    assert [material.code for material in materials_for(LISTED, chosen)] == codes


def test_a_situation_of_another_item_is_refused():
    with pytest.raises(UnknownSituation) as refused:
        materials_for(LISTED, [1, 99])
    assert refused.value.field == "situations"


@given(st.sets(st.sampled_from([1, 2, 3])), st.sets(st.sampled_from([1, 2, 3])))
def test_more_situations_never_ask_for_fewer_materials(some, more):
    assert set(materials_for(LISTED, some)) <= set(materials_for(LISTED, some | more))


def codes_of(checklist):
    return [problem.refusal.code for problem in problems(checklist)]


def test_a_sound_list_has_no_problems():
    assert codes_of(listing(type="01")) == []


@pytest.mark.parametrize(
    ("elements", "code"),
    [
        ({"materials": (ListedMaterial("01", "甲", necessity="conditional"),)}, "material_without_situation"),
        ({"materials": (ListedMaterial("01", "甲", situations=("首次注册",)),)}, "material_with_situation"),
        ({"situations": (FIRST, FIRST), "materials": ()}, "situation_twice"),
        ({"promised": days(21)}, "promised_longer_than_legal"),
        ({"kind": "immediate"}, "immediate_not_on_the_spot"),
        ({"code": item_code(1, "07")}, "type_not_of_code"),
        ({"code": "1"}, "item_code_length"),
    ],
)
def test_each_problem_has_its_own_refusal(elements, code):
    assert codes_of(listing(type="01", **elements)) == [code]
