"""What holds of every case after every act, whoever did it and whatever was tried."""

from itertools import pairwise
from typing import Any

from django.utils.timezone import localdate

from onewindow.audit.queries import broken_books
from onewindow.authority.models import Grant
from onewindow.authority.rules import OFFICE_POWERS, Power
from onewindow.cases.models import Case, CaseEvent, CasePaper, Liability
from onewindow.cases.queries.chain import broken_cases
from onewindow.cases.rules import Act, State, find_move
from onewindow.cases.rules.lifecycle import FINAL
from onewindow.documents.models import Document
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import due

DECIDED = {State.GRANTED, State.REFUSED, State.ISSUING, State.DELIVERED}


def snapshot(case: Case) -> dict[str, Any]:
    """All that an act may change of a case, as plain values."""
    return {
        "case": Case.objects.values().get(pk=case.pk),
        "papers": list(case.papers.order_by("pk").values_list("document__number", flat=True)),
        **{
            name: list(getattr(case, name).order_by("pk").values())
            for name in ("events", "steps", "materials", "files", "notices", "questions", "suspensions", "handovers")
        },
    }


def check_house() -> None:
    """Chains are whole, and no number stands twice."""
    assert list(broken_cases()) == []
    assert list(broken_books()) == []
    numbers = list(Document.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))
    assert CasePaper.objects.count() == len(numbers)


def check_case(case: Case) -> None:
    """The rules of one case."""
    events = list(case.events.all())
    assert events[0].act == Act.RECEIVE and [event.act for event in events].count(Act.RECEIVE) == 1
    assert all(before.to_state == after.from_state for before, after in pairwise(events))
    check_notices(case)
    check_clocks(case)
    check_steps(case)
    assert (case.decided_at is not None) == (case.state in DECIDED)
    assert (case.closed_at is not None) == (case.state in FINAL)
    assert hasattr(case, "delivery") == (case.state == State.DELIVERED)
    assert not hasattr(case, "certificate") or case.decision.outcome == "granted"


def check_event(case: Case, event: CaseEvent) -> None:
    """A new event stands in the table, led where it says, gave the paper that it says, and its ground holds."""
    kinds = set(Document.objects.filter(number__in=event.detail["papers"]).values_list("kind", flat=True))
    move = find_move(event.from_state, event.act)
    if event.act == Act.RECEIVE:
        assert (event.from_state, event.to_state, kinds) == ("", "received", {"receipt"})
    else:
        assert move is not None
        assert event.to_state == (move.to or event.from_state)
        assert kinds == ({move.paper.value} if move.paper else set())
    check_ground(case, event, move.power if move else Power.RECEIVE)


def check_ground(case: Case, event: CaseEvent, power: Power | None) -> None:
    """The ground holds at that moment."""
    if event.ground["kind"] == "agreement":
        today = localdate(event.at)
        assert Grant.objects.filter(
            agreement__code=event.ground["reference"],
            agreement__begins_on__lte=today,
            agreement__ends_on__gte=today,
            item=case.item,
            power=power,
        ).exists()
    elif event.ground["kind"] == "office":
        assert event.actor["department_id"] == case.item.department_id
        assert power in OFFICE_POWERS[event.actor["role"]]
    elif event.ground["kind"] == "supervision":
        assert event.actor["role"] == "supervisor" and power is None
    else:
        assert event.ground["kind"] == "law" and event.account_id == 0
    assert event.ground["reference"]


def check_notices(case: Case) -> None:
    """One notice; each further one was a supervisor's and is a breach."""
    breaches = Liability.objects.filter(case=case, occasion="second_notice").count()
    assert case.notices.count() in (0, 1 + breaches)


def check_clocks(case: Case) -> None:
    """No act ever makes a limit shorter than what the list and the law give from acceptance on."""
    if case.accepted_at is None:
        assert case.promised_due_at is None and case.legal_due_at is None
        return
    calendar = work_calendar(case.centre.calendar_id)
    assert case.promised_due_at is not None
    assert case.promised_due_at >= due(case.accepted_at, case.version.promised, calendar).at
    if case.version.legal:
        assert case.legal_due_at is not None
        assert case.legal_due_at >= due(case.accepted_at, case.version.legal, calendar).at
        assert case.promised_due_at <= case.legal_due_at


def check_steps(case: Case) -> None:
    """Somebody owes something until the end, and nobody afterwards."""
    kinds = list(case.steps.filter(closed_at=None).values_list("kind", flat=True))
    assert len(kinds) == len(set(kinds))
    assert bool(kinds) == (case.state not in FINAL)
