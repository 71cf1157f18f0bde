"""Signing what was proposed, declining it, taking it back; what both have signed takes effect in the same act (M16, M23)."""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.actions._effects import take_effect
from onewindow.authority.actions._party import locked, require_phase, require_turn
from onewindow.authority.actions._telling import tell_both, tell_other, tell_sides
from onewindow.authority.errors import AgreementUnknown, DayAhead, TermWrong
from onewindow.authority.models import Agreement, Proposal, Signature
from onewindow.authority.rules.life import Act, Side
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed

LONGEST_REASON = 1000


def sign(*, code: str, proposal_id: UUID, seal_date: date | None = None, by: Actor, at: datetime) -> Proposal:
    """Sign a proposal for one's side; with the other side's signature there, it takes effect at once.

    Signed again by the same person it stays as it is. `seal_date` is the day on the seal, not after today. Refuses with
    NotParty, AgreementUnknown, ProposalClosed, NotYourTurn when this side has signed, DayAhead, OutOfPhase and TermWrong
    when the agreement, or what was proposed, has run out meanwhile.
    """
    with deed(Act.SIGN, code, by=by, at=at) as detail:
        agreement, side = locked(code, by, Act.SIGN)
        proposal = proposal_of(agreement, proposal_id)
        detail.update(proposal=str(proposal.pk), kind=proposal.kind, side=side)
        if proposal.signatures.filter(side=side, account=by.account_id).exists():
            return proposal
        require_turn(proposal, Act.SIGN, side)
        _require_still(proposal, side, at)
        if seal_date and seal_date > localdate(at):
            raise DayAhead(field="seal_date", label=_("盖章日期"))
        give_signature(proposal, side, by, at, seal_date)
        if proposal.signatures.count() == len(Side):
            take_effect(proposal, by=by, at=at)
            tell_both("proposal_agreed", agreement, key=str(proposal.pk), at=at)
        elif side == proposal.side:
            tell_other("proposal_waits", proposal, at=at)
        detail["stage"] = proposal.stage
    return proposal


def decline(*, code: str, proposal_id: UUID, answer: str, by: Actor, at: datetime) -> Proposal:
    """Decline what the other side proposed, saying why. Refuses as `sign` does, and with NotYourTurn for one's own."""
    return _close(Act.DECLINE, Proposal.Stage.DECLINED, code, proposal_id, answer, by, at)


def withdraw(*, code: str, proposal_id: UUID, answer: str, by: Actor, at: datetime) -> Proposal:
    """Take back what one's own side proposed, saying why. Refuses as `sign` does."""
    return _close(Act.WITHDRAW, Proposal.Stage.WITHDRAWN, code, proposal_id, answer, by, at)


def give_signature(proposal: Proposal, side: Side, by: Actor, at: datetime, seal_date: date | None = None) -> None:
    """Keep a side's signature; the act that calls it has asked whose turn it is."""
    Signature.objects.create(
        proposal=proposal,
        side=side,
        account_id=by.account_id,
        signed_by=by.as_record(),
        signed_at=at,
        seal_date=seal_date,
    )


def proposal_of(agreement: Agreement, proposal_id: UUID) -> Proposal:
    """Return and lock one of its proposals. Refuses with AgreementUnknown."""
    found = agreement.proposals.select_for_update().filter(pk=proposal_id).first()
    if found is None:
        raise AgreementUnknown(agreement=agreement.code)
    found.agreement = agreement
    return found


def _require_still(proposal: Proposal, side: Side, at: datetime) -> None:
    agreement = proposal.agreement
    if proposal.kind == Proposal.Kind.CONCLUDE:
        if agreement.ends_on < localdate(at):
            raise TermWrong(begins_on=agreement.begins_on.isoformat(), ends_on=agreement.ends_on.isoformat())
    else:
        require_phase(agreement, Act.AMEND, side, at)


def _close(act: Act, stage: str, code: str, proposal_id: UUID, answer: str, by: Actor, at: datetime) -> Proposal:
    with deed(act, code, by=by, at=at) as detail:
        agreement, side = locked(code, by, act)
        proposal = proposal_of(agreement, proposal_id)
        detail.update(proposal=str(proposal.pk), kind=proposal.kind, side=side)
        if proposal.stage == stage and (proposal.closed_by or {}).get("account_id") == by.account_id:
            return proposal
        require_turn(proposal, act, side)
        proposal.answer = require_text("answer", _("理由"), answer, LONGEST_REASON)
        proposal.stage, proposal.closed_at, proposal.closed_by = stage, at, by.as_record()
        proposal.save(update_fields=["answer", "stage", "closed_at", "closed_by"])
        if proposal.kind == Proposal.Kind.CONCLUDE:
            agreement.state = Agreement.State.DROPPED
            agreement.save(update_fields=["state"])
        told = Side.CENTRE if side == Side.DEPARTMENT else Side.DEPARTMENT
        tell_sides("proposal_closed", agreement, key=str(proposal.pk), to=[told], at=at, answer=proposal.answer)
    return proposal
