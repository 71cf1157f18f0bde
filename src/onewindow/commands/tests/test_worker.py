"""`onewindow worker`: keeps the watches, waits for a database that is away, ends in good order."""

import argparse
import os
import signal
import subprocess
import sys

import pytest
from django.db import connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException

from onewindow.commands import worker
from onewindow.integrations.embedded_postgres.tests.polling import becomes_true


@pytest.mark.django_db(transaction=True)
def test_it_does_what_waits_and_ends_when_told_to() -> None:
    app.perform_import_paths()
    app.configure_task("settle_cases").defer(timestamp=0)
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    process = subprocess.Popen([sys.executable, "-m", "onewindow", "worker"], env=os.environ | {"DATABASE_URL": url})
    try:
        assert becomes_true(lambda: not ProcrastinateJob.objects.filter(task_name="settle_cases").exists())
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def test_a_database_that_is_away_for_a_while_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([ConnectorException("away"), ConnectorException("away"), None])

    def run_worker(_app: App, **_how: object) -> None:
        if answer := next(answers):
            raise answer

    monkeypatch.setattr(worker, "PAUSE", 0)
    monkeypatch.setattr(App, "run_worker", run_worker)
    worker.run(argparse.Namespace(concurrency=1))
    assert caplog.text.count("the database is away") == 2
    assert next(answers, "all asked") == "all asked"
