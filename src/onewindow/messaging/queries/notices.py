"""What was told to a hat."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from onewindow.messaging.models import Notice
from onewindow.messaging.occasions import sentence
from onewindow.organisation.actor import Actor

PAGE = 30


@dataclass(frozen=True, slots=True)
class NoticeRow:
    id: UUID
    sentence: str
    address: str
    told_at: datetime
    read_by: str
    case: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    rows: tuple[NoticeRow, ...]
    next_after: str


def addressed_to(actor: Actor) -> QuerySet[Notice]:
    """The notices to this hat: its role at its centre, and in its department or at its window where one is named."""
    department = Q(department=None) | Q(department=actor.department_id) if actor.department_id else Q(department=None)
    window = Q(window=None) | Q(window=actor.window_id) if actor.window_id else Q(window=None)
    return Notice.objects.filter(department, window, centre=actor.centre_id, role=actor.role)


def notices_for(actor: Actor, *, after: UUID | None = None, limit: int = PAGE) -> NoticePage:
    """Return what was told to this hat, the latest first, in one query; `after` is the last row of the page before."""
    found = addressed_to(actor).order_by("-id")
    if after is not None:
        found = found.filter(pk__lt=after)
    notices = list(found[: limit + 1])
    rows = tuple(
        NoticeRow(
            each.pk,
            sentence(each.occasion, each.facts),
            each.address,
            each.told_at,
            each.read_by,
            each.facts.get("case", ""),
        )
        for each in notices[:limit]
    )
    return NoticePage(rows, str(rows[-1].id) if len(notices) > limit else "")


def unread_count(actor: Actor) -> int:
    """How many notices this hat hasn't read."""
    return addressed_to(actor).filter(read_at=None).count()
