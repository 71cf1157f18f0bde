"""Every act by every role in every state: done exactly when the hand-written table says so, else refused and on record (M16, M18, M19)."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from onewindow.api.tests.make import Caller, scan
from onewindow.audit.models import Entry
from onewindow.cases.models import Case
from onewindow.cases.tests import make

from .people import people_of
from .table import ACTS, PLACES, Place
from .trying import faults_of_entry, last_entry, record_of, words_of


def try_act(caller: Caller, case: Case, act: str, place: Place) -> HttpResponse:
    """Press that act with everything in its body right."""
    if act == "attach":
        return caller.attach(case.number, file=scan(), material_code="02")
    return caller.act(case.number, act, **words_of(act, case, place))


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
            status, code = answer.status_code, answer.json().get("code")
            told = f"{who} {act}: {status} {code}"
            expected = place.expected(who, act)
            if status != expected:
                wrong.append(f"{told}, expected {expected}")
            elif expected == 200:
                if (record_of(case) == before) != place.is_repeated(who, act):
                    wrong.append(f"{told}, and the record is {record_of(case)}")
            elif record_of(case) != before:
                wrong.append(f"{told}, and yet it changed the case")
            elif code != "already_done":
                faults = faults_of_entry(actor, act, case, status=status, entries=entries, began=began, code=code)
                wrong += [f"{told}: {fault}" for fault in faults]
                if not faults and last_entry().detail["sentence"] != answer.json()["detail"]:
                    wrong.append(f"{told}, told another sentence than is kept")
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
