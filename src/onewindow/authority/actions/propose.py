"""Proposing an agreement, or the next term of one; it grants nothing until both sides have signed (M16)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.actions._inputs import Asked, Powers, checked_powers, require_term
from onewindow.authority.actions._party import is_party, locked, require_phase, side_by_hat
from onewindow.authority.actions._telling import tell_other
from onewindow.authority.errors import AgreementUnknown, ProposalOpen, RenewalOverlaps
from onewindow.authority.models import Agreement, Grant, Proposal
from onewindow.authority.rules.codes import make_code
from onewindow.authority.rules.life import Act, Side
from onewindow.catalogue.models import Item
from onewindow.lib.numbering import next_number
from onewindow.lib.typed_text import optional_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Centre, Department

LONGEST = 2000
DUTIES = """甲方及时告知事项设定依据、条件、材料、时限的变化，提供审查要点并培训窗口人员。
乙方只在授权范围和期限内办理，不增减材料，不转授权；当日移交，并对收件、受理环节负责。"""


def propose(
    *,
    department_id: int,
    centre_id: int,
    powers: Powers,
    begins_on: date,
    ends_on: date,
    duties: str = "",
    by: Actor,
    at: datetime,
) -> Agreement:
    """Propose that a department lets a centre's windows use these powers (by item code) from a day to a day, both included.

    `by` is the department's item manager or the centre's administrator. Refuses with NotParty, AgreementUnknown (not a
    side of it), TermWrong, ItemOfAnother, PowerTooMuch, NothingGranted, and ProposalOpen when these two have one for the
    same term already.
    """
    with deed(Act.PROPOSE, f"department {department_id}", by=by, at=at) as detail:
        side = side_by_hat(by, Act.PROPOSE)
        department = Department.objects.select_related("centre").filter(pk=department_id).first()
        centre = Centre.objects.filter(pk=centre_id).first()
        if department is None or centre is None:
            raise AgreementUnknown(agreement="-", field="department")
        agreement = Agreement(department=department, centre=centre, begins_on=begins_on, ends_on=ends_on)
        if not is_party(agreement, by, side):
            raise AgreementUnknown(agreement="-", field="department")
        _require_once(agreement)
        asked = checked_powers(powers, department=department, on=localdate(at))
        agreement.duties = optional_text("duties", _("双方责任"), duties, LONGEST) or DUTIES
        _keep(agreement, asked, side, by, at)
        detail.update(agreement=agreement.code, items=len(asked))
    return agreement


def renew(*, code: str, begins_on: date, ends_on: date, by: Actor, at: datetime) -> Agreement:
    """Propose the next term of an agreement, with the items and powers that it grants now.

    The terms never overlap: a renewal begins after the last day of the old one. Refuses with RenewalOverlaps and as
    `propose` does, and with OutOfPhase unless the agreement is in force or has run out.
    """
    with deed(Act.RENEW, code, by=by, at=at) as detail:
        old, side = locked(code, by, Act.RENEW)
        require_phase(old, Act.RENEW, side, at)
        if begins_on <= old.ends_on:
            raise RenewalOverlaps(field="begins_on", ends_on=old.ends_on.isoformat())
        powers: dict[str, list[str]] = {}
        for grant in old.grants.filter(ended_at=None).select_related("item"):
            if grant.item.state_on(localdate(at)) != Item.State.ABOLISHED:
                powers.setdefault(grant.item.code, []).append(grant.power)
        asked = checked_powers(powers, department=old.department, on=localdate(at))
        agreement = Agreement(
            department=old.department,
            centre=old.centre,
            begins_on=begins_on,
            ends_on=ends_on,
            duties=old.duties,
            renews=old,
        )
        _require_once(agreement)
        _keep(agreement, asked, side, by, at)
        detail.update(agreement=agreement.code, items=len(asked))
    return agreement


def _require_once(agreement: Agreement) -> None:
    """The two sides have one proposal for a term; the rows of both are locked, so that two at once do not make two."""
    list(Department.objects.select_for_update().filter(pk=agreement.department_id))
    same = Agreement.objects.filter(
        department=agreement.department,
        centre=agreement.centre,
        state=Agreement.State.PROPOSED,
        begins_on=agreement.begins_on,
        ends_on=agreement.ends_on,
    ).first()
    if same:
        raise ProposalOpen(agreement=same.code, kind=Proposal.Kind.CONCLUDE.label)


def _keep(agreement: Agreement, asked: Sequence[Asked], side: Side, by: Actor, at: datetime) -> None:
    today = localdate(at)
    require_term(agreement.begins_on, agreement.ends_on, today)
    region = agreement.centre.code
    agreement.code = make_code(region, today.year, next_number(f"agreement:{region}:{today.year}"))
    agreement.save(force_insert=True)
    Grant.objects.bulk_create(
        Grant(agreement=agreement, item=each.item, power=power) for each in asked for power in each.powers
    )
    proposal = Proposal.objects.create(
        agreement=agreement, kind=Proposal.Kind.CONCLUDE, side=side, proposed_by=by.as_record(), proposed_at=at
    )
    tell_other("agreement_proposed", proposal, at=at)
