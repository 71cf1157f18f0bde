"""Plain answers about messages: which words, when, how often again."""

from onewindow.messaging.rules.sending import MOST_ATTEMPTS, Channel, MessageState, morning_after, retry_in
from onewindow.messaging.rules.wording import WrongPlaceholder, filled, placeholders

__all__ = [
    "MOST_ATTEMPTS",
    "Channel",
    "MessageState",
    "WrongPlaceholder",
    "filled",
    "morning_after",
    "placeholders",
    "retry_in",
]
