"""What differs between two lists, and which differences are merely editorial (M34)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.catalogue.rules import ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.rules.difference import Mark, difference, substantive
from onewindow.catalogue.tests.make import days, listing
from onewindow.catalogue.words import element_name

BEFORE = listing()
FIRST, SECOND, THIRD = BEFORE.materials


def lines(after, before=BEFORE):  # type: ignore[no-untyped-def]
    return [(each.part, each.entry, each.element, each.mark.value) for each in difference(before, after)]


def materials(*listed: ListedMaterial):  # type: ignore[no-untyped-def]
    return replace(BEFORE, materials=listed)


def test_equal_lists_do_not_differ_and_keys_do_not_count() -> None:
    assert difference(BEFORE, listing()) == ()
    assert difference(BEFORE, replace(BEFORE, number=2, version_id=7, department_id=3)) == ()


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (listing(promised=days(3)), [("items", "", "promised", "changed")]),
        (listing(fee="100元"), [("items", "", "fee", "changed")]),
        (materials(FIRST, SECOND), [("materials", "03", "", "removed")]),
        (materials(FIRST, SECOND, THIRD, ListedMaterial("04", "照片")), [("materials", "04", "", "added")]),
        (materials(FIRST, replace(SECOND, copies=2), THIRD), [("materials", "02", "copies", "changed")]),
        (materials(SECOND, FIRST, THIRD), [("materials", "", "order", "changed")]),
        (
            materials(replace(FIRST, review_points=(*FIRST.review_points, ListedPoint("有照片"))), SECOND, THIRD),
            [("review_points", "01", "", "added")],
        ),
        (
            materials(replace(FIRST, review_points=(ListedPoint("签名"),)), SECOND, THIRD),
            [("review_points", "01", "", "changed")],
        ),
        (listing(procedures=()), [("procedures", "专家评审", "", "removed")]),
        (
            listing(procedures=(ListedProcedure("expert_review", "专家评审", "《行政许可法》第四十五条", 30),)),
            [("procedures", "专家评审", "days", "changed")],
        ),
        (
            replace(BEFORE, situations=(*BEFORE.situations, ListedSituation("变更注册"))),
            [("situations", "变更注册", "", "added")],
        ),
    ],
)
def test_each_change_stands_in_its_part_with_its_mark(after, found) -> None:  # type: ignore[no-untyped-def]
    assert lines(after) == found
    assert bool(substantive(difference(BEFORE, after))) == (found[0][2] != "order")


@pytest.mark.parametrize(
    ("before", "after", "editorial"),
    [
        ("免费，凭证领取", "免费。凭证领取", True),
        ("免费", " 免费 ", True),
        ("《条例》第八条", "条例第八条", True),
        ("每人1.5元", "每人15元", False),
        ("每人10-20元", "每人1020元", False),
        ("免费", "收费", False),
        ("", "免费", False),
    ],
)
def test_only_signs_may_change_in_a_text_that_counts(before: str, after: str, editorial: bool) -> None:
    (change,) = difference(listing(fee=before), listing(fee=after))
    assert change.editorial is editorial


@pytest.mark.parametrize(
    "after",
    [
        listing(limit_note="自受理之日起"),
        listing(yearly_volume=900),
        listing(made_up=("承诺时限",)),
        materials(replace(FIRST, source="申请人自备", sample="样表一"), SECOND, THIRD),
        materials(THIRD, FIRST, SECOND),
    ],
)
def test_what_only_informs_is_editorial(after) -> None:  # type: ignore[no-untyped-def]
    assert difference(BEFORE, after)
    assert substantive(difference(BEFORE, after)) == ()


def test_a_first_version_is_added_as_a_whole() -> None:
    found = difference(None, BEFORE)
    assert {each.mark for each in found} == {Mark.ADDED}
    assert ("materials", "03", "", "added") in lines(BEFORE, before=None)
    assert substantive(found)


def test_every_element_has_a_word() -> None:
    for change in [
        *difference(None, BEFORE),
        *difference(BEFORE, materials(replace(FIRST, name="x", situations=("y",)))),
    ]:
        assert str(element_name(change.part, change.element))


@given(st.lists(st.sampled_from("甲乙丙丁"), unique=True), st.lists(st.sampled_from("甲乙丙丁"), unique=True))
def test_what_was_added_and_removed_is_what_sets_say(old: list[str], new: list[str]) -> None:
    def listed(names: list[str]):  # type: ignore[no-untyped-def]
        return listing(situations=tuple(map(ListedSituation, names)), materials=())

    found = difference(listed(old), listed(new))
    assert {each.entry for each in found if each.mark is Mark.ADDED} == set(new) - set(old)
    assert {each.entry for each in found if each.mark is Mark.REMOVED} == set(old) - set(new)
    assert (not found) == (old == new)
