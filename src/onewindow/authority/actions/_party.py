"""Whose agreement it is, and whether an act is theirs now: the one check before every act on an agreement (M19)."""

from datetime import datetime

from django.utils.timezone import localdate

from onewindow.authority.errors import AgreementUnknown, CentreOnly, NotParty, NotYourTurn, OutOfPhase, ProposalClosed
from onewindow.authority.models import Agreement, Proposal
from onewindow.authority.queries.agreements import SIDES
from onewindow.authority.rules.codes import read_code
from onewindow.authority.rules.life import OF_A_PROPOSAL, OF_AN_AGREEMENT, Act, Side, Stage, is_theirs, phase_of
from onewindow.authority.words import ACT_NAMES, PHASE_NAMES
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role


def side_by_hat(by: Actor, act: Act) -> Side:
    """Return which side this hat speaks for. Refuses with NotParty."""
    try:
        return SIDES[Role(by.role)]
    except (KeyError, ValueError):
        raise NotParty(act=ACT_NAMES[act]) from None


def locked(code: str, by: Actor, act: Act) -> tuple[Agreement, Side]:
    """Lock and return the agreement of that code and the side that this hat is. Refuses with NotParty, AgreementUnknown."""
    side = side_by_hat(by, act)
    agreements = Agreement.objects.select_related("department__centre", "centre").select_for_update(of=("self",))
    found = agreements.filter(code=read_code(code) or code[:30]).first()
    if found is None or not is_party(found, by, side):
        raise AgreementUnknown(agreement=code[:40])
    return found, side


def is_party(agreement: Agreement, by: Actor, side: Side) -> bool:
    if side == Side.DEPARTMENT:
        return agreement.department_id == by.department_id
    return agreement.centre_id == by.centre_id


def require_phase(agreement: Agreement, act: Act, side: Side, at: datetime) -> None:
    """Refuse with OutOfPhase, or CentreOnly for what only the centre enters."""
    rule = OF_AN_AGREEMENT[act]
    if side not in rule.sides:
        raise CentreOnly()
    phase = phase_of(agreement.state, agreement.begins_on, agreement.ends_on, localdate(at))
    if phase not in rule.phases:
        raise OutOfPhase(agreement=agreement.code, phase=PHASE_NAMES[phase], act=ACT_NAMES[act])


def require_turn(proposal: Proposal, act: Act, side: Side) -> None:
    """Refuse with ProposalClosed, or NotYourTurn when the act is the other side's."""
    whose = OF_A_PROPOSAL.get((Stage(proposal.stage), act))
    if whose is None:
        raise ProposalClosed(stage=proposal.get_stage_display(), act=ACT_NAMES[act])
    signed = frozenset(Side(each.side) for each in proposal.signatures.all())
    if not is_theirs(whose, side=side, proposed_by=Side(proposal.side), signed=signed):
        raise NotYourTurn(act=ACT_NAMES[act])
