"""Two press at once: one wins, the other is told who did it and when, and no number repeats. On a real database."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from onewindow.cases import actions
from onewindow.cases.errors import AlreadyDone, OutOfOrder
from onewindow.cases.models import Case
from onewindow.cases.queries.chain import broken_cases
from onewindow.cases.tests import make
from onewindow.documents.models import Document
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor

ROUNDS = 200
Press = Callable[[], Case]


@pytest.fixture
def hands() -> Iterator[ThreadPoolExecutor]:
    """Eight hands, each with a connection of its own while it acts: as many as the pool has."""
    with ThreadPoolExecutor(8) as hands:
        yield hands


def all_hands(hands: ThreadPoolExecutor, act: Callable[[Any], Any], each: Iterable[Any]) -> list[Any]:
    """Do `act` for each, by all hands together."""

    def do(one: Any) -> Any:
        try:
            return act(one)
        finally:
            connection.close()

    connection.close()
    return list(hands.map(do, each))


def at_once(hands: ThreadPoolExecutor, *presses: Press) -> list[Case | Refused]:
    """Do all at the same moment; return for each the case, or how it was refused."""
    ready = Barrier(len(presses))

    def press(act: Press) -> Case | Refused:
        ready.wait()
        try:
            return act()
        except Refused as refusal:
            return refusal

    return all_hands(hands, press, presses)


def one_won(outcomes: list[Case | Refused], people: tuple[Actor, Actor]) -> None:
    """Both succeed quietly when one person pressed twice; otherwise the loser is told the winner's name and time."""
    lost = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    if people[0] == people[1]:
        assert lost == []
        return
    assert len(lost) == 1
    winner = people[1 - outcomes.index(lost[0])]
    assert isinstance(lost[0], AlreadyDone)
    assert winner.name in str(lost[0]) and "2026-11-24 09:30" in str(lost[0])


def pairs(first: Actor, second: Actor) -> list[tuple[Actor, Actor]]:
    """Each third round is one impatient person; in the others two colleagues meet, now this one named first, now that."""
    return [((first, second), (second, first), (first, first))[turn % 3] for turn in range(ROUNDS)]


def test_two_at_once_accept_decide_and_deliver(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    """200 cases go the whole way, and at each step two want to do it at the same moment."""
    clerk, other = lasting_cast.legal_clerk, make.colleague(lasting_cast.legal_clerk, "周正")
    numbers = [make.company_received(lasting_cast, "3").number for _ in range(ROUNDS)]

    def race(act: Callable[..., Case], **how: str) -> None:
        for number, people in zip(numbers, pairs(clerk, other), strict=True):
            one_won(at_once(hands, *(_bind(act, number=number, by=person, **how) for person in people)), people)

    race(actions.accept)
    all_hands(hands, lambda number: actions.review(number=number, opinion="齐全", by=clerk, at=make.MORNING), numbers)
    race(actions.grant, findings="予以备案")
    race(actions.deliver, recipient=make.AGENT.name, recipient_number=make.AGENT.number)

    assert set(Case.objects.values_list("state", "event_count")) == {("delivered", 5)}
    assert Document.objects.values("number").distinct().count() == ROUNDS * 4
    assert list(broken_cases()) == []


def test_one_grants_and_one_refuses_at_once(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    cast, other = lasting_cast, make.colleague(lasting_cast.decider, "周正")
    for _ in range(20):
        number = make.reviewed(cast).number
        outcomes = at_once(
            hands,
            _bind(actions.grant, number=number, by=cast.decider, findings="符合条件"),
            _bind(actions.refuse, number=number, by=other, findings="不符", reasons="不符合条件", basis="法律"),
        )
        case = Case.objects.get(number=number)
        won, lost = sorted(outcomes, key=lambda outcome: isinstance(outcome, Refused))
        assert isinstance(won, Case) and isinstance(lost, OutOfOrder)
        assert case.decision.outcome == case.state == won.state
        assert case.papers.filter(document__kind__in=["grant", "refusal"]).count() == 1


def test_numbers_never_repeat(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    """A hundred receipts by eight hands on a day, and in a year, whose numbers nobody has asked for yet."""
    morning = make.moment("2025-03-03 09:00")
    cases = all_hands(hands, lambda _: make.received(lasting_cast, morning), range(100))
    assert len({case.number for case in cases}) == 100
    assert Document.objects.filter(kind="receipt").values("number").distinct().count() == 100


def test_one_key_writes_one_case(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    for turn in range(10):
        send = _bind(actions.receive, application=make.nurse_application(), by=lasting_cast.clerk, key=f"key {turn}")
        outcomes = at_once(hands, *[send] * 8)
        assert len({outcome.number for outcome in outcomes if isinstance(outcome, Case)}) == 1
        assert not [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert Case.objects.count() == 10


def test_one_key_for_an_act_does_it_once(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    number = make.accepted(lasting_cast).number
    ask = _bind(actions.ask, number=number, by=lasting_cast.reviewer, question="？", key="key")
    outcomes = at_once(hands, *[ask] * 8)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert Case.objects.get(number=number).questions.count() == 1


def test_one_key_for_two_cases_at_once_does_one(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    numbers = [make.received(lasting_cast).number for _ in range(2)]
    presses = [_bind(actions.accept, number=number, by=lasting_cast.clerk, key="key") for number in numbers]
    outcomes = at_once(hands, *presses)
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Refused)] == ["idempotency_key_reused"]
    assert Case.objects.filter(state="accepted").count() == 1


def test_eight_windows_register_the_same_person_once(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    receive = _bind(actions.receive, application=make.nurse_application(), by=lasting_cast.clerk)
    outcomes = at_once(hands, *[receive] * 8)
    assert len({outcome.applicant_id for outcome in outcomes if isinstance(outcome, Case)}) == 1
    assert Case.objects.count() == 8


def test_many_sweeps_at_once_settle_each_case_once(lasting_cast: make.Cast, hands: ThreadPoolExecutor) -> None:
    for _ in range(20):
        make.received(lasting_cast)
    due = make.moment("2026-12-01 17:01")
    settled = sum(all_hands(hands, lambda _: actions.sweep(at=due), range(4)))
    assert settled + actions.sweep(at=due) == 20
    assert set(Case.objects.values_list("state", "event_count")) == {("accepted", 2)}


def _bind(act: Callable[..., Case], **how: object) -> Press:
    return lambda: act(at=make.MORNING, **how)
