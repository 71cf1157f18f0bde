"""Two act at once: one wins, the other is told or finds it done. On a real database (M33, M34)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from onewindow.catalogue import actions
from onewindow.catalogue.life_errors import ActDone, AppliedAlready, StageWrong
from onewindow.catalogue.models import ItemApplication, ItemApplicationEvent, ItemVersion
from onewindow.catalogue.rules.life import Kind
from onewindow.catalogue.tests import life, make
from onewindow.lib.refusal import Refused

AT = life.AT


@pytest.fixture
def folk(transactional_db: None, settings: Settings, tmp_path: Path) -> life.People:
    settings.MEDIA_ROOT = tmp_path
    return life.people()


def at_once(*acts: Callable[[], ItemApplication]) -> list[object]:
    ready = Barrier(len(acts))

    def do(act: Callable[[], ItemApplication]) -> object:
        ready.wait()
        try:
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(do, acts))


def test_of_two_who_act_at_once_one_wins(folk: life.People) -> None:
    number = life.approved(folk, Kind.CHANGE).number
    second = replace(folk.admin, account_id=55, name="第二人")

    def publish(by: object) -> Callable[[], ItemApplication]:
        return lambda: actions.publish_application(number=number, missing=(), by=by, at=AT)  # type: ignore[arg-type]

    outcomes = at_once(publish(folk.admin), publish(second))
    assert sorted(isinstance(each, ActDone) for each in outcomes) == [False, True]
    assert ItemVersion.objects.filter(item__code=make.item_code(22001)).count() == 2

    begin = [
        lambda by=by: actions.draft(kind=Kind.CHANGE, item_code=make.item_code(22001), by=by, at=AT)
        for by in (folk.manager, replace(folk.manager, account_id=56))
    ]
    outcomes = at_once(*begin)
    assert sorted(isinstance(each, AppliedAlready) for each in outcomes) == [False, True]

    waiting = life.checked(folk, Kind.SUSPENSION).number
    outcomes = at_once(
        lambda: actions.agree(number=waiting, by=folk.reviewer, at=AT),
        lambda: actions.withdraw(number=waiting, note="不办了", by=folk.manager, at=AT),
    )
    # Withdrawing is possible before and after the agreement; agreeing only before the withdrawal.
    assert isinstance(outcomes[1], ItemApplication)
    assert isinstance(outcomes[0], ItemApplication | StageWrong)

    with pytest.raises(IntegrityError), transaction.atomic():
        ItemApplicationEvent.objects.update(note="改写")
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemApplicationEvent.objects.all().delete()
