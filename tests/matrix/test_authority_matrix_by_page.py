"""Every act by every role by the pages: stopped at another's door, else as the hand-written table says, and on record (M16, M18, M19)."""

import pytest
from django.db import transaction
from django.utils import timezone

from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.web.tests.signed_in import client_of

from .pages import DOORS, OFFERED, door_of, press
from .people import people_of
from .table import ACTS, PLACES, POWER, POWER_NAMES
from .trying import faults_of_entry, last_entry, record_of, words_of

TURNS = 6


@pytest.mark.parametrize("where", PLACES)
def test_every_act_by_every_role_at_its_own_door(cast: make.Cast, where: str) -> None:
    place = PLACES[where]
    case = place.build(cast)
    before, wrong = record_of(case), []
    for who, actor in people_of(cast, case).items():
        visitor = client_of(actor)
        for act in own_tries(who, where):
            point = transaction.savepoint()
            entries, began = Entry.objects.count(), timezone.now()
            answer = press(visitor, door_of(who), case, act, words_of(act, case, place))
            status, told = answer.status_code, f"{who} {act}: {answer.status_code}"
            expected = place.expected(who, act)
            if status != (302 if expected == 200 else expected):
                wrong.append(f"{told}, expected {expected}")
            elif expected == 200:
                if (record_of(case) == before) != place.is_repeated(who, act):
                    wrong.append(f"{told}, and the record is {record_of(case)}")
            elif record_of(case) != before:
                wrong.append(f"{told}, and yet it changed the case")
            elif 'data-code="already_done"' not in answer.text:
                faults = faults_of_entry(actor, act, case, status=status, entries=entries, began=began)
                wrong += [f"{told}: {fault}" for fault in faults or faults_of_page(answer.text, act)]
            transaction.savepoint_rollback(point)
    assert not wrong, "\n".join(wrong)


def faults_of_page(page: str, act: str) -> list[str]:
    """What a refusing page should say and doesn't: the reason that is kept, and the power that is missing."""
    kept = last_entry().detail
    faults = [] if kept["sentence"] in page else [f"said something else than “{kept['sentence']}”"]
    if f'data-code="{kept["code"]}"' not in page:
        faults.append(f"not told as {kept['code']}")
    if kept["code"] == "no_power" and f"的“{POWER_NAMES[POWER[act]]}”权限" not in page:
        faults.append("did not name the power")
    return faults


def test_every_act_by_every_role_at_another_door(cast: make.Cast) -> None:
    place = PLACES["received"]
    case = place.build(cast)
    before, wrong = record_of(case), []
    for who, actor in people_of(cast, case).items():
        visitor = client_of(actor)
        elsewhere = {*OFFERED} - {door_of(who)}
        for door, act in ((other, act) for other in elsewhere for act in OFFERED[other]):
            entries = Entry.objects.count()
            answer = press(visitor, door, case, act, words_of(act, case, place))
            faults = [] if answer.status_code == 403 else [f"{answer.status_code}"]
            faults += [f"said {case.applicant.name}"] if case.applicant.name in answer.text else []
            wrong += [f"{who} {door} {act}: {fault}" for fault in faults or faults_at_the_door(actor, door, entries)]
    assert record_of(case) == before
    assert not wrong, "\n".join(wrong)


def faults_at_the_door(actor: Actor, door: str, entries: int) -> list[str]:
    """What the book should hold of somebody who stood at a wrong door and doesn't."""
    if Entry.objects.count() != entries + 1:
        return ["not on record"]
    entry = last_entry()
    kept = (entry.kind, entry.actor["name"], entry.actor["role"], entry.detail["code"], entry.subject.split("/")[1])
    return [] if kept == ("refused", actor.name, actor.role, "wrong_hat", door) else [f"recorded as {kept}"]


def own_tries(who: str, where: str) -> list[str]:
    """What may be done; of all else that the door offers, a part in turn, so that each tries each."""
    place, turn = PLACES[where], list(PLACES).index(where)
    offered = sorted(OFFERED.get(door_of(who), ()))
    return [act for act in offered if place.expected(who, act) == 200 or (ACTS.index(act) + turn) % TURNS == 0]


def test_every_role_tries_every_act_that_its_door_offers() -> None:
    for door, residents in DOORS.items():
        for who in residents:
            assert {act for where in PLACES for act in own_tries(who, where)} == OFFERED[door], who
    assert {act for offered in OFFERED.values() for act in offered} == {*ACTS}


def test_every_act_that_a_power_opens_is_done_by_a_page_somewhere() -> None:
    done = {
        act
        for where, place in PLACES.items()
        for residents in DOORS.values()
        for who in residents
        for act in own_tries(who, where)
        if place.expected(who, act) == 200 and not place.is_repeated(who, act)
    }
    assert done == {*ACTS}
