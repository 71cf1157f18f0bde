"""`onewindow sweep`: does once what is due by now, batch by batch, and says how much."""

import argparse

import pytest
import time_machine

from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.commands import sweep
from onewindow.integrations.worker import watches


def run(*words: str) -> None:
    parser = argparse.ArgumentParser()
    sweep.add_arguments(parser)
    sweep.run(parser.parse_args(words))


@pytest.mark.django_db
def test_what_is_due_by_now_is_settled_batch_by_batch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = make.cast()
    for _ in range(3):
        make.received(cast)
    monkeypatch.setattr(watches, "BATCH", 2)
    with time_machine.travel(make.moment("2026-12-01 17:00"), tick=False):
        run()
    assert "settle_cases" not in capsys.readouterr().out
    with time_machine.travel(make.moment("2026-12-01 17:01"), tick=False):
        run()
    assert "settle_cases：处理 3 项。" in capsys.readouterr().out
    assert set(Case.objects.values_list("state", flat=True)) == {"accepted"}
