import os
import signal

import pytest

from onewindow.commands._parts import PartEnded, Parts

LONG = ("manage", "shell", "--no-imports", "-c", "import time; time.sleep(600)")


def test_a_part_that_ends_by_itself_is_named() -> None:
    with pytest.raises(PartEnded, match="onewindow manage ended by itself"), Parts() as parts:
        parts.start("manage", "check")
        parts.watch()


def test_a_part_that_fails_is_named_with_its_status() -> None:
    with pytest.raises(PartEnded, match="onewindow no-such-command failed with status 2"), Parts() as parts:
        parts.finish("no-such-command")


def test_a_part_that_does_not_listen_is_stopped_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onewindow.commands._parts.STOP_SECONDS", 0.2)
    with Parts() as parts:
        parts.start(*LONG)
        process = parts._running["manage"]
        os.kill(process.pid, signal.SIGSTOP)
    assert process.returncode in {-signal.SIGTERM, -signal.SIGKILL}
