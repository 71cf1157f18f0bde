"""What time brings: each watch does up to `limit` of what is due at `at` and says how many, on as many workers as one likes."""

from collections.abc import Callable
from datetime import datetime

from onewindow.authority.actions import remind_of_accounts, remind_of_terms
from onewindow.authority.actions.training import remind_of_training
from onewindow.cases.actions import note_late, remind_due_soon, tell_overdue
from onewindow.cases.actions import sweep as settle_cases
from onewindow.catalogue.actions import settle_items
from onewindow.integrations import sms
from onewindow.integrations.email import EmailDriver
from onewindow.messaging.actions import deliver
from onewindow.messaging.rules import Channel

BATCH = 200
Watch = Callable[[datetime, int], int]


def send_messages(at: datetime, limit: int) -> int:
    return deliver(drivers={Channel.SMS: sms.driver(), Channel.EMAIL: EmailDriver()}, at=at, limit=limit)


WATCHES: dict[str, Watch] = {
    # States of items that turn on their day, names that a version in force now carries.
    "settle_items": lambda at, _limit: settle_items(at=at),
    # Deemed acceptance, notices that lapse, suspensions that end.
    "settle_cases": lambda at, limit: settle_cases(at=at, limit=limit),
    # A step past its due date is put on record against whoever held it (M22).
    "note_late": lambda at, limit: note_late(at=at, limit=limit),
    "remind_due_soon": lambda at, limit: remind_due_soon(at=at, limit=limit),
    "tell_overdue": lambda at, limit: tell_overdue(at=at, limit=limit),
    # Agreements that run out in 30 or 7 days, or did: both sides are told once (M16).
    "remind_of_terms": lambda at, limit: remind_of_terms(at=at, limit=limit),
    # Accounts of departments' systems that are to be given back (M16).
    "remind_of_accounts": lambda at, limit: remind_of_accounts(at=at, limit=limit),
    # Training that runs out in 30 or 7 days: the clerk's window and the administrator are told once (M15).
    "remind_of_training": lambda at, limit: remind_of_training(at=at, limit=limit),
    "send_messages": send_messages,
}


def keep(name: str, *, at: datetime) -> int:
    """Keep one watch until a batch comes back less than full; return how many were done."""
    total = 0
    while done := WATCHES[name](at, BATCH):
        total += done
        if done < BATCH:
            break
    return total
