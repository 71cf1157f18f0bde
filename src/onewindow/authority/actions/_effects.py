"""What takes effect when both sides have signed: an agreement, an amendment, or the ending of items (M16, M23)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.timezone import localdate

from onewindow.authority.actions._leaving import leave_windows
from onewindow.authority.models import Agreement, Grant, Proposal
from onewindow.authority.rules.life import Side
from onewindow.authority.words import powers_text
from onewindow.catalogue.models import Item
from onewindow.documents.actions import issue
from onewindow.documents.forms import AgreedItem, Signed
from onewindow.documents.forms import agreement as agreement_paper
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

TITLES = {
    Proposal.Kind.CONCLUDE: "授权委托协议",
    Proposal.Kind.AMEND: "授权委托补充协议",
    Proposal.Kind.END: "授权委托终止协议",
}
PARTIES = {Side.DEPARTMENT: "甲方", Side.CENTRE: "乙方"}


def take_effect(proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """Let a proposal that both signed take effect at `at`, and issue its paper."""
    agreement, lines = proposal.agreement, list(proposal.lines.select_related("item"))
    match proposal.kind:
        case Proposal.Kind.CONCLUDE:
            agreement.state, agreement.signed_on = Agreement.State.SIGNED, localdate(at)
            agreement.save(update_fields=["state", "signed_on"])
            items = _granted(agreement)
        case Proposal.Kind.AMEND:
            items = _amend(agreement, lines, at)
        case _:
            left = [line.item for line in lines]
            items = [AgreedItem(name=item.name, code=item.code, powers="—", change="退出") for item in left]
            leave_windows(agreement, left, proposal=proposal, at=at)
    proposal.stage, proposal.closed_at, proposal.closed_by = Proposal.Stage.AGREED, at, by.as_record()
    proposal.document = issue(paper=_paper(proposal, items), centre=agreement.centre, at=at)
    proposal.save(update_fields=["stage", "closed_at", "closed_by", "document"])


def _amend(agreement: Agreement, lines: Sequence[Any], at: datetime) -> list[AgreedItem]:
    for line in lines:
        if line.adds:
            Grant.objects.get_or_create(agreement=agreement, item=line.item, power=line.power, ended_at=None)
        else:
            agreement.grants.filter(item=line.item, power=line.power, ended_at=None).update(ended_at=at)
    changed = {line.item for line in lines}
    return [
        AgreedItem(
            name=item.name,
            code=item.code,
            powers="；".join(
                f"{word}{powers_text(held)}"
                for word, adds in (("增加：", True), ("收回：", False))
                if (held := [line.power for line in lines if line.item == item and line.adds == adds])
            ),
            change="变更",
        )
        for item in sorted(changed, key=lambda item: item.code)
    ]


def _granted(agreement: Agreement) -> list[AgreedItem]:
    held: dict[Item, list[str]] = {}
    for grant in agreement.grants.filter(ended_at=None).select_related("item").order_by("item__code"):
        held.setdefault(grant.item, []).append(grant.power)
    return [AgreedItem(name=item.name, code=item.code, powers=powers_text(powers)) for item, powers in held.items()]


@translation.override("zh-hans")
def _paper(proposal: Proposal, items: Sequence[AgreedItem]) -> Any:
    agreement = proposal.agreement
    names = {Side.DEPARTMENT: agreement.department.name, Side.CENTRE: agreement.centre.name}
    return agreement_paper(
        title=TITLES[Proposal.Kind(proposal.kind)],
        code=agreement.code,
        department=agreement.department.name,
        centre=agreement.centre.name,
        supervision_phone=agreement.centre.supervision_phone,
        begins_on=agreement.begins_on,
        ends_on=agreement.ends_on,
        items=items,
        duties=agreement.duties,
        reason=proposal.reason,
        signatures=[
            Signed(
                party=f"{PARTIES[Side(each.side)]}：{names[Side(each.side)]}",
                name=each.signed_by["name"],
                hat=str(Role(each.signed_by["role"]).label),
                at=each.signed_at,
            )
            for each in proposal.signatures.order_by("-side")
        ],
    )
