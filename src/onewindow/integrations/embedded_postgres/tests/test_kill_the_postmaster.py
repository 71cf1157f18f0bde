import os
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, processes
from onewindow.integrations.embedded_postgres.account import account_for

from .polling import answer, becomes_true


def postmaster(folder: Path) -> int:
    number = processes.postmaster(folder / "data")
    assert number
    return number


def test_a_killed_server_comes_back_at_the_same_address(folder: Path) -> None:
    with EmbeddedPostgres(folder).running() as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
        first = postmaster(folder)
        os.kill(first, signal.SIGKILL)
        assert becomes_true(lambda: answer(url, "SELECT n FROM kept") == 7)
        assert postmaster(folder) != first


@pytest.mark.parametrize("in_the_middle_of_a_long_query", [False, True])
def test_a_server_killed_together_with_its_keeper_starts_cleanly(
    folder: Path, owner: subprocess.Popen[str], in_the_middle_of_a_long_query: bool
) -> None:
    assert owner.stdout
    connection = psycopg.connect(owner.stdout.readline().strip(), autocommit=True)
    connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    if in_the_middle_of_a_long_query:  # its process goes on after the postmaster's death and holds the memory
        connection.pgconn.send_query(b"SELECT sum(g) FROM generate_series(1, 10000000000) g")
    for number in (keeper_of(owner), owner.pid, postmaster(folder)):
        os.kill(number, signal.SIGKILL)
    with EmbeddedPostgres(folder).running() as url:
        assert answer(url, "SELECT n FROM kept") == 7
    connection.close()


def test_a_note_left_by_a_dead_server_whose_number_another_program_got_does_not_stop_the_start(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running():
        note = (folder / "data" / "postmaster.pid").read_text()
    account = account_for(folder / "data")
    with subprocess.Popen(["sleep", "600"], user=account.uid, group=account.gid) as other:
        (folder / "data" / "postmaster.pid").write_text("\n".join([str(other.pid), *note.split("\n")[1:]]))
        with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
            assert answer(url, "SELECT 1") == 1
        assert other.poll() is None, "a program that is not ours was killed"
        other.kill()


def keeper_of(owner: subprocess.Popen[str]) -> int:
    children = Path(f"/proc/{owner.pid}/task/{owner.pid}/children").read_text().split()
    assert len(children) == 1
    return int(children[0])
