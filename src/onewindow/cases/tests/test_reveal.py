"""Who works on a case may see the whole numbers, and the book says who looked and why."""

import pytest

from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.errors import NotForYourEyes
from onewindow.cases.tests import make
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldMissing


@pytest.mark.parametrize("who", ["clerk", "second_clerk", "reviewer", "decider"])
def test_who_works_on_the_case_sees_the_numbers_and_is_recorded(cast: make.Cast, who: str) -> None:
    number = make.accepted(cast).number
    shown = actions.reveal(number=number, reason="核对证件", by=cast.people[who], at=make.MORNING)
    assert (shown.number, shown.phone) == ("520300199001011238", "13800000001")
    assert (shown.agent_number, shown.agent_phone) == ("", "")
    entry = Entry.objects.get(kind=Entry.Kind.REVEALED)
    assert entry.subject == number
    assert entry.actor["name"] == cast.people[who].name
    assert entry.detail == {"reason": "核对证件"}


def test_the_agents_numbers_are_shown_too(cast: make.Cast) -> None:
    case = actions.receive(application=make.company_application(), by=cast.legal_clerk, at=make.MORNING)
    shown = actions.reveal(number=case.number, reason="联系代办人", by=cast.legal_clerk, at=make.MORNING)
    assert (shown.agent_number, shown.agent_phone) == ("520300198506152410", "13800000002")


def test_no_reason_no_look(cast: make.Cast) -> None:
    number = make.received(cast).number
    with pytest.raises(FieldMissing):
        actions.reveal(number=number, reason="  ", by=cast.clerk, at=make.MORNING)
    assert not Entry.objects.filter(kind=Entry.Kind.REVEALED).exists()


@pytest.mark.parametrize("who", ["supervisor", "leader", "item_manager"])
def test_who_may_see_the_case_but_does_not_work_on_it_sees_it_masked(cast: make.Cast, who: str) -> None:
    number = make.accepted(cast).number
    with pytest.raises(NotForYourEyes):
        actions.reveal(number=number, reason="看看", by=cast.people[who], at=make.MORNING)
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert (entry.subject, entry.detail["act"], entry.detail["code"]) == (number, "reveal", "reveal_not_allowed")


@pytest.mark.parametrize("who", ["legal_clerk", "issuer", "planning_reviewer", "outsider", "admin"])
def test_for_whom_the_case_is_not_there_neither_are_its_numbers(cast: make.Cast, who: str) -> None:
    number = make.accepted(cast).number
    with pytest.raises(NotFound):
        actions.reveal(number=number, reason="看看", by=cast.people[who], at=make.MORNING)
    assert not Entry.objects.filter(kind=Entry.Kind.REVEALED).exists()
