"""A message goes out once, waits out the night and a closed gateway, and lies dead in the open when nothing helps."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from onewindow.lib.refusal import NotFound
from onewindow.messaging import actions
from onewindow.messaging.actions import Envelope
from onewindow.messaging.driver import Letter, Rejected, Unreachable
from onewindow.messaging.errors import AdministratorOnly, NotACall, NotToBeResent, OutcomeMissing
from onewindow.messaging.models import Message
from onewindow.messaging.rules import MOST_ATTEMPTS, Channel, MessageState
from onewindow.messaging.tests import make
from onewindow.messaging.tests.make import AT
from onewindow.organisation.actor import Actor

FACTS = {"centre": "中心", "name": "张**", "item": "护士执业注册", "number": "520300202611240000011", "code": "123456"}
EVENING = AT + timedelta(hours=12)


class Gateway:
    """Takes letters, or fails as it is told."""

    def __init__(self, *faults: Exception) -> None:
        self.faults, self.letters = list(faults), list[Letter]()

    def send(self, letter: Letter) -> str:
        if self.faults:
            raise self.faults.pop(0)
        self.letters.append(letter)
        return f"gw-{letter.id}"


@pytest.fixture
def people(db: None) -> dict[str, Actor]:
    return make.people()


def write(people: dict[str, Actor], key: str = "one", channel: Channel = Channel.SMS, at: datetime = AT) -> Message:
    to = Envelope(people["admin"].centre_id, "case_received", "520300", key, "13800000001", FACTS, channel)
    actions.post([to], at=at)
    return Message.objects.get(key=key)


def run(gateway: Gateway, at: datetime = AT) -> int:
    return actions.deliver(drivers={Channel.SMS: gateway}, at=at)


def test_a_message_goes_out_once_in_words_and_its_number_is_sealed(people: dict[str, Actor]) -> None:
    message, gateway = write(people), Gateway()
    assert b"13800000001" not in bytes(message.to_sealed) and message.to_shown == "138****0001"
    assert (run(gateway), run(gateway)) == (1, 0)
    letter = gateway.letters[0]
    assert (letter.to, letter.id) == ("13800000001", str(message.pk))
    assert (
        letter.text
        == "【中心】张**：您申请的“护士执业注册”已收件，办件编号520300202611240000011，查询码123456。收件不等于受理，结果另行告知。"
    )
    message.refresh_from_db()
    assert (message.state, message.text, message.sent_at) == (MessageState.SENT, letter.text, AT)


def test_the_same_key_is_written_once(people: dict[str, Actor]) -> None:
    write(people)
    write(people)
    assert run(Gateway()) == 1


def test_nothing_goes_out_at_night(people: dict[str, Actor]) -> None:
    gateway, message = Gateway(), write(people, at=EVENING)
    run(gateway, EVENING)
    run(gateway, EVENING + timedelta(hours=10, minutes=29))
    assert gateway.letters == []
    run(gateway, EVENING + timedelta(hours=10, minutes=30))
    message.refresh_from_db()
    assert len(gateway.letters) == 1 and message.attempts == 1


def test_a_closed_gateway_is_tried_again_after_a_pause(people: dict[str, Actor]) -> None:
    message, gateway = write(people), Gateway(Unreachable("HTTP 503"))
    run(gateway)
    run(gateway, AT + timedelta(seconds=59))
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_fault) == (MessageState.WAITING, 1, "HTTP 503")
    run(gateway, AT + timedelta(seconds=60))
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_fault) == (MessageState.SENT, 2, "")
    assert [(each.ok, each.remark) for each in message.tries.all()] == [(False, "HTTP 503"), (True, "")]


def test_after_the_last_attempt_it_is_dead_and_a_person_sends_it_again(people: dict[str, Actor]) -> None:
    message, at = write(people), AT
    gateway = Gateway(*[Unreachable("HTTP 503")] * MOST_ATTEMPTS)
    for _attempt in range(MOST_ATTEMPTS * 2):
        run(gateway, at)
        at += timedelta(days=1)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.DEAD, MOST_ATTEMPTS)
    actions.resend(message_id=message.pk, by=people["admin"], at=at)
    assert run(gateway, at) == 1
    with pytest.raises(NotToBeResent):
        actions.resend(message_id=message.pk, by=people["admin"], at=at)


def test_what_the_gateway_rejects_is_dead_at_once(people: dict[str, Actor]) -> None:
    message = write(people)
    run(Gateway(Rejected("HTTP 400")))
    message.refresh_from_db()
    assert (message.state, message.last_fault) == (MessageState.DEAD, "HTTP 400")


def test_only_the_administrator_sends_again(people: dict[str, Actor]) -> None:
    with pytest.raises(AdministratorOnly):
        actions.resend(message_id=write(people).pk, by=people["clerk"], at=AT)


@pytest.mark.parametrize(("delivered", "state"), [(True, "delivered"), (False, "dead")])
def test_a_receipt_of_the_gateway_is_noted_once(people: dict[str, Actor], delivered: bool, state: str) -> None:
    message = write(people)
    run(Gateway())
    told = {"gateway_id": f"gw-{message.pk}", "delivered": delivered, "fault": "空号", "at": AT}
    assert actions.record_receipt(**told) and actions.record_receipt(**told)
    message.refresh_from_db()
    assert message.state == state
    assert not actions.record_receipt(**(told | {"gateway_id": "unknown"}))
    assert not actions.record_receipt(**(told | {"gateway_id": ""}))


def test_a_call_is_made_by_a_person_who_says_what_came_of_it(people: dict[str, Actor]) -> None:
    call, clerk = write(people, channel=Channel.CALL), people["clerk"]
    assert run(Gateway()) == 0
    with pytest.raises(OutcomeMissing):
        actions.record_call(message_id=call.pk, reached=True, outcome=" ", by=clerk, at=AT)
    actions.record_call(message_id=call.pk, reached=False, outcome="无人接听", by=clerk, at=AT)
    done = actions.record_call(message_id=call.pk, reached=True, outcome="已告知本人", by=clerk, at=AT)
    assert (done.state, done.attempts) == (MessageState.DELIVERED, 2)
    assert [each.remark for each in done.tries.all()] == ["无人接听", "已告知本人"]
    with pytest.raises(NotACall):
        actions.record_call(message_id=call.pk, reached=True, outcome="再打一次", by=clerk, at=AT)


def test_a_message_of_another_centre_is_not_there(people: dict[str, Actor]) -> None:
    with pytest.raises(NotFound):
        actions.resend(message_id=write(people).pk, by=people["elsewhere"], at=AT)


@pytest.fixture
def hands() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as hands:
        yield hands


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_send_each_message_once(hands: ThreadPoolExecutor) -> None:
    people = make.people()
    for key in range(60):
        write(people, key=str(key))
    gateway = Gateway()

    def work(_n: int) -> int:
        try:
            return run(gateway)
        finally:
            connection.close()

    assert sum(hands.map(work, range(4))) == 60
    assert len({letter.id for letter in gateway.letters}) == len(gateway.letters) == 60


def test_a_worker_that_fails_in_the_middle_leaves_the_message_to_the_next(people: dict[str, Actor]) -> None:
    message = write(people)
    with pytest.raises(ZeroDivisionError):
        run(Gateway(ZeroDivisionError()))
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.WAITING, 0)
    assert run(Gateway()) == 1
