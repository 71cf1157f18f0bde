"""The record of a case: the database refuses to change it, and whoever does so all the same is found out."""

import pytest
from django.db import IntegrityError, transaction

from onewindow.audit.tests.tamper import tamper
from onewindow.cases.models import Case, CaseEvent, Liability
from onewindow.cases.queries import chain
from onewindow.cases.queries.chain import broken_cases
from onewindow.cases.tests import make


@pytest.fixture
def case(cast: make.Cast) -> Case:
    """A case of six events, between two that nobody touches."""
    make.received(cast)
    case = make.issuing(cast)
    make.received(cast)
    return case


def found(case: Case) -> list[tuple[int, str]]:
    broken = list(broken_cases())
    assert {each.chain for each in broken} <= {case.number}
    return [(each.sequence, each.fault.value) for each in broken]


def test_an_event_is_neither_changed_nor_deleted(case: Case) -> None:
    for change in (lambda: case.events.update(act="grant"), lambda: case.events.all().delete()):
        with pytest.raises(IntegrityError, match="留痕只能追加"), transaction.atomic():
            change()
    assert case.events.count() == 6


def test_a_liability_is_neither_changed_nor_deleted(cast: make.Cast) -> None:
    row = Liability.objects.create(
        centre=cast.centre, occasion="second_notice", whose="window", person={}, at=make.MORNING
    )
    with pytest.raises(IntegrityError, match="留痕只能追加"), transaction.atomic():
        Liability.objects.update(account_id=1)
    with pytest.raises(IntegrityError, match="留痕只能追加"), transaction.atomic():
        row.delete()


def test_an_untouched_record_holds_and_is_counted(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "BATCH", 2)
    read: list[tuple[int, int]] = []
    assert list(broken_cases(progress=lambda cases, events: read.append((cases, events)))) == []
    assert read == [(2, 7), (1, 1)]


@pytest.mark.parametrize(
    "change",
    [
        'detail = \'{"reason": "另一个理由"}\'',
        "act = 'refuse'",
        "account_id = account_id + 1",
        "actor = '{}'",
        "ground = '{}'",
        "at = at - interval '1 day'",
        "to_state = 'refused'",
    ],
)
def test_a_changed_event_is_named(case: Case, change: str) -> None:
    changed = f"UPDATE cases_caseevent SET {change} WHERE case_id = %s AND sequence = 4"
    assert tamper("cases_caseevent", changed, [case.pk]) == 1
    assert found(case) == [(4, "altered")]


@pytest.mark.parametrize("sequence", [1, 3, 6])
def test_a_deleted_event_is_missed(case: Case, sequence: int) -> None:
    deleted = "DELETE FROM cases_caseevent WHERE case_id = %s AND sequence = %s"
    assert tamper("cases_caseevent", deleted, [case.pk, sequence]) == 1
    assert found(case) == [(sequence, "missing")]


def test_a_record_gone_altogether_is_missed(case: Case) -> None:
    assert tamper("cases_caseevent", "DELETE FROM cases_caseevent WHERE case_id = %s", [case.pk]) == 6
    assert found(case) == [(1, "missing")]


def test_a_changed_head_is_named(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(event_head="0" * 64)
    assert found(case) == [(6, "head")]


def test_a_state_that_no_event_led_to_is_named(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(state="delivered")
    assert found(case) == [(6, "state")]


def test_an_event_moved_to_another_case_is_named(case: Case, cast: make.Cast) -> None:
    other = Case.objects.exclude(pk=case.pk).first()
    assert other is not None
    moved = "UPDATE cases_caseevent SET case_id = %s, sequence = 2 WHERE case_id = %s AND sequence = 6"
    assert tamper("cases_caseevent", moved, [other.pk, case.pk]) == 1
    assert {each.chain for each in broken_cases()} == {case.number, other.number}
    assert CaseEvent.objects.filter(case=other).count() == 2
