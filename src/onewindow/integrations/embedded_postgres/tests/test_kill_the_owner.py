import os
import signal
import subprocess
from pathlib import Path

from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, processes, running_url

from .polling import answer, becomes_true
from .test_kill_the_postmaster import keeper_of


def test_a_killed_owner_leaves_nothing_running(folder: Path, owner: subprocess.Popen[str]) -> None:
    assert owner.stdout
    url = owner.stdout.readline().strip()
    keeper = keeper_of(owner)
    assert answer(url, "SELECT 1") == 1
    owner.kill()
    assert becomes_true(lambda: not processes.living(folder / "data"))
    assert becomes_true(lambda: not Path(f"/proc/{keeper}").exists())
    assert running_url(folder) is None


def test_ctrl_c_in_the_terminal_leaves_nothing_running(folder: Path, owner: subprocess.Popen[str]) -> None:
    assert owner.stdout
    owner.stdout.readline()
    owner.send_signal(signal.SIGINT)
    owner.wait(timeout=30)
    assert not processes.living(folder / "data")


def test_the_folder_can_be_taken_over_at_once_from_a_killed_owner(folder: Path, owner: subprocess.Popen[str]) -> None:
    assert owner.stdout
    owner.stdout.readline()
    owner.kill()
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert answer(url, "SELECT 1") == 1


def test_a_killed_keeper_leaves_the_server_to_its_owner_who_still_stops_it(
    folder: Path, owner: subprocess.Popen[str]
) -> None:
    assert owner.stdout and owner.stdin
    url = owner.stdout.readline().strip()
    os.kill(keeper_of(owner), signal.SIGKILL)
    assert answer(url, "SELECT 1") == 1
    owner.stdin.close()
    owner.wait(timeout=30)
    assert not processes.living(folder / "data")


def test_a_server_whose_keeper_and_owner_were_killed_is_replaced_by_the_next_start(
    folder: Path, owner: subprocess.Popen[str]
) -> None:
    assert owner.stdout
    abandoned = owner.stdout.readline().strip()
    os.kill(keeper_of(owner), signal.SIGKILL)
    owner.kill()
    assert answer(abandoned, "SELECT 1") == 1
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert url != abandoned
        assert answer(abandoned, "SELECT 1") is None
    assert not processes.living(folder / "data")
