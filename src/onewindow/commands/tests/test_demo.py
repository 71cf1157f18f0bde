"""The whole demo as a person runs it: one process, started, stopped and killed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from onewindow.commands.demo import port_problem
from onewindow.integrations.embedded_postgres import running_url

Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """The place of one demo, started again and again: it is filled at the first start only."""
    folder = Path(tempfile.mkdtemp(prefix="onewindow-demo-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def start(var: Path) -> Iterator[Start]:
    """Starts a demo on a free port and waits until it says that it is ready."""
    started: list[subprocess.Popen[str]] = []
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    def start() -> subprocess.Popen[str]:
        demo = subprocess.Popen(
            [sys.executable, "-m", "onewindow", "demo", "--port", str(free_port())],
            env=environment | {"ONEWINDOW_VAR": str(var)},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(demo)
        assert demo.stdout
        said = ""
        while "Ready" not in said:
            line = demo.stdout.readline()
            assert line, f"the demo ended: {said}"
            said += line
        return demo

    yield start
    for demo in started:
        if demo.poll() is None:
            demo.terminate()
        demo.communicate(timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def left_running(var: Path) -> list[str]:
    """The command lines of processes that work for the demo in `var`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
        except OSError:
            continue
        if command and (str(var).encode() in command or f"ONEWINDOW_VAR={var}".encode() in environment):
            found.append(command.replace(b"\0", b" ").decode())
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_or_a_polite_end_stops_everything(start: Start, var: Path, number: int) -> None:
    demo = start()
    assert len(left_running(var)) >= 4, "the demo, the database and its keeper, and the server of pages"
    demo.send_signal(number)
    assert demo.wait(timeout=60) == 0
    assert left_running(var) == []


@pytest.mark.parametrize("also", [(), ("serve",)])
def test_a_kill_stops_everything(start: Start, var: Path, also: tuple[str, ...]) -> None:
    demo = start()
    children = Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text().split()
    doomed = [child for child in children if {*command_line(child)} & {*also}]
    assert len(doomed) == len(also)
    for number in (demo.pid, *map(int, doomed)):
        os.kill(number, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while (left := left_running(var)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []


def command_line(number: str) -> list[str]:
    return Path(f"/proc/{number}/cmdline").read_text().split("\0")


def test_a_second_demo_keeps_the_data(start: Start, var: Path) -> None:
    first = start()
    url = running_url(var / "postgres")
    assert url
    with psycopg.connect(url) as connection:
        centres = connection.execute("SELECT count(*) FROM organisation_centre").fetchone()
        connection.execute("CREATE TABLE IF NOT EXISTS written_by_the_first AS SELECT 1")
    first.send_signal(signal.SIGINT)
    first.wait(timeout=60)
    start()
    url = running_url(var / "postgres")
    assert url
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM organisation_centre").fetchone() == centres
        connection.execute("SELECT * FROM written_by_the_first")


def test_a_busy_port_is_told_with_another_to_try() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        problem = port_problem(port)
        assert problem and f"port {port}" in problem and "make demo PORT=" in problem
    assert port_problem(70000) == "没有端口 70000 · There is no port 70000: the highest is 65535."
    assert port_problem(free_port()) is None
