"""Both sides are told 30 and 7 days before a term ends, and when it has ended: once each, whenever the sweep comes (M16)."""

from datetime import date
from typing import Any

import pytest

from onewindow.authority.actions import remind_of_terms, renew
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import Sides
from onewindow.messaging.models import Notice
from onewindow.organisation.models import Role

BOTH = [Role.CENTRE_ADMIN, Role.ITEM_MANAGER]


@pytest.fixture
def ending(sides: Sides) -> Sides:
    """An agreement whose last day is 2026-12-31."""
    sides.signed(ends_on=date(2026, 12, 31))
    Notice.objects.all().delete()
    return sides


def told(at: str) -> list[tuple[str, Any]]:
    """What a sweep at this moment tells, and to whom."""
    before = set(Notice.objects.values_list("pk", flat=True))
    remind_of_terms(at=make.moment(at))
    new = Notice.objects.exclude(pk__in=before)
    assert sorted(new.values_list("role", flat=True)) == (BOTH if new else [])
    return sorted({(each.occasion, each.facts["days"]) for each in new})


def test_each_reminder_goes_out_once_on_its_day(ending: Sides) -> None:
    assert told("2026-11-30 23:59") == []
    assert told("2026-12-01 00:00") == [("agreement_runs_out", 30)]
    assert told("2026-12-01 00:00") == told("2026-12-23 23:59") == []
    assert told("2026-12-24 00:00") == [("agreement_runs_out", 7)]
    assert told("2026-12-31 23:59") == []
    assert told("2027-01-01 00:00") == [("agreement_expired", -1)]
    assert told("2027-02-01 00:00") == []


def test_after_a_while_without_a_sweep_the_one_that_fits_goes_out(ending: Sides) -> None:
    assert told("2026-12-28 09:00") == [("agreement_runs_out", 3)]
    assert told("2027-01-05 09:00") == [("agreement_expired", -5)]


def test_who_was_away_for_all_of_it_is_told_that_it_is_over(ending: Sides) -> None:
    assert told("2027-03-01 09:00") == [("agreement_expired", -60)]


def test_of_what_goes_on_by_a_signed_renewal_nothing_is_said(ending: Sides) -> None:
    agreement = ending.cast.health.agreements.get()
    how: dict[str, Any] = {"begins_on": date(2027, 1, 1), "ends_on": date(2028, 1, 1), "at": make.NOON}
    renewal = renew(code=agreement.code, by=ending.admin, **how)
    assert told("2026-12-02 09:00") == [("agreement_runs_out", 29)]
    ending.sign(renewal.proposals.get())
    Notice.objects.all().delete()
    assert told("2026-12-29 09:00") == told("2027-01-02 09:00") == []


def test_what_is_not_signed_is_not_spoken_of(sides: Sides) -> None:
    sides.proposed(ends_on=date(2026, 12, 1))
    Notice.objects.all().delete()
    assert told("2026-11-25 09:00") == told("2026-12-25 09:00") == []


def test_a_batch_is_no_larger_than_asked(ending: Sides) -> None:
    ending.signed(ends_on=date(2026, 12, 30))
    at = make.moment("2026-12-24 09:00")
    assert [remind_of_terms(at=at, limit=1) for _ in range(3)] == [1, 1, 0]
