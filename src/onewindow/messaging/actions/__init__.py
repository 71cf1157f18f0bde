"""The only writers of notices and messages."""

from onewindow.messaging.actions.notices import Addressee, News, mark_read, tell
from onewindow.messaging.actions.outbox import Envelope, post, record_call, record_receipt, resend
from onewindow.messaging.actions.sending import deliver
from onewindow.messaging.actions.wording import checked_wording, set_hours, set_wording

__all__ = [
    "Addressee",
    "Envelope",
    "News",
    "checked_wording",
    "deliver",
    "mark_read",
    "post",
    "record_call",
    "record_receipt",
    "resend",
    "set_hours",
    "set_wording",
    "tell",
]
