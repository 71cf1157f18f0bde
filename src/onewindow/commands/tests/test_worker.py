"""`onewindow worker`: keeps the watches, waits for a database that is away, ends in good order."""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from psycopg_pool import PoolTimeout

from onewindow.commands import worker
from onewindow.integrations.embedded_postgres.tests.polling import becomes_true


@pytest.fixture(autouse=True)
def _no_loop_of_another() -> Iterator[None]:
    """A browser story that ran before in this process keeps its loop marked as this thread's."""
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


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


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_for_a_while_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([ConnectorException("away"), PoolTimeout("away"), None])

    async def work(_app: App, **_how: object) -> None:
        if answer := next(answers):
            raise answer
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Event().wait()

    monkeypatch.setattr(worker, "PAUSE", 0)
    monkeypatch.setattr(App, "run_worker_async", work)
    worker.run(argparse.Namespace(concurrency=1))
    assert caplog.text.count("the database is away") == 2
    assert next(answers, "all asked") == "all asked"


@pytest.mark.django_db(transaction=True)
def test_told_to_end_it_needs_the_database_no_more(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def work(_app: App, **_how: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        try:
            await asyncio.Event().wait()
        finally:
            raise ConnectorException("away")

    monkeypatch.setattr(App, "run_worker_async", work)
    worker.run(argparse.Namespace(concurrency=1))
    assert "the database is away" not in caplog.text
