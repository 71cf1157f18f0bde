"""Changing what an agreement grants, and ending items: proposed by one side, signed by both, or decided (M16, M23)."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.actions._inputs import Powers, checked_powers
from onewindow.authority.actions._leaving import leave_windows
from onewindow.authority.actions._party import locked, require_phase
from onewindow.authority.actions._telling import tell_both, tell_other
from onewindow.authority.actions.scans import keep_scan
from onewindow.authority.actions.sign import LONGEST_REASON, give_signature, sign
from onewindow.authority.errors import (
    DayAhead,
    DecisionEntered,
    EndingNeedsBoth,
    NothingChanges,
    NotInAgreement,
    ProposalOpen,
    TakesItemOut,
)
from onewindow.authority.models import Agreement, Decision, Proposal, ProposalLine, Scan
from onewindow.authority.rules.life import Act, Side
from onewindow.catalogue.models import Item
from onewindow.lib.typed_text import FieldMissing, require_text
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed

LONGEST_REPORT = 4000


def amend(*, code: str, powers: Powers, reason: str, by: Actor, at: datetime) -> Proposal:
    """Propose what the agreement shall grant from both signatures on: `powers` by item code, for the items named only.

    Refuses as `propose` does, with TakesItemOut when an item would keep no power – that is an ending –, NothingChanges,
    OutOfPhase, and ProposalOpen while an amendment waits.
    """
    with deed(Act.AMEND, code, by=by, at=at) as detail:
        agreement, side = locked(code, by, Act.AMEND)
        require_phase(agreement, Act.AMEND, side, at)
        held = _held(agreement)
        for item_code, wanted in powers.items():
            if not wanted and item_code in held:
                raise TakesItemOut(
                    field=f"powers.{item_code}", item=agreement.department.items.get(code=item_code).name
                )
        asked = checked_powers(powers, department=agreement.department, on=localdate(at))
        lines = [
            ProposalLine(item=each.item, power=power, adds=adds)
            for each in asked
            for adds, changed in (
                (True, set(each.powers) - held.get(each.item.code, set())),
                (False, held.get(each.item.code, set()) - set(each.powers)),
            )
            for power in sorted(changed)
        ]
        if not lines:
            raise NothingChanges(field="powers")
        proposal = _open(agreement, Proposal.Kind.AMEND, side, reason, lines, by, at)
        tell_other("amendment_proposed", proposal, at=at)
        detail.update(proposal=str(proposal.pk), lines=len(lines))
    return proposal


def end(*, code: str, item_codes: Collection[str] = (), by: Actor, at: datetime) -> Proposal:
    """Try to end an agreement, or some of its items (none named means all).

    It ends only where the other side has asked for the very same: then this signs it. Else it is refused with
    EndingNeedsBoth, which is kept against the person (M23); `request_ending` is what one side can do.
    """
    with deed(Act.END, code, by=by, at=at):
        agreement, side = locked(code, by, Act.END)
        require_phase(agreement, Act.END, side, at)
        items = _items(agreement, item_codes)
        asked = agreement.proposals.filter(kind=Proposal.Kind.END, stage=Proposal.Stage.OPEN).exclude(side=side).first()
        if asked is None or set(asked.lines.values_list("item", flat=True)) != {item.pk for item in items}:
            raise EndingNeedsBoth(agreement=agreement.code)
    return sign(code=code, proposal_id=asked.pk, by=by, at=at)


def request_ending(
    *,
    code: str,
    item_codes: Collection[str] = (),
    reason: str,
    attachment: Upload | None = None,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Ask the other side to end the agreement or some of its items (none named means all), with the ground.

    The request is this side's signature, and waits for the other's. Refuses with NotParty, AgreementUnknown, OutOfPhase,
    NotInAgreement, ProposalOpen while one waits, FieldMissing without a reason, and what is wrong with the file.
    """
    with deed(Act.REQUEST_ENDING, code, by=by, at=at) as detail:
        agreement, side = locked(code, by, Act.REQUEST_ENDING)
        require_phase(agreement, Act.REQUEST_ENDING, side, at)
        lines = [ProposalLine(item=item) for item in _items(agreement, item_codes)]
        scan = keep_scan(attachment, by=by, at=at, field="attachment") if attachment else None
        proposal = _open(agreement, Proposal.Kind.END, side, reason, lines, by, at, scan)
        give_signature(proposal, side, by, at)
        tell_other("ending_requested", proposal, at=at, reason=proposal.reason)
        detail.update(proposal=str(proposal.pk), items=len(lines), reason=proposal.reason)
    return proposal


def decide_ending(
    *,
    code: str,
    item_codes: Collection[str] = (),
    number: str,
    decided_on: date,
    report: str,
    scan: Upload | None,
    zone_code: str = "",
    by: Actor,
    at: datetime,
) -> Decision:
    """Enter the coordination group's decision that items leave (none named means all), on the centre's report.

    In the same act the powers end and the department's special window stands, in the zone of `zone_code` or the one that
    serves these applicants (M23). Refuses with CentreOnly, NotParty, AgreementUnknown, OutOfPhase, NotInAgreement,
    FieldMissing, DayAhead, DecisionEntered, ZoneUnknown, and what is wrong with the file.
    """
    with deed(Act.DECIDE_ENDING, code, by=by, at=at) as detail:
        agreement, side = locked(code, by, Act.DECIDE_ENDING)
        require_phase(agreement, Act.DECIDE_ENDING, side, at)
        items = _items(agreement, item_codes)
        number = require_text("number", _("决定文号"), number, 60)
        report = require_text("report", _("中心报告"), report, LONGEST_REPORT)
        if decided_on > localdate(at):
            raise DayAhead(field="decided_on", label=_("决定日期"))
        if Decision.objects.filter(centre=agreement.centre, number=number).exists():
            raise DecisionEntered(field="number", number=number)
        if scan is None:
            raise FieldMissing(field="scan", label=_("决定扫描件"))
        decision = Decision.objects.create(
            centre=agreement.centre,
            number=number,
            decided_on=decided_on,
            report=report,
            scan=keep_scan(scan, by=by, at=at, field="scan"),
            entered_by=by.as_record(),
            entered_at=at,
        )
        window = leave_windows(agreement, items, decision=decision, zone_code=zone_code, at=at)
        _close_requests(agreement, by, at)
        place = str(window) if window else ""
        tell_both("ending_decided", agreement, key=f"{decision.pk}", at=at, number=number, window=place)
        detail.update(decision=number, items=[item.code for item in items], window=place)
    return decision


def _open(
    agreement: Agreement,
    kind: str,
    side: Side,
    reason: str,
    lines: Iterable[ProposalLine],
    by: Actor,
    at: datetime,
    attachment: Scan | None = None,
) -> Proposal:
    if agreement.proposals.filter(kind=kind, stage=Proposal.Stage.OPEN).exists():
        raise ProposalOpen(agreement=agreement.code, kind=Proposal.Kind(kind).label)
    proposal = Proposal.objects.create(
        agreement=agreement,
        kind=kind,
        side=side,
        reason=require_text("reason", _("理由"), reason, LONGEST_REASON),
        attachment=attachment,
        proposed_by=by.as_record(),
        proposed_at=at,
    )
    for line in lines:
        line.proposal = proposal
    ProposalLine.objects.bulk_create(lines)
    return proposal


def _held(agreement: Agreement) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for code, power in agreement.grants.filter(ended_at=None).values_list("item__code", "power"):
        held.setdefault(code, set()).add(power)
    return held


def _items(agreement: Agreement, item_codes: Collection[str]) -> list[Item]:
    """The named items that the agreement still grants, or all of them. Refuses with NotInAgreement."""
    granted = Item.objects.filter(grants__agreement=agreement, grants__ended_at=None).distinct().order_by("code")
    found = {item.code: item for item in granted}
    for code in item_codes:
        if code not in found:
            raise NotInAgreement(field="items", item=code, agreement=agreement.code)
    return [found[code] for code in dict.fromkeys(item_codes)] if item_codes else list(found.values())


def _close_requests(agreement: Agreement, by: Actor, at: datetime) -> None:
    """What was asked about ended items is settled by the decision, as is all that waits when the agreement is over."""
    waiting = agreement.proposals.filter(stage=Proposal.Stage.OPEN)
    if agreement.state != Agreement.State.ENDED:
        waiting = waiting.filter(kind=Proposal.Kind.END)
    waiting.update(stage=Proposal.Stage.DECIDED, closed_at=at, closed_by=by.as_record())
