"""Each watch as a task of its own, once a minute; one that slept for a day catches up, since it reads what is due by now."""

from collections.abc import Callable

from django.utils import timezone
from procrastinate.contrib.django import app

from onewindow.integrations.worker.watches import WATCHES, keep

EVERY_MINUTE = "* * * * *"


def task_for(name: str) -> Callable[[int], None]:
    def task(timestamp: int) -> None:
        keep(name, at=timezone.now())

    return task


# The lock keeps a slow minute from piling up; it holds nobody up when the worker that had the task is dead.
for watch in WATCHES:
    app.periodic(cron=EVERY_MINUTE)(app.task(name=watch, queueing_lock=watch)(task_for(watch)))
