"""What staff are told in the house, and what goes out to people."""

from onewindow.messaging.models.notice import Notice
from onewindow.messaging.models.outbox import Attempt, Message
from onewindow.messaging.models.wording import SendingHours, Template

__all__ = ["Attempt", "Message", "Notice", "SendingHours", "Template"]
