"""`onewindow sweep`: settles what is due, again and again when asked to, until it is told to stop."""

import argparse
import os
import signal
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.db import OperationalError

from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.commands import sweep


def run(*words: str) -> None:
    parser = argparse.ArgumentParser()
    sweep.add_arguments(parser)
    sweep.run(parser.parse_args(words))


@pytest.fixture
def handlers() -> Iterator[None]:
    """Put back what stood for the signals that the command takes."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.django_db
def test_what_is_due_by_now_is_settled_batch_by_batch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = make.cast()
    for _ in range(3):
        make.received(cast)
    monkeypatch.setattr(sweep, "BATCH", 2)
    with time_machine.travel(make.moment("2026-12-01 17:00"), tick=False):
        run()
    assert capsys.readouterr().out == ""
    with time_machine.travel(make.moment("2026-12-01 17:01"), tick=False):
        run()
    assert capsys.readouterr().out == "已按时限自动处理 3 个办件。\n"
    assert set(Case.objects.values_list("state", flat=True)) == {"accepted"}


@pytest.mark.usefixtures("handlers")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_it_goes_on_until_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch, asked: signal.Signals) -> None:
    rounds: list[datetime] = []

    def one_round(*, at: datetime, limit: int) -> int:
        rounds.append(at)
        if len(rounds) == 3:
            os.kill(os.getpid(), asked)
        return 0

    monkeypatch.setattr(sweep, "sweep", one_round)
    run("--every", "0")
    assert len(rounds) == 3


@pytest.mark.usefixtures("handlers")
@pytest.mark.django_db
def test_a_database_that_is_away_for_a_while_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: list[datetime] = []

    def one_round(*, at: datetime, limit: int) -> int:
        rounds.append(at)
        if len(rounds) == 1:
            raise OperationalError("the connection is closed")
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr(sweep, "sweep", one_round)
    monkeypatch.setattr(sweep.connection, "close", lambda: None)
    run("--every", "0")
    assert len(rounds) == 2
    assert "the connection is closed" in caplog.text
