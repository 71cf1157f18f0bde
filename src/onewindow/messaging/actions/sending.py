"""Emptying the outbox: each message is locked, handed over and settled in one transaction; a worker that dies loses nothing."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from onewindow.lib.encryption import unseal
from onewindow.messaging.driver import Drivers, Letter, Rejected, Unreachable
from onewindow.messaging.models import Attempt, Message, SendingHours, Template
from onewindow.messaging.rules import Channel, MessageState, WrongPlaceholder, filled, morning_after, retry_in
from onewindow.messaging.wordings import WORDINGS

log = logging.getLogger(__name__)


def deliver(*, drivers: Drivers, at: datetime, limit: int = 100) -> int:
    """Send up to `limit` messages whose time has come and return how many were dealt with.

    Safe on many workers at once. What falls into a centre's quiet hours waits for the morning; what a gateway can't
    take now is tried again with growing pauses, and after the last attempt lies dead for a person to see (M22).
    """
    dealt_with = 0
    while dealt_with < limit and _deliver_next(drivers, at):
        dealt_with += 1
    return dealt_with


@transaction.atomic
def _deliver_next(drivers: Drivers, at: datetime) -> bool:
    """Take the first message that nobody else holds. It is the lock that says whose it is, and it dies with its worker."""
    due = Message.objects.filter(state=MessageState.WAITING, next_at__lte=at, channel__in=list(drivers))
    message = due.order_by("next_at").select_for_update(skip_locked=True).first()
    if message is None:
        return False
    awake_at = _awake_at(message.centre_id, at)
    if awake_at > at:
        message.next_at = awake_at
        message.save(update_fields=["next_at"])
        return True
    message.text = _words(message)
    message.attempts += 1
    fault = _hand_over(message, drivers, at)
    Attempt.objects.create(message=message, at=at, ok=not fault, remark=fault)
    message.save()
    return True


def _hand_over(message: Message, drivers: Drivers, at: datetime) -> str:
    """Give the letter to its driver and say what went wrong; the gateway knows a repetition by the letter's number."""
    letter = Letter(str(message.pk), unseal(message.to_sealed), message.text)
    pause: timedelta | None = None
    try:
        message.gateway_id = drivers[Channel(message.channel)].send(letter)[:100]
    except Unreachable as unreachable:
        message.last_fault, pause = str(unreachable)[:200] or "-", retry_in(message.attempts)
    except Rejected as rejected:
        message.last_fault = str(rejected)[:200] or "-"
    else:
        message.state, message.sent_at, message.last_fault = MessageState.SENT, at, ""
        return ""
    if pause:
        message.next_at = at + pause
    else:
        message.state = MessageState.DEAD
        log.warning("message %s to %s is dead: %s", message.pk, message.to_shown, message.last_fault)
    return message.last_fault


def _awake_at(centre_id: int, at: datetime) -> datetime:
    hours = SendingHours.objects.filter(centre=centre_id).first() or SendingHours()
    return morning_after(localtime(at), hours.quiet_from, hours.quiet_until)


def _words(message: Message) -> str:
    wording = WORDINGS[message.occasion]
    own = Template.objects.filter(centre=message.centre_id, occasion=message.occasion, channel=message.channel).first()
    try:
        return filled(own.text if own else wording.text, message.facts, wording.facts.keys())[:500]
    except WrongPlaceholder:  # the occasion lost a fact since the centre wrote its words
        return filled(wording.text, message.facts, wording.facts.keys())[:500]
