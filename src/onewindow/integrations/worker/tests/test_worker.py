"""The watches: once a minute, caught up after a sleep, and whole when a worker is killed in the middle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from onewindow.integrations.embedded_postgres.tests.polling import becomes_true
from onewindow.integrations.worker.tasks import app
from onewindow.integrations.worker.watches import WATCHES, keep
from onewindow.messaging import actions
from onewindow.messaging.actions import Envelope
from onewindow.messaging.models import Attempt, Message, SendingHours
from onewindow.messaging.tests import make

MESSAGES = 400
PATIENCE = 60


def test_every_watch_is_a_task_of_each_minute() -> None:
    app.perform_import_paths()
    assert set(WATCHES) <= {task.name for task in app.tasks.values()}
    minutely = {task.task.name for task in app.periodic_registry.periodic_tasks.values() if task.cron == "* * * * *"}
    assert set(WATCHES) <= minutely


@pytest.fixture
def outbox(transactional_db: None, tmp_path: Path) -> Path:
    """Messages that may go out at any hour, and the folder that they go to."""
    centre_id = make.people()["admin"].centre_id
    SendingHours.objects.create(centre_id=centre_id, quiet_from="00:00", quiet_until="00:00")
    facts = {"centre": "中心", "name": "张**", "item": "事项", "number": "1", "code": "2"}
    actions.post(
        [Envelope(centre_id, "case_received", "1", str(n), f"138{n:08d}", facts) for n in range(MESSAGES)],
        at=timezone.now(),
    )
    return tmp_path / "sms"


def start(outbox: Path) -> subprocess.Popen[bytes]:
    """A process that does what is due, on the test's own database."""
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    environment = os.environ | {"DATABASE_URL": url, "ONEWINDOW_SMS_FOLDER": str(outbox)}
    return subprocess.Popen([sys.executable, "-m", "onewindow", "sweep"], env=environment, stdout=subprocess.DEVNULL)


def test_a_worker_killed_in_the_middle_loses_nothing_and_sends_nothing_twice(outbox: Path) -> None:
    # Given two workers at the same outbox
    killed, other = start(outbox), start(outbox)
    assert becomes_true(lambda: outbox.exists() and sum(1 for _file in outbox.iterdir()) > 20)
    # when one is killed in the middle
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert Message.objects.filter(state="waiting").exists()
    assert other.wait(PATIENCE) == 0
    # then the other, or the next, sends the rest, and each message went out once
    assert start(outbox).wait(PATIENCE) == 0
    assert Message.objects.filter(state="sent").count() == MESSAGES
    assert Attempt.objects.filter(ok=True).values("message").distinct().count() == Attempt.objects.count() == MESSAGES
    assert sum(1 for _file in outbox.iterdir()) == MESSAGES


def test_a_watch_goes_on_until_nothing_is_due(outbox: Path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SMS_FOLDER = outbox
    assert keep("send_messages", at=timezone.now()) == MESSAGES
    assert keep("send_messages", at=timezone.now()) == 0
