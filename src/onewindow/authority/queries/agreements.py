"""Agreements as the sides read them: lists, one with all that was signed about it, and what anybody may check."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localdate

from onewindow.authority.errors import AgreementUnknown
from onewindow.authority.models import Agreement, Decision, Ending, Grant, Proposal
from onewindow.authority.rules import Power
from onewindow.authority.rules.codes import read_code
from onewindow.authority.rules.life import OF_A_PROPOSAL, OF_AN_AGREEMENT, Act, Phase, Side, Stage, is_theirs, phase_of
from onewindow.catalogue.models import Item
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

OF_A_DEPARTMENT = (Role.ITEM_MANAGER, Role.REVIEWER, Role.DECIDER)
OF_THE_CENTRE = (Role.CENTRE_ADMIN, Role.ITEM_CHECKER, Role.ITEM_REVIEWER, Role.SUPERVISOR, Role.LEADER)
SIDES = {Role.ITEM_MANAGER: Side.DEPARTMENT, Role.CENTRE_ADMIN: Side.CENTRE}
PAGE = 50


def seen_by(actor: Actor) -> QuerySet[Agreement]:
    """The agreements that a hat may read: its department's, or its centre's; who has no business reads none."""
    if actor.has_role(*OF_A_DEPARTMENT) and actor.department_id:
        return Agreement.objects.filter(department=actor.department_id)
    if actor.has_role(*OF_THE_CENTRE):
        return Agreement.objects.filter(centre=actor.centre_id)
    return Agreement.objects.none()


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A line of the list; `waits` says that something waits for this hat's signature."""

    code: str
    department: str
    centre: str
    phase: Phase
    begins_on: date
    ends_on: date
    days_left: int
    items: int
    waits: bool


@dataclass(frozen=True, slots=True)
class AgreementPage:
    rows: Sequence[AgreementRow]
    next_after: str


def list_agreements(
    *, actor: Actor, at: datetime, phase: str = "", department_id: int | None = None, after: str = "", limit: int = PAGE
) -> AgreementPage:
    """Return one page of what this hat may read, by code, the newest first; one query. `phase` narrows it to one."""
    today = localdate(at)
    found = seen_by(actor)
    if phase:
        found = found.filter(_in_phase(phase, today))
    if department_id is not None:
        found = found.filter(department=department_id)
    if after:
        found = found.filter(code__lt=after)
    mine = Proposal.objects.filter(agreement=OuterRef("pk"), stage=Stage.OPEN).exclude(
        signatures__side=SIDES.get(Role(actor.role), "")
    )
    found = found.annotate(
        items=Count("grants__item", filter=Q(grants__ended_at=None), distinct=True), waits=Exists(mine)
    )
    rows = list(found.select_related("department", "centre").order_by("-code")[: limit + 1])
    shown = [
        AgreementRow(
            code=each.code,
            department=each.department.short_name,
            centre=each.centre.short_name,
            phase=phase_of(each.state, each.begins_on, each.ends_on, today),
            begins_on=each.begins_on,
            ends_on=each.ends_on,
            days_left=(each.ends_on - today).days,
            items=each.items,
            waits=each.waits and Role(actor.role) in SIDES,
        )
        for each in rows[:limit]
    ]
    return AgreementPage(shown, shown[-1].code if len(rows) > limit else "")


def _in_phase(phase: str, today: date) -> Q:
    signed = Q(state=Agreement.State.SIGNED)
    by_day = {
        Phase.UPCOMING: signed & Q(begins_on__gt=today),
        Phase.IN_FORCE: signed & Q(begins_on__lte=today, ends_on__gte=today),
        Phase.EXPIRED: signed & Q(ends_on__lt=today),
    }
    return by_day.get(Phase(phase)) if Phase(phase) in by_day else Q(state=phase)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class GrantedItem:
    """An item of an agreement with the powers it has now, and how it left if it has."""

    item: Item
    powers: tuple[Power, ...]
    ending: Ending | None


@dataclass(frozen=True, slots=True)
class ProposalView:
    proposal: Proposal
    allowed: frozenset[Act]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement as one hat sees it: `allowed` are the acts on it that are this side's now."""

    agreement: Agreement
    phase: Phase
    side: Side | None
    items: Sequence[GrantedItem]
    proposals: Sequence[ProposalView]
    decisions: Sequence[Decision]
    allowed: frozenset[Act]


def agreement_view(*, code: str, actor: Actor, at: datetime) -> AgreementView:
    """Return an agreement that this hat may read, with all that was signed about it; 7 queries however much there is.

    Refuses with AgreementUnknown.
    """
    proposals = Proposal.objects.select_related("document", "sealed", "attachment").prefetch_related(
        "signatures", "lines__item"
    )
    found = (
        seen_by(actor)
        .select_related("department__centre", "centre", "renews")
        .prefetch_related(
            Prefetch("grants", Grant.objects.select_related("item").order_by("item__code")),
            Prefetch("endings", Ending.objects.select_related("item", "window", "decision__scan")),
            Prefetch("proposals", proposals),
        )
        .filter(code=read_code(code) or code[:30])
        .first()
    )
    if found is None:
        raise AgreementUnknown(agreement=code[:40])
    side = SIDES.get(Role(actor.role))
    phase = phase_of(found.state, found.begins_on, found.ends_on, localdate(at))
    endings = list(found.endings.all())
    allowed = [act for act, rule in OF_AN_AGREEMENT.items() if side in rule.sides and phase in rule.phases]
    return AgreementView(
        agreement=found,
        phase=phase,
        side=side,
        items=_items(found.grants.all(), endings),
        proposals=[ProposalView(each, _allowed(each, side)) for each in found.proposals.all()],
        decisions=list({each.decision_id: each.decision for each in endings if each.decision}.values()),
        allowed=frozenset(allowed),
    )


def _items(grants: Sequence[Grant] | QuerySet[Grant], endings: Sequence[Ending]) -> list[GrantedItem]:
    left = {each.item_id: each for each in endings}
    held: dict[int, set[str]] = {}
    items: dict[int, Item] = {}
    for grant in grants:
        items[grant.item_id] = grant.item
        held.setdefault(grant.item_id, set())
        if grant.ended_at is None:
            held[grant.item_id].add(grant.power)
    return [
        GrantedItem(item, tuple(power for power in Power if power in held[key]), left.get(key))
        for key, item in items.items()
    ]


def _allowed(proposal: Proposal, side: Side | None) -> frozenset[Act]:
    if side is None:
        return frozenset()
    signed = frozenset(Side(each.side) for each in proposal.signatures.all())
    acts = {
        act
        for (stage, act), whose in OF_A_PROPOSAL.items()
        if stage == proposal.stage and is_theirs(whose, side=side, proposed_by=Side(proposal.side), signed=signed)
    }
    return frozenset(acts - ({Act.KEEP_SEALED} if proposal.sealed_id else set()))


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What anybody who holds a code may learn: nothing of persons. `sha256` are digests of the paper and its sealed scan."""

    code: str
    department: str
    centre: str
    phase: Phase
    signed_on: date
    begins_on: date
    ends_on: date
    items: Sequence[GrantedItem]
    document_number: str
    document_sha256: str
    sealed_sha256: str


def check_authorisation(code: str, *, at: datetime) -> Authorisation:
    """Confirm to anybody an agreement that both sides signed, in force or not. Refuses with AgreementUnknown."""
    known = read_code(code)
    agreements = Agreement.objects.filter(state__in=(Agreement.State.SIGNED, Agreement.State.ENDED))
    found = agreements.select_related("department", "centre").filter(code=known).first() if known else None
    if found is None or found.signed_on is None:
        raise AgreementUnknown(agreement=code[:40], field="code")
    concluded = found.proposals.filter(kind=Proposal.Kind.CONCLUDE).select_related("document", "sealed").first()
    grants = found.grants.select_related("item").order_by("item__code")
    return Authorisation(
        code=found.code,
        department=found.department.name,
        centre=found.centre.name,
        phase=phase_of(found.state, found.begins_on, found.ends_on, localdate(at)),
        signed_on=found.signed_on,
        begins_on=found.begins_on,
        ends_on=found.ends_on,
        items=_items(grants, list(found.endings.select_related("window"))),
        document_number=concluded.document.number if concluded and concluded.document else "",
        document_sha256=concluded.document.sha256 if concluded and concluded.document else "",
        sealed_sha256=concluded.sealed.sha256 if concluded and concluded.sealed else "",
    )
