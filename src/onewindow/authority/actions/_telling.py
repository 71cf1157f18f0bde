"""Telling the sides of an agreement what the other did and what is coming."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from onewindow.authority.models import Agreement, Proposal
from onewindow.authority.rules.life import Side, other
from onewindow.messaging.actions import Addressee, News, tell
from onewindow.organisation.models import Role

PLACES = {Side.DEPARTMENT: "/office/agreements", Side.CENTRE: "/centre/agreements"}


def tell_other(occasion: str, proposal: Proposal, *, at: datetime, **facts: Any) -> None:
    """Tell the side that did not propose."""
    tell_sides(occasion, proposal.agreement, key=str(proposal.pk), to=[other(Side(proposal.side))], at=at, **facts)


def tell_both(occasion: str, agreement: Agreement, *, key: str, at: datetime, **facts: Any) -> None:
    """Tell the department's item manager and the centre's administrator, each once for a `key`."""
    tell_sides(occasion, agreement, key=key, to=Side, at=at, **facts)


def tell_sides(
    occasion: str, agreement: Agreement, *, key: str, to: Collection[Side] | type[Side], at: datetime, **facts: Any
) -> None:
    said = {"agreement": agreement.code, "department": agreement.department.name, **facts}
    for side in to:
        news = News(occasion, f"{occasion}:{key}", said, f"{PLACES[side]}/{agreement.code}")
        tell(news=news, to=[addressee(agreement, side)], at=at)


def addressee(agreement: Agreement, side: Side) -> Addressee:
    """Who is told for a side; a department's people hold their posts at the department's own centre."""
    if side == Side.DEPARTMENT:
        return Addressee(agreement.department.centre_id, Role.ITEM_MANAGER, agreement.department_id)
    return Addressee(agreement.centre_id, Role.CENTRE_ADMIN)
