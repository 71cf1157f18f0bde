"""Telling staff, once, inside the act that gives them reason; and noting that it was read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from onewindow.messaging.models import Notice
from onewindow.messaging.occasions import OCCASIONS
from onewindow.messaging.queries.notices import addressed_to
from onewindow.organisation.actor import Actor


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whoever holds `role` at the centre, or in that department or at that window of it."""

    centre_id: int
    role: str
    department_id: int | None = None
    window_id: int | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What is told: an occasion of `OCCASIONS`, its facts as plain values, and the page to open.

    `key` names this one piece of news, such as `agreement-term:<code>:30`: told a second time it changes nothing.
    """

    occasion: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    address: str = ""


def tell(*, news: News, to: Iterable[Addressee], at: datetime) -> int:
    """Tell each addressee once; return how many were told now. Stands in the caller's transaction (M22)."""
    if news.occasion not in OCCASIONS:
        raise AssertionError(f"{news.occasion} has no sentence")
    rows = [
        Notice(
            centre_id=each.centre_id,
            role=each.role,
            department_id=each.department_id,
            window_id=each.window_id,
            occasion=news.occasion,
            facts=news.facts,
            address=news.address,
            key=f"{news.key}:{each.role}:{each.centre_id}:{each.department_id or ''}:{each.window_id or ''}",
            told_at=at,
        )
        for each in to
    ]
    before = Notice.objects.filter(key__in=[row.key for row in rows]).count()
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows) - before


def mark_read(*, notice_id: UUID | None = None, by: Actor, at: datetime) -> int:
    """Note who read one notice, or all that are addressed to this hat; what was read before stays as it was."""
    unread = addressed_to(by).filter(read_at=None)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    return unread.update(read_at=at, read_by=by.name)
