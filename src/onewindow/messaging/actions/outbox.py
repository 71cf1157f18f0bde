"""Writing to the outbox, and what people do with what lies in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from onewindow.lib.encryption import seal
from onewindow.lib.masking import mask_phone
from onewindow.lib.refusal import NotFound
from onewindow.messaging.errors import AdministratorOnly, NotACall, NotToBeResent, OutcomeMissing
from onewindow.messaging.models import Attempt, Message
from onewindow.messaging.rules import Channel, MessageState
from onewindow.messaging.wordings import WORDINGS
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Role

CALLERS = (Role.CLERK, Role.CONSULTANT, Role.ISSUING_CLERK, Role.CENTRE_ADMIN)


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom about what: `to` is a telephone number or an e-mail address, `subject` a case number or the like.

    `facts` are plain words that may be read by anybody who holds the telephone: never an identity number.
    """

    centre_id: int
    occasion: str
    subject: str
    key: str
    to: str
    facts: dict[str, str] = field(default_factory=dict)
    channel: Channel = Channel.SMS


def post(envelopes: Iterable[Envelope], *, at: datetime) -> None:
    """Put messages into the outbox, in the caller's transaction; one whose key is there already is left out (M22)."""
    rows = [
        Message(
            centre_id=each.centre_id,
            occasion=each.occasion,
            channel=each.channel,
            subject=each.subject,
            key=each.key,
            to_sealed=seal(each.to),
            to_shown=_shown(each.to),
            facts=each.facts,
            written_at=at,
            next_at=at,
        )
        for each in envelopes
        if each.to and WORDINGS[each.occasion]
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def resend(*, message_id: UUID, by: Actor, at: datetime) -> Message:
    """Try a dead message again from the beginning. Refuses with AdministratorOnly, NotFound and NotToBeResent."""
    with deed("resend", f"message {message_id}", by=by, at=at):
        if not by.has_role(Role.CENTRE_ADMIN):
            raise AdministratorOnly()
        message = _locked(message_id, by)
        if message.state != MessageState.DEAD:
            raise NotToBeResent(state=message.get_state_display())
        message.state, message.attempts, message.next_at = MessageState.WAITING, 0, at
        message.save(update_fields=["state", "attempts", "next_at"])
        return message


def record_call(*, message_id: UUID, reached: bool, outcome: str, by: Actor, at: datetime) -> Message:
    """Record what became of a call that a person made; one that reached nobody stays to be made (M22).

    Refuses with NotFound, NotACall and OutcomeMissing.
    """
    with deed("call", f"message {message_id}", by=by, at=at) as kept:
        message = _locked(message_id, by)
        if message.channel != Channel.CALL or message.state != MessageState.WAITING or not by.has_role(*CALLERS):
            raise NotACall()
        if not outcome.strip():
            raise OutcomeMissing(field="outcome")
        remark = outcome.strip()[:200]
        Attempt.objects.create(message=message, at=at, ok=reached, remark=remark, by=by.name)
        message.attempts += 1
        if reached:
            message.state, message.sent_at, message.delivered_at = MessageState.DELIVERED, at, at
        message.save(update_fields=["attempts", "state", "sent_at", "delivered_at"])
        kept.update(reached=reached, outcome=remark)
        return message


def record_receipt(*, gateway_id: str, delivered: bool, fault: str, at: datetime) -> bool:
    """Note what the gateway says became of a message; said twice, it changes nothing. Return whether it was known."""
    sent = Message.objects.filter(gateway_id=gateway_id, state=MessageState.SENT) if gateway_id else None
    if not sent:
        return Message.objects.filter(gateway_id=gateway_id).exclude(gateway_id="").exists()
    if delivered:
        return sent.update(state=MessageState.DELIVERED, delivered_at=at) == 1
    return sent.update(state=MessageState.DEAD, last_fault=fault[:200]) == 1


def _locked(message_id: UUID, by: Actor) -> Message:
    message = Message.objects.select_for_update().filter(pk=message_id, centre=by.centre_id).first()
    if message is None:
        raise NotFound(field="message")
    return message


def _shown(to: str) -> str:
    if "@" not in to:
        return mask_phone(to)
    name, _at, house = to.partition("@")
    return f"{name[:1]}***@{house}"
