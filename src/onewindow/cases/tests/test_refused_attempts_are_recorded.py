"""A refused attempt changes nothing, and stands in the book against the person (M19)."""

import pytest

from onewindow.audit.models import Entry
from onewindow.audit.queries import broken_books
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused


def the_entry() -> Entry:
    entry = Entry.objects.get()
    assert entry.kind == "refused"
    return entry


def test_without_power_the_book_names_person_hat_act_case_and_power(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    with refused("no_power"):
        actions.grant(number=number, findings="符合条件", by=cast.reviewer, at=make.MORNING)
    entry = the_entry()
    assert (entry.subject, entry.at, entry.chain_id) == (number, make.MORNING, "520300")
    assert entry.actor["name"] == cast.reviewer.name and entry.actor["role"] == "reviewer"
    assert (entry.detail["act"], entry.detail["code"]) == ("grant", "no_power")
    assert "决定" in entry.detail["sentence"]


def test_out_of_order_is_recorded(cast: make.Cast) -> None:
    with refused("out_of_order"):
        actions.accept(number=make.noticed(cast).number, by=cast.clerk, at=make.MORNING)
    assert the_entry().detail["code"] == "out_of_order"


def test_a_case_that_is_not_theirs_is_recorded(cast: make.Cast) -> None:
    number = make.received(cast).number
    with refused("not_found"):
        actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)
    assert the_entry().subject == number


@pytest.mark.parametrize("number", ["", "1", "办件", "５２０３００", "\x00", "\ud800", "1" * 500])
def test_what_is_no_number_finds_nothing(cast: make.Cast, number: str) -> None:
    with refused("not_found", field="number"):
        actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    assert the_entry().detail["code"] == "not_found"


def test_a_slip_of_the_pen_is_not(cast: make.Cast) -> None:
    with refused("field_missing"):
        actions.review(number=make.accepted(cast).number, opinion="", by=cast.reviewer, at=make.MORNING)
    assert not Entry.objects.exists()


def test_nor_is_losing_a_race(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    with refused("already_done"):
        actions.accept(number=number, by=cast.second_clerk, at=make.MORNING)
    assert not Entry.objects.exists()


def test_the_case_stays_as_it_was(cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    before = Case.objects.values().get(number=number)
    for act in (actions.grant, actions.review):
        with refused("no_power"):
            words = {"findings": "f"} if act is actions.grant else {"opinion": "o"}
            act(number=number, by=cast.clerk, at=make.MORNING, **words)  # type: ignore[operator]
    assert Case.objects.values().get(number=number) == before


def test_the_book_is_one_chain(cast: make.Cast) -> None:
    for _ in range(3):
        with refused("not_found"):
            actions.accept(number="1", by=cast.clerk, at=make.MORNING)
    assert list(Entry.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2, 3]
    assert list(broken_books()) == []
