"""The same call sent twice is done once; two at the same moment are raced elsewhere."""

import pytest
from pytest_django.fixtures import Settings

from onewindow.cases import actions
from onewindow.cases.actions._perform import fingerprint_of
from onewindow.cases.errors import KeyReused
from onewindow.cases.models import Case
from onewindow.cases.rules import Act
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused


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


@pytest.mark.parametrize(("key", "code"), [("k" * 101, "field_too_long"), ("k\x00", "field_unreadable")])
def test_a_key_that_cannot_be_kept_is_refused(cast: make.Cast, key: str, code: str) -> None:
    with refused(code, field="Idempotency-Key"):
        actions.receive(application=make.nurse_application(), by=cast.clerk, at=make.MORNING, key=key)
    assert not Case.objects.exists()


def test_the_digest_of_what_was_asked_is_keyed(cast: make.Cast, settings: Settings) -> None:
    """A plain digest of an identity number could be guessed number by number."""
    digests = set()
    for secret in ("first", "second"):
        settings.INDEX_KEY = secret
        digests.add(fingerprint_of(Act.DELIVER, "1", [make.PERSON.number]))
    assert len(digests) == 2
