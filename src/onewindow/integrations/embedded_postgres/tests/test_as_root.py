"""What only root can try: collected when the tests run as root."""

import json
import os
import pwd
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, places, processes
from onewindow.integrations.embedded_postgres.places import copy_programs, find_programs, home_in_use

from .polling import answer

NOBODY = pwd.getpwnam("nobody")


def accounts_of(data: Path) -> set[int]:
    """Whose the server's processes are; one that served a visitor may end while it is looked at."""
    accounts = set()
    for number in processes.living(data):
        with suppress(FileNotFoundError):
            accounts.add(Path(f"/proc/{number}").stat().st_uid)
    return accounts


def test_for_root_an_unprivileged_account_runs_the_server(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert answer(url, "SELECT 1") == 1
        accounts = accounts_of(folder / "data")
        assert accounts
        assert 0 not in accounts
        assert folder.stat().st_uid == 0, "the server's account could lay a link where root writes"


def test_a_checkout_closed_to_others_and_its_programs_are_no_obstacle(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folder.parent / "root-only"
    closed.mkdir(mode=0o700)
    monkeypatch.setenv("ONEWINDOW_PG_BINDIR", str(copy_programs(find_programs(), closed / "elsewhere")))
    (closed / "elsewhere").chmod(0o700)
    try:
        with EmbeddedPostgres(closed / "database", settings=THROW_AWAY).running() as url:
            assert answer(url, "SELECT 1") == 1
            assert home_in_use(closed / "database").parent == places.SYSTEM_FOLDER
            postmaster = processes.postmaster(home_in_use(closed / "database") / "data")
            program = Path(os.readlink(f"/proc/{postmaster}/exe"))
        with EmbeddedPostgres(closed / "database", settings=THROW_AWAY, forget=True).running() as url:
            assert answer(url, "SELECT 1") == 1
        assert home_in_use(closed / "database") == closed / "database"
    finally:
        shutil.rmtree(home_in_use(closed / "database"), ignore_errors=True)
    copy = places.SYSTEM_FOLDER / program.relative_to(places.SYSTEM_FOLDER).parts[0]
    shutil.rmtree(copy)


def test_an_ordinary_account_runs_its_own_server(folder: Path) -> None:
    """The interpreter may lie where that account cannot start it, so the child gives up root after its imports."""
    script = """if True:
        import os, sys, json
        from pathlib import Path
        from onewindow.integrations.embedded_postgres.keeper import keep
        os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[1]))
        keep(Path(sys.argv[3]), json.loads(sys.argv[4]), forget=True, patience=0)
    """
    folder.mkdir()
    os.chown(folder, NOBODY.pw_uid, NOBODY.pw_gid)
    programs = copy_programs(find_programs(), folder.parent / "elsewhere")
    with subprocess.Popen(
        [sys.executable, "-c", script, str(NOBODY.pw_uid), str(NOBODY.pw_gid), str(folder / "own"), json.dumps({})],
        env=os.environ | {"ONEWINDOW_PG_BINDIR": str(programs)},
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as keeper:
        assert keeper.stdout and keeper.stdin
        url = json.loads(keeper.stdout.readline())["url"]
        assert answer(url, "SELECT 1") == 1
        assert accounts_of(folder / "own" / "data") == {NOBODY.pw_uid}
        keeper.stdin.close()
        assert keeper.wait(timeout=30) == 0
    assert not (folder / "own").exists()
