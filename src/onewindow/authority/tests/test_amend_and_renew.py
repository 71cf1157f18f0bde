"""An amendment adds and takes powers by both signatures; a renewal is the next term, and never overlaps the old one (M16)."""

from datetime import date
from typing import Any

import pytest

from onewindow.authority import actions
from onewindow.authority.errors import (
    AgreementExpired,
    NothingChanges,
    OutOfPhase,
    PowerTooMuch,
    ProposalOpen,
    RenewalOverlaps,
    TakesItemOut,
)
from onewindow.authority.models import Agreement, Proposal
from onewindow.authority.queries import ground_for, powers_of
from onewindow.authority.rules import Power
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import POWERS, Sides, refusals


@pytest.fixture
def agreement(sides: Sides) -> Agreement:
    return sides.signed()


def amend(sides: Sides, agreement: Agreement, *powers: str, **how: Any) -> Proposal:
    facts: dict[str, Any] = {"powers": {sides.cast.nurse.code: powers}, "reason": "调整", "by": sides.manager}
    return actions.amend(code=agreement.code, **(facts | how), at=make.NOON)


def held(sides: Sides) -> set[Power]:
    return set(powers_of(actor=sides.cast.clerk(), item=sides.cast.nurse, at=make.NOON))


def test_an_amendment_takes_effect_with_the_second_signature(sides: Sides, agreement: Agreement) -> None:
    proposal = amend(sides, agreement, "receive", "make")
    assert held(sides) == set(map(Power, POWERS))
    sides.sign(proposal)
    assert held(sides) == {Power.RECEIVE, Power.MAKE}
    proposal.refresh_from_db()
    assert proposal.document is not None
    assert "增加：制证；收回：受理、出件" in str(proposal.document.content)


def test_a_power_taken_once_can_be_given_again(sides: Sides, agreement: Agreement) -> None:
    sides.sign(amend(sides, agreement, "receive"))
    sides.sign(amend(sides, agreement, *POWERS))
    assert held(sides) == set(map(Power, POWERS))


def test_an_item_is_added_to_an_agreement_that_runs(sides: Sides) -> None:
    manager = sides.cast.manager("发改", sides.cast.planning)
    sides.manager = manager
    item = sides.cast.investment
    agreement = sides.signed(department_id=sides.cast.planning.pk, powers={item.code: ("receive",)})
    sides.sign(amend(sides, agreement, powers={item.code: ("receive", "decide")}, by=manager))
    assert agreement.grants.filter(ended_at=None).count() == 2


def test_taking_an_item_out_is_no_amendment(sides: Sides, agreement: Agreement) -> None:
    with pytest.raises(TakesItemOut):
        amend(sides, agreement)
    assert [code for _who, _act, code in refusals()] == ["takes_item_out"]


def test_an_amendment_keeps_within_what_the_item_allows(sides: Sides, agreement: Agreement) -> None:
    with pytest.raises(PowerTooMuch):
        amend(sides, agreement, *POWERS, "decide")
    with pytest.raises(NothingChanges):
        amend(sides, agreement, *POWERS)


def test_one_amendment_waits_at_a_time(sides: Sides, agreement: Agreement) -> None:
    amend(sides, agreement, "receive")
    with pytest.raises(ProposalOpen):
        amend(sides, agreement, "receive", by=sides.admin)


def test_a_renewal_begins_after_the_old_term(sides: Sides, agreement: Agreement) -> None:
    how: dict[str, Any] = {"code": agreement.code, "by": sides.admin, "at": make.NOON, "ends_on": date(2029, 1, 1)}
    with pytest.raises(RenewalOverlaps):
        actions.renew(**how, begins_on=date(2027, 11, 23))
    renewal = actions.renew(**how, begins_on=date(2027, 11, 24))
    assert sorted(renewal.grants.values_list("power", flat=True)) == sorted(POWERS)
    assert renewal.renews == agreement
    with pytest.raises(ProposalOpen):
        actions.renew(**how, begins_on=date(2027, 11, 24))


def test_a_signed_renewal_follows_on_at_midnight(sides: Sides, agreement: Agreement) -> None:
    new = actions.renew(
        code=agreement.code, begins_on=date(2027, 11, 24), ends_on=date(2028, 1, 1), by=sides.admin, at=make.NOON
    )
    clerk, nurse = sides.cast.clerk(), sides.cast.nurse
    midnight = make.moment("2027-11-24 00:00")
    with pytest.raises(AgreementExpired):
        ground_for(actor=clerk, item=nurse, power=Power.RECEIVE, at=midnight)
    sides.sign(new.proposals.get())
    before = make.moment("2027-11-23 23:59")
    assert ground_for(actor=clerk, item=nurse, power=Power.RECEIVE, at=before).reference == agreement.code
    assert ground_for(actor=clerk, item=nurse, power=Power.RECEIVE, at=midnight).reference == new.code


def test_what_never_stood_is_neither_amended_nor_renewed(sides: Sides) -> None:
    agreement = sides.proposed()
    with pytest.raises(OutOfPhase, match="待签署"):
        amend(sides, agreement, "receive")
    with pytest.raises(OutOfPhase):
        actions.renew(
            code=agreement.code, begins_on=date(2028, 1, 1), ends_on=date(2029, 1, 1), by=sides.admin, at=make.NOON
        )
