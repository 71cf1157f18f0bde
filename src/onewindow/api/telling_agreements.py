"""From agreements, lists and accounts as the queries give them to what the API tells."""

from typing import Any

from onewindow.api import addresses
from onewindow.api.schemas.agreements import (
    AccountTold,
    AgreedItemTold,
    AgreementTold,
    ConfirmedTold,
    DecisionTold,
    ListTold,
    ProposalTold,
    ScanTold,
    SignatureTold,
)
from onewindow.authority.models import Scan
from onewindow.authority.queries.accounts import AccountRow
from onewindow.authority.queries.agreements import AgreementView, ProposalView
from onewindow.authority.queries.confirmations import ListView
from onewindow.authority.words import PHASE_NAMES


def root() -> str:
    return f"{addresses.ROOT}/agreements"


def agreement_told(view: AgreementView) -> AgreementTold:
    """Tell an agreement with all that was signed about it, and what this side may do."""
    agreement = view.agreement
    return AgreementTold(
        code=agreement.code,
        department=agreement.department.name,
        centre=agreement.centre.name,
        phase=view.phase,
        phase_name=str(PHASE_NAMES[view.phase]),
        signed_on=agreement.signed_on,
        begins_on=agreement.begins_on,
        ends_on=agreement.ends_on,
        duties=agreement.duties,
        renews=agreement.renews.code if agreement.renews else None,
        items=[
            AgreedItemTold(
                code=each.item.code,
                name=each.item.name,
                powers=list(each.powers),
                left_at=each.ending.at if each.ending else None,
                special_window=str(each.ending.window or "") if each.ending else "",
            )
            for each in view.items
        ],
        proposals=[_proposal(agreement.code, each) for each in view.proposals],
        decisions=[
            DecisionTold(
                number=each.number,
                decided_on=each.decided_on,
                report=each.report,
                scan=_scan(agreement.code, each.scan),
            )
            for each in view.decisions
        ],
        allowed_acts=sorted(view.allowed),
    )


def account_told(row: AccountRow) -> AccountTold:
    """Tell an account handed over; there is no secret to tell."""
    each = row.account
    return AccountTold(
        id=each.pk,
        agreement=each.agreement.code,
        system=each.system,
        account_name=each.account_name,
        holder=each.holder.full_name,
        handed_by=each.handed_by,
        reference=each.reference,
        begins_on=each.begins_on,
        ends_on=each.ends_on,
        returned_on=each.returned_on,
        standing=row.standing,
    )


def list_told(view: ListView) -> ListTold:
    """Tell a confirmation list with its lines."""
    found = view.list
    return ListTold(
        id=found.pk,
        number=found.document.number,
        department=found.department.name,
        stage=found.stage,
        confirmed_at=found.confirmed_at,
        url=f"{addresses.ROOT}/confirmations/{found.pk}",
        answer=found.answer,
        sealed_sha256=found.sealed.sha256 if found.sealed else None,
        items=[
            ConfirmedTold(
                code=line.item.code,
                name=line.version.name,
                version=line.version.number,
                powers=line.powers,
                stale=line.item_id in view.stale,
            )
            for line in view.lines
        ],
    )


def _proposal(code: str, each: ProposalView) -> ProposalTold:
    proposal = each.proposal
    return ProposalTold(
        id=proposal.pk,
        kind=proposal.kind,
        side=proposal.side,
        stage=proposal.stage,
        reason=proposal.reason,
        answer=proposal.answer,
        proposed_at=proposal.proposed_at,
        lines=[_line(line) for line in proposal.lines.all()],
        signatures=[
            SignatureTold(
                side=one.side,
                by=one.signed_by["name"],
                place=one.signed_by.get("place", ""),
                signed_at=one.signed_at,
                seal_date=one.seal_date,
            )
            for one in proposal.signatures.all()
        ],
        document=f"{root()}/{code}/papers/{proposal.document_id}" if proposal.document_id else None,
        sealed=_scan(code, proposal.sealed) if proposal.sealed else None,
        attachment=_scan(code, proposal.attachment) if proposal.attachment else None,
        allowed_acts=sorted(each.allowed),
    )


def _line(line: Any) -> str:
    """`+receive <code>`, `-accept <code>`, or `-<code>` for an item that leaves."""
    sign = "+" if line.adds else "-"
    return f"{sign}{line.power} {line.item.code}" if line.power else f"{sign}{line.item.code}"


def _scan(code: str, scan: Scan) -> ScanTold:
    return ScanTold(
        name=scan.name,
        content_type=scan.content_type,
        size=scan.size,
        sha256=scan.sha256,
        url=f"{root()}/{code}/scans/{scan.pk}",
    )
