"""What pages offer (`powers_of`, `standings`) is what acts rely on (`ground_for`), whatever was agreed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from onewindow.authority.queries import ground_for, powers_of, standings
from onewindow.authority.rules import Power
from onewindow.authority.tests import make
from onewindow.lib.refusal import Refused
from onewindow.organisation.models import Role, Window

DAYS = st.integers(-3, 3).map(lambda days: date(2026, 11, 24) + timedelta(days))
AGREEMENTS = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.booleans(), DAYS, DAYS, st.sets(st.sampled_from(Power))), max_size=4
)


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker):  # type: ignore[no-untyped-def]
    with django_db_blocker.unblock(), transaction.atomic():
        yield make.cast()
        transaction.set_rollback(True)


@settings(deadline=None)
@given(
    agreements=AGREEMENTS,
    role=st.sampled_from(Role.values),
    kind=st.sampled_from(["", *Window.Kind.values]),
    of_health=st.sampled_from([True, False, None]),
    here=st.booleans(),
    trained=st.booleans(),
)
def test_whatever_is_agreed(cast: make.Cast, agreements, role, kind, of_health, here, trained) -> None:  # type: ignore[no-untyped-def]
    with transaction.atomic():
        for of_nurse, by_its_own, in_centre, begins_on, ends_on, powers in agreements:
            item = cast.nurse if of_nurse else cast.investment
            other = cast.planning if of_nurse else cast.health
            make.agree(
                item,
                *powers,
                begins_on=begins_on,
                ends_on=ends_on,
                department=item.department if by_its_own else other,
                centre=cast.centre if in_centre else cast.county,
            )
        department = {True: cast.health.pk, False: cast.planning.pk, None: None}[of_health]
        actor = cast.hat(role, window_id=1 if kind else None, window_kind=kind, department_id=department)
        if not here:
            actor = cast.hat(role, window_id=1, window_kind=kind or "natural", centre_id=cast.county.pk)
        if not trained:
            actor = replace(actor, account_id=cast.newcomer.pk)
        offered = powers_of(actor=actor, item=cast.nurse, at=make.NOON)
        assert offered == {power for power in Power if may(actor, cast, power)}
        if actor.window_id and not (actor.department_id and role in ("reviewer", "decider")):
            assert standings(actor=actor, item_ids=[cast.nurse.pk], at=make.NOON)[cast.nurse.pk].powers == offered
        transaction.set_rollback(True)


def may(actor, cast: make.Cast, power: Power) -> bool:  # type: ignore[no-untyped-def]
    try:
        ground_for(actor=actor, item=cast.nurse, power=power, at=make.NOON)
    except Refused:
        return False
    return True
