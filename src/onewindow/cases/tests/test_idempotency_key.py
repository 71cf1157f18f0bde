"""The same call sent twice is done once, even when both come at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from onewindow.cases import actions
from onewindow.cases.errors import KeyReused
from onewindow.cases.models import Case
from onewindow.cases.tests import make


def test_the_same_call_again_answers_with_the_same_case(cast: make.Cast) -> None:
    first, again = (
        actions.receive(application=make.nurse_application(), by=cast.clerk, at=make.MORNING, key="k1")
        for _ in range(2)
    )
    assert again.number == first.number
    assert Case.objects.count() == 1


def test_a_key_used_for_something_else_is_refused(cast: make.Cast) -> None:
    actions.receive(application=make.nurse_application(), by=cast.clerk, at=make.MORNING, key="k1")
    with pytest.raises(KeyReused):
        actions.receive(application=make.nurse_application(missing=("02",)), by=cast.clerk, at=make.MORNING, key="k1")


def test_a_key_used_for_another_case_is_refused(cast: make.Cast) -> None:
    first, second = make.received(cast).number, make.received(cast).number
    actions.accept(number=first, by=cast.clerk, at=make.MORNING, key="k1")
    with pytest.raises(KeyReused):
        actions.accept(number=second, by=cast.clerk, at=make.MORNING, key="k1")


def test_the_same_key_of_two_people_is_two_keys(cast: make.Cast) -> None:
    for by in (cast.clerk, cast.second_clerk):
        actions.receive(application=make.nurse_application(), by=by, at=make.MORNING, key="k1")
    assert Case.objects.count() == 2


def test_an_act_sent_twice_is_done_once(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    for _ in range(2):
        case = actions.ask(number=number, question="哪一年毕业？", by=cast.reviewer, at=make.MORNING, key="k1")
    assert case.questions.count() == 1


@pytest.fixture
def lasting_cast(transactional_db: None) -> Iterator[make.Cast]:
    yield make.cast()


def test_twenty_at_once_with_one_key_write_one_case(lasting_cast: make.Cast) -> None:
    def send(_: int) -> str:
        try:
            return actions.receive(
                application=make.nurse_application(), by=lasting_cast.clerk, at=make.MORNING, key="k1"
            ).number
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as together:
        numbers = set(together.map(send, range(20)))
    assert len(numbers) == 1
    assert Case.objects.count() == 1
