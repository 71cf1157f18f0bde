"""One PostgreSQL cluster in one folder: create it, start it, stop it, each by PostgreSQL's own programs."""

import locale
import re
import secrets
import shlex
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path

from . import processes
from .account import account_for
from .errors import StartFailed, WrongVersion
from .places import find_programs, reachable_home, reachable_programs

NAME = "onewindow"
START_SECONDS, STOP_SECONDS = 180, 30
PORT_TRIES = 5


class Cluster:
    """The files of one server and the account that may run it; the caller keeps others away by a lock."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.account = account_for(folder / "data")
        self.home = reachable_home(folder, self.account)
        self.programs = reachable_programs(find_programs(), self.account)
        self.settings = settings
        self.data = self.home / "data"
        self.log = self.data / "server.log"
        self._password = self.home / "password"
        self._access = self.home / "access.conf"

    def start(self) -> str:
        """Start the server, creating the cluster the first time, and return its URL.

        Raises WrongVersion and StartFailed.
        """
        if not self._password.exists():
            self._create()
        self._check_version()
        processes.forget_recycled_number(self.data)
        for tries_left in reversed(range(PORT_TRIES)):
            port = _free_port()
            logged_before = self.log.stat().st_size if self.log.exists() else 0
            options = " ".join(shlex.quote(f"--{name}={value}") for name, value in self._options(port).items())
            answer = self._run("pg_ctl", "start", "--wait", "-t", START_SECONDS, "-l", self.log, "-o", options)
            if answer is None:
                return f"postgresql://{NAME}:{self._password.read_text()}@127.0.0.1:{port}/{NAME}"
            said = self.log.read_bytes()[logged_before:].decode(errors="replace") if self.log.exists() else ""
            self.stop()
            if not tries_left or "could not bind" not in said:
                raise StartFailed(f"PostgreSQL did not start on {self.data}.\n{answer}\n{said[-2000:]}".strip())
        raise AssertionError("unreachable: the last try returns or raises")

    def stop(self) -> None:
        """Stop the server if one runs, gently at first, and leave no process of it, however it was left before."""
        for mode in ("fast", "immediate"):
            if processes.postmaster(self.data) is None:
                break
            self._run("pg_ctl", "stop", "--wait", "-t", STOP_SECONDS, "-m", mode)
        processes.kill_all(self.data)

    def runs(self) -> bool:
        """Whether the server is there."""
        return processes.postmaster(self.data) is not None

    def destroy(self) -> None:
        """Remove every file of a stopped cluster."""
        shutil.rmtree(self.home)

    def _create(self) -> None:
        for leftover in self.data.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        answer = self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", *_locale(self._version()))
        if answer is not None:
            raise StartFailed(f"initdb could not make a cluster in {self.data}.\n{answer}")
        password = secrets.token_urlsafe(24)
        first_words = (
            f"CREATE ROLE {NAME} LOGIN CREATEDB PASSWORD '{password}';\nCREATE DATABASE {NAME} OWNER {NAME};\n"
        )
        answer = self.account.run(
            self.programs / "postgres", "--single", "-D", self.data, "postgres", cwd=self.home, text=first_words
        )
        if answer.returncode != 0 or "ERROR" in answer.stdout:
            raise StartFailed(f"The database could not be made in {self.data}.\n{answer.stdout}")
        self._access.write_text("host all all 127.0.0.1/32 scram-sha-256\n")
        self._access.chmod(0o644)
        self._password.touch(mode=0o600)
        self._password.write_text(password)  # last, as the sign that all before it is done

    def _options(self, port: int) -> dict[str, str]:
        ours = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": "",
            "hba_file": str(self._access),
        }
        return {**self.settings, **ours}

    def _run(self, program: str, *arguments: object) -> str | None:
        """Run one of PostgreSQL's programs on the data; return None if all went well, otherwise what it printed."""
        answer = self.account.run(
            self.programs / program, *(str(one) for one in arguments), "-D", self.data, cwd=self.home
        )
        return None if answer.returncode == 0 else answer.stdout.strip() or f"{program} ended with {answer.returncode}"

    def _version(self) -> int:
        answer = self.account.run(self.programs / "postgres", "--version", cwd=self.home)
        return int(re.findall(r"\d+", answer.stdout)[0])

    def _check_version(self) -> None:
        written_by, have = int((self.data / "PG_VERSION").read_text()), self._version()
        if written_by != have:
            raise WrongVersion(
                f"The data in {self.home} were written by PostgreSQL {written_by}, and the programs in {self.programs} "
                f"are version {have}. Set ONEWINDOW_PG_BINDIR to version {written_by}, or move that folder away."
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _locale(version: int) -> list[str]:
    """Order by code point, and know letters beyond ASCII (trigrams of Chinese need that) wherever the system can."""
    try:
        before = locale.setlocale(locale.LC_CTYPE)
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
        locale.setlocale(locale.LC_CTYPE, before)
        system = "C.UTF-8"
    except locale.Error:
        system = "C"
    built_in = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if version >= 17 else []
    return [f"--locale={system}", *built_in]
