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
        self._port: int | None = None

    def start(self) -> str:
        """Start the server, creating the cluster the first time, and return its URL; once started, the port stays.

        Raises WrongVersion and StartFailed.
        """
        if not self._password.exists():
            self._create()
        self._check_version()
        processes.forget_recycled_number(self.data)
        for tries_left in reversed(range(PORT_TRIES)):
            port = self._port or _free_port()
            failure = self._start_on(port)
            if failure is None:
                self._port = port
                url = f"postgresql://{NAME}:{self._password.read_text()}@127.0.0.1:{port}/{NAME}"
                _write_private(self.home / "url", url)
                return url
            self.stop()
            if not tries_left or "could not bind" not in failure:  # else somebody took the port before us
                raise StartFailed(f"PostgreSQL did not start on {self.data}.\n{failure}")
        raise AssertionError("the last try returns or raises")

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
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", *_locale(self._version())]
        if self.settings.get("fsync") == "off":
            options.append("--no-sync")
        failure = self._run("initdb", *options)
        if failure is not None:
            raise StartFailed(f"initdb could not make a cluster in {self.data}.\n{failure}")
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
        _write_private(self._password, password)  # last, as the sign that all before it is done

    def _start_on(self, port: int) -> str | None:
        ours = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": "",
            "hba_file": self._access,
        }
        options = " ".join(shlex.quote(f"--{name}={value}") for name, value in {**self.settings, **ours}.items())
        logged_before = self.log.stat().st_size if self.log.exists() else 0
        answer = self._run("pg_ctl", "start", "--wait", "-t", START_SECONDS, "-l", self.log, "-o", options)
        if answer is None:
            return None
        said = self.log.read_bytes()[logged_before:].decode(errors="replace") if self.log.exists() else ""
        return f"{answer}\n{said[-2000:]}".strip()

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


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)


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
