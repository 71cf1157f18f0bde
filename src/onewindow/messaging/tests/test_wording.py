"""A centre says it in its own words, at its own hours."""

from datetime import time

import pytest

from onewindow.audit.models import Entry
from onewindow.messaging import actions
from onewindow.messaging.errors import AdministratorOnly, UnknownOccasion, WordingEmpty, WordingWrong
from onewindow.messaging.models import Message, Template
from onewindow.messaging.rules import Channel
from onewindow.messaging.tests import make
from onewindow.messaging.tests.make import AT
from onewindow.messaging.tests.test_outbox import Gateway, run, write
from onewindow.messaging.wordings import WORDINGS
from onewindow.organisation.actor import Actor

OWN = {"occasion": "case_received", "channel": Channel.SMS, "text": "{name}，{item}收到了，编号{number}。"}


@pytest.fixture
def people(db: None) -> dict[str, Actor]:
    return make.people()


def test_the_centre_s_own_words_go_out(people: dict[str, Actor]) -> None:
    actions.set_wording(**OWN, by=people["admin"], at=AT)
    write(people)
    run(Gateway())
    assert Message.objects.get().text == "张**，护士执业注册收到了，编号520300202611240000011。"
    assert Entry.objects.filter(kind=Entry.Kind.ACTED, detail__act="set_wording").exists()


def test_empty_words_bring_back_the_house_s(people: dict[str, Actor]) -> None:
    actions.set_wording(**OWN, by=people["admin"], at=AT)
    assert actions.set_wording(**(OWN | {"text": " "}), by=people["admin"], at=AT) == WORDINGS["case_received"].text
    assert not Template.objects.exists()


def test_words_that_lost_their_fact_give_way_to_the_house_s(people: dict[str, Actor]) -> None:
    actions.set_wording(**OWN, by=people["admin"], at=AT)
    Template.objects.update(text="{gone}")
    write(people)
    run(Gateway())
    assert "已收件" in Message.objects.get().text


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": "{nobody}"}, WordingWrong),
        ({"text": "{name.__class__}"}, WordingWrong),
        ({"text": "长" * 301}, WordingEmpty),
        ({"occasion": "nothing"}, UnknownOccasion),
    ],
)
def test_words_that_cannot_be_filled_are_refused(
    people: dict[str, Actor], changes: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.set_wording(**(OWN | changes), by=people["admin"], at=AT)
    assert not Template.objects.exists()


def test_only_the_administrator_changes_words_and_hours(people: dict[str, Actor]) -> None:
    with pytest.raises(AdministratorOnly):
        actions.set_wording(**OWN, by=people["manager"], at=AT)
    with pytest.raises(AdministratorOnly):
        actions.set_hours(quiet_from=time(9), quiet_until=time(10), by=people["clerk"], at=AT)
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED).count() == 2


def test_the_centre_s_own_quiet_hours_hold(people: dict[str, Actor]) -> None:
    actions.set_hours(quiet_from=time(9), quiet_until=time(10), by=people["admin"], at=AT)
    write(people)
    gateway = Gateway()
    run(gateway)
    assert gateway.letters == []
