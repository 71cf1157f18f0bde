"""The watchers: each reads only what is due by now, so that one that slept for a day catches up by itself."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone
from procrastinate import App
from procrastinate.contrib.django import app as django_app

from onewindow.cases.actions import sweep
from onewindow.integrations import sms
from onewindow.integrations.email import EmailDriver
from onewindow.messaging.actions import deliver
from onewindow.messaging.rules import Channel

app: App = django_app
BATCH = 200
EVERY_MINUTE = "* * * * *"


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="settle_cases", queueing_lock="settle_cases")
def settle_cases(timestamp: int) -> None:
    """Deemed acceptance, notices that lapse, suspensions that end."""
    until_empty(lambda at: sweep(at=at, limit=BATCH))


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="send_messages", queueing_lock="send_messages")
def send_messages(timestamp: int) -> None:
    """Empty the outbox of what may go out now."""
    drivers = {Channel.SMS: sms.driver(), Channel.EMAIL: EmailDriver()}
    until_empty(lambda at: deliver(drivers=drivers, at=at, limit=BATCH))


def until_empty(batch: Callable[[datetime], int]) -> int:
    """Do batch after batch as of now until one comes back less than full; return how many were done."""
    at, total = timezone.now(), 0
    while done := batch(at):
        total += done
        if done < BATCH:
            break
    return total
