"""What lies in a centre's outbox, with the numbers masked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from onewindow.messaging.models import Message
from onewindow.messaging.rules import Channel, MessageState
from onewindow.messaging.wordings import WORDINGS
from onewindow.organisation.actor import Actor

PAGE = 30


@dataclass(frozen=True, slots=True)
class MessageRow:
    id: UUID
    title: str | Promise
    channel: str
    subject: str
    to: str
    text: str
    state: str
    attempts: int
    written_at: datetime
    sent_at: datetime | None
    next_at: datetime | None
    fault: str


@dataclass(frozen=True, slots=True)
class MessagePage:
    rows: tuple[MessageRow, ...]
    next_after: str


def list_messages(actor: Actor, *, state: str = "", after: UUID | None = None, limit: int = PAGE) -> MessagePage:
    """Return the messages of the actor's centre, the latest first, in one query; `after` is the last row before."""
    found = Message.objects.filter(centre=actor.centre_id)
    if state:
        found = found.filter(state=state)
    if after is not None:
        found = found.filter(pk__lt=after)
    return _page(found.order_by("-id"), limit)


def waiting_calls(actor: Actor, *, at: datetime, after: UUID | None = None, limit: int = PAGE) -> MessagePage:
    """Return the calls that somebody of the actor's centre still has to make, the oldest first (M22)."""
    found = Message.objects.filter(
        centre=actor.centre_id, channel=Channel.CALL, state=MessageState.WAITING, next_at__lte=at
    )
    if after is not None:
        found = found.filter(pk__gt=after)
    return _page(found.order_by("id"), limit)


def _page(found: QuerySet[Message], limit: int) -> MessagePage:
    messages = list(found[: limit + 1])
    rows = tuple(_row(each) for each in messages[:limit])
    return MessagePage(rows, str(rows[-1].id) if len(messages) > limit else "")


def _row(message: Message) -> MessageRow:
    wording = WORDINGS.get(message.occasion)
    return MessageRow(
        id=message.pk,
        title=wording.title if wording else message.occasion,
        channel=message.channel,
        subject=message.subject,
        to=message.to_shown,
        text=message.text,
        state=message.state,
        attempts=message.attempts,
        written_at=message.written_at,
        sent_at=message.sent_at,
        next_at=message.next_at if message.state == MessageState.WAITING else None,
        fault=message.last_fault,
    )
