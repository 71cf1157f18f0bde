"""Both sides act at the same moment: the agreement is concluded once, ended once, and reminded of once. On a real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from onewindow.authority import actions
from onewindow.authority.models import Agreement, Ending, Proposal
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import Sides
from onewindow.documents.models import Document
from onewindow.lib.refusal import Refused
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Window

Outcome = Any


@pytest.fixture
def sides(transactional_db: None, settings: Any, tmp_path: Path) -> Sides:
    settings.MEDIA_ROOT = tmp_path
    cast = make.cast()
    make.hall(cast.centre)
    make.versions(cast)
    return Sides(cast, cast.manager(), cast.admin())


def at_once(*acts: Callable[[], Outcome]) -> list[Outcome]:
    """Do all at the same moment; return for each its result, or how it was refused."""
    ready = Barrier(len(acts))

    def do(act: Callable[[], Outcome]) -> Outcome:
        try:
            ready.wait()
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(do, acts))


def test_both_sides_sign_at_once(sides: Sides) -> None:
    for day in (1, 2, 3):
        agreement = sides.proposed(ends_on=date(2027, 1, day))
        sign = partial(actions.sign, code=agreement.code, proposal_id=agreement.proposals.get().pk, at=make.NOON)
        signed = at_once(partial(sign, by=sides.manager), partial(sign, by=sides.admin))
        assert not [each for each in signed if isinstance(each, Refused)]
        agreement.refresh_from_db()
        assert agreement.state == Agreement.State.SIGNED
        assert agreement.proposals.get().signatures.count() == 2
    assert Document.objects.count() == 3


def test_two_endings_at_once(sides: Sides) -> None:
    agreement = sides.signed()
    request = actions.request_ending(code=agreement.code, reason="退出", by=sides.manager, at=make.NOON)
    how: dict[str, Any] = {"code": agreement.code, "at": make.NOON, "by": sides.admin}
    outcomes = at_once(
        lambda: actions.sign(**how, proposal_id=request.pk),
        lambda: actions.decide_ending(
            **how, number="3号", decided_on=date(2026, 11, 24), report="报告", scan=make.SCAN
        ),
    )
    assert len([each for each in outcomes if isinstance(each, Refused)]) == 1
    assert Ending.objects.count() == 1
    assert Window.objects.filter(kind=Window.Kind.SPECIAL).count() == 1
    assert not Proposal.objects.filter(stage=Proposal.Stage.OPEN).exists()


def test_two_departments_get_special_windows_with_numbers_of_their_own(sides: Sides) -> None:
    planning = sides.cast.manager("发改", sides.cast.planning)
    first = sides.signed()
    sides.manager = planning
    second = sides.signed(
        department_id=sides.cast.planning.pk, powers={sides.cast.investment.code: ("receive",)}, by=planning
    )
    acts = [
        lambda code=code: actions.decide_ending(
            code=code,
            number=f"协调{code}",
            decided_on=date(2026, 11, 24),
            report="报告",
            scan=make.SCAN,
            zone_code="N",
            by=sides.admin,
            at=make.NOON,
        )
        for code in (first.code, second.code)
    ]
    at_once(*acts)
    numbers = Window.objects.filter(kind=Window.Kind.SPECIAL).order_by("number").values_list("number", flat=True)
    assert list(numbers) == ["N03", "N04"]


def test_two_workers_remind_once(sides: Sides) -> None:
    sides.signed(ends_on=date(2026, 12, 20))
    before = Notice.objects.count()
    at_once(*[lambda: actions.remind_of_terms(at=make.NOON)] * 3)
    assert Notice.objects.count() == before + 2


def test_two_propose_the_same_term_at_once(sides: Sides) -> None:
    outcomes = at_once(*(lambda by=by: sides.proposed(by=by) for by in (sides.manager, sides.admin)))
    assert len([each for each in outcomes if isinstance(each, Refused)]) == 1
    assert Agreement.objects.count() == 1
