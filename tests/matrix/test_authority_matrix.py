"""Every act by every role in every state: done exactly when the hand-written table says so, else refused and on record (M16, M18, M19)."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from onewindow.api.tests.make import Caller, scan
from onewindow.audit.models import Entry
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor

from .people import people_of
from .table import ACTS, BODIES, PLACES, POWER, POWER_NAMES, Place

STATUS_CODES = {404: {"not_found"}, 403: {"no_power", "supervisor_only"}}


def try_act(caller: Caller, case: Case, act: str, place: Place) -> HttpResponse:
    """Press that act with everything in its body right."""
    body: dict[str, Any] = dict(BODIES.get(act, {}))
    if act == "attach":
        return caller.attach(case.number, file=scan(), material_code="02")
    if act == "deliver":
        body["recipient"], body["recipient_number"] = place.subject.recipient
    if act == "suspend":
        procedure = case.version.procedures.first()
        body["procedure_id"] = procedure.pk if procedure else 1
    return caller.act(case.number, act, **body)


def record_of(case: Case) -> tuple[Any, ...]:
    """All that an act would leave behind."""
    row = Case.objects.values("state", "event_count", "event_head", "promised_due_at", "legal_due_at").get(pk=case.pk)
    return (*row.values(), case.papers.count(), case.files.count(), case.steps.filter(closed_at=None).count())


@pytest.mark.parametrize("where", PLACES)
def test_every_act_by_every_role(cast: make.Cast, where: str) -> None:
    place = PLACES[where]
    case = place.build(cast)
    before, wrong = record_of(case), []
    for who, actor in people_of(cast, case).items():
        caller = Caller(actor)
        for act in tried_by(who, where):
            point = transaction.savepoint()
            entries, began = Entry.objects.count(), timezone.now()
            answer = try_act(caller, case, act, place)
            told = f"{who} {act}: {answer.status_code} {answer.json().get('code')}"
            expected = place.expected(who, act)
            if answer.status_code != expected:
                wrong.append(f"{told}, expected {expected}")
            elif expected == 200:
                if (record_of(case) == before) != place.is_repeated(who, act):
                    wrong.append(f"{told}, and the record is {record_of(case)}")
            elif record_of(case) != before:
                wrong.append(f"{told}, and yet it changed the case")
            elif answer.json()["code"] != "already_done":
                wrong += [f"{told}: {fault}" for fault in faults_of_record(actor, act, case, answer, entries, began)]
            transaction.savepoint_rollback(point)
    assert not wrong, "\n".join(wrong)


def tried_by(who: str, where: str) -> tuple[str, ...]:
    """All acts by whoever holds a power on the item; in turn a third of them by everybody else, so that each tries each."""
    place, turn = PLACES[where], list(PLACES).index(where) % 3
    holds = any(who in holders for holders in place.subject.holders.values())
    return ACTS if holds or (who, where) == ("supervisor", "defective again") else ACTS[turn::3]


def test_every_role_tries_every_act_somewhere() -> None:
    for who in ("item_manager", "supervisor", "leader", "admin", "consultant", "outsider", "applicant", "stranger"):
        assert {act for where in PLACES for act in tried_by(who, where)} == set(ACTS), who


def faults_of_record(
    actor: Actor, act: str, case: Case, answer: HttpResponse, entries: int, began: datetime
) -> list[str]:
    """What the book should hold of a refused attempt and doesn't: person, hat, power, item, time."""
    code, faults = answer.json()["code"], []
    if Entry.objects.count() != entries + 1:
        return ["not on record"]
    entry = Entry.objects.order_by("-sequence").first()
    assert entry is not None
    if (entry.kind, entry.subject) != ("refused", case.number) or not began <= entry.at <= timezone.now():
        faults.append(f"recorded as {entry.kind} of {entry.subject} at {entry.at}")
    if (entry.actor["name"], entry.detail["act"], entry.detail["code"]) != (actor.name, act, code):
        faults.append(f"recorded as {entry.detail} by {entry.actor}")
    if entry.detail["sentence"] != answer.json()["detail"]:
        faults.append(f"told another sentence than {entry.detail['sentence']}")
    if code not in STATUS_CODES.get(answer.status_code, {code}):
        faults.append("refused for another reason")
    facts = entry.detail["facts"]
    if code == "no_power" and (facts["item"], facts["power"]) != (case.version.name, POWER_NAMES[POWER[act]]):
        faults.append(f"recorded with {facts}")
    return faults
