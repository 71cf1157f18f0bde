"""Every act in the life of an item by every hat, at every stage: the table is what holds (M19, M33 to M35)."""

from collections.abc import Callable

import pytest

from onewindow.audit.models import Entry
from onewindow.catalogue import actions
from onewindow.catalogue.life_errors import ActDone, NotYourAct, StageWrong
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.rules.life import TABLE, WAITS_FOR, Act, Kind, Stage, find_move
from onewindow.catalogue.tests import life
from onewindow.lib.refusal import NotFound, Refused
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

AT = life.AT
KEEPERS = set(WAITS_FOR.values())
DO: dict[Act, Callable[..., ItemApplication]] = {
    Act.EDIT: lambda **how: actions.edit(**how),
    Act.ATTACH: lambda **how: actions.attach(upload=Upload("再附.pdf", life.PDF), **how),
    Act.SUBMIT: actions.submit,
    Act.WITHDRAW: lambda **how: actions.withdraw(note="不办了", **how),
    Act.PASS: actions.pass_check,
    Act.SEND_BACK: lambda **how: actions.send_back(note="缺依据", **how),
    Act.RECLASSIFY: lambda **how: actions.reclassify(note="改了收费", **how),
    Act.AGREE: actions.agree,
    Act.REJECT: lambda **how: actions.reject(note="没有依据", **how),
    Act.CONFIGURE: actions.configure,
    Act.PUBLISH: lambda **how: actions.publish_application(missing=(), **how),
}
STAGE = {
    Stage.DRAFT: lambda folk: life.drafted(folk, Kind.CHANGE),
    Stage.SUBMITTED: lambda folk: life.submitted(folk, Kind.CHANGE),
    Stage.CHECKED: lambda folk: life.checked(folk, Kind.CHANGE),
    Stage.APPROVED: lambda folk: life.approved(folk, Kind.CHANGE),
    Stage.PUBLISHED: lambda folk: life.published(folk, Kind.CHANGE),
    Stage.SENT_BACK: lambda folk: _back(folk),
    Stage.REJECTED: lambda folk: actions.reject(
        number=life.checked(folk, Kind.CHANGE).number, note="没有依据", by=folk.reviewer, at=AT
    ),
    Stage.WITHDRAWN: lambda folk: actions.withdraw(
        number=life.drafted(folk, Kind.CHANGE).number, note="不办了", by=folk.manager, at=AT
    ),
}


def _back(folk: life.People) -> ItemApplication:
    number = life.submitted(folk, Kind.CHANGE).number
    return actions.send_back(number=number, note="缺依据", by=folk.checker, at=AT)


@pytest.mark.parametrize("stage", STAGE)
def test_each_hat_does_at_each_stage_what_the_table_says_and_nothing_else(folk: life.People, stage: Stage) -> None:
    application = STAGE[stage](folk)
    last = application.events.last()
    for act, do in DO.items():
        for person in (folk.manager, folk.checker, folk.reviewer, folk.admin):
            move = find_move(stage, act, role=person.role)
            if move and move.role == person.role:
                continue  # what the table allows is shown by the tests of each act
            refusal = attempt(do, application, person)
            repeated = (last.act, last.account_id) == (act, person.account_id)
            assert isinstance(refusal, NotYourAct | StageWrong | ActDone | NotFound) or repeated, (act, person.role)
    assert ItemApplication.objects.get(pk=application.pk).stage == stage


@pytest.mark.parametrize("role", [role for role in Role.values if role not in KEEPERS])
def test_a_hat_without_a_part_in_it_does_nothing_and_each_attempt_is_kept(folk: life.People, role: str) -> None:
    application = life.drafted(folk, Kind.CHANGE)
    for do in DO.values():
        assert isinstance(attempt(do, application, folk.hat(role)), NotYourAct)
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, actor__role=role).count() == len(DO)
    with pytest.raises(NotYourAct):
        actions.draft(kind=Kind.CHANGE, item_code=application.item.code, by=folk.hat(role), at=AT)


def attempt(do: Callable[..., ItemApplication], application: ItemApplication, person: Actor) -> Refused | None:
    try:
        do(number=application.number, by=person, at=AT)
    except Refused as refusal:
        return refusal
    return None


def test_another_departments_manager_finds_nothing_and_the_attempt_is_kept(folk: life.People) -> None:
    number = life.drafted(folk).number
    with pytest.raises(NotFound):
        actions.submit(number=number, by=folk.other_manager, at=AT)
    entry = Entry.objects.filter(kind=Entry.Kind.REFUSED).last()
    assert entry is not None
    assert (entry.actor["name"], entry.subject, entry.detail["act"]) == ("田野", number, "item_submit")


def test_the_centre_sees_no_draft_that_was_never_handed_in(folk: life.People) -> None:
    number = life.drafted(folk).number
    with pytest.raises(NotFound):
        actions.pass_check(number=number, by=folk.checker, at=AT)


def test_every_stage_is_reached_and_left_or_final() -> None:
    reached = {move.to for move in TABLE if move.to} | {Stage.DRAFT}
    assert reached == set(Stage)
