"""When a message goes out, and when it is tried again."""

from datetime import datetime, time, timedelta
from enum import StrEnum

MOST_ATTEMPTS = 6
_PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"
    CALL = "call"


class MessageState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    DELIVERED = "delivered"
    DEAD = "dead"
    CANCELLED = "cancelled"


def retry_in(attempts: int) -> timedelta | None:
    """How long to wait after so many failed attempts; None when it was the last."""
    return _PAUSES[attempts - 1] if 0 < attempts < MOST_ATTEMPTS else None


def morning_after(local: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """The first moment from `local` on (the centre's time) at which people may be disturbed.

    Quiet hours may run over midnight; equal times mean that there are none.
    """
    now = local.timetz().replace(tzinfo=None)
    over_midnight = quiet_from > quiet_until
    quiet = (now >= quiet_from or now < quiet_until) if over_midnight else quiet_from <= now < quiet_until
    if not quiet:
        return local
    end = local.replace(
        hour=quiet_until.hour, minute=quiet_until.minute, second=quiet_until.second, microsecond=quiet_until.microsecond
    )
    return end if end > local else end + timedelta(days=1)
