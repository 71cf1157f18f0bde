"""What was told, and what lies in the outbox."""

from onewindow.messaging.queries.notices import (
    NoticePage,
    NoticeRow,
    addressed_to,
    notices_for,
    unread_count,
)
from onewindow.messaging.queries.outbox import MessagePage, MessageRow, list_messages, waiting_calls
from onewindow.messaging.queries.wording import WordingRow, sending_hours, wordings

__all__ = [
    "MessagePage",
    "MessageRow",
    "NoticePage",
    "NoticeRow",
    "WordingRow",
    "addressed_to",
    "list_messages",
    "notices_for",
    "sending_hours",
    "unread_count",
    "waiting_calls",
    "wordings",
]
