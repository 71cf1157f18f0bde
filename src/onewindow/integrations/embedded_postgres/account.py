"""The account that PostgreSQL runs as: our own, or an unprivileged one when we are root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import NoUnprivilegedAccount

UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """Who runs the server; `uid` is None when that is ourselves."""

    uid: int | None = None
    gid: int | None = None

    def run(self, *command: str | Path, cwd: Path, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run `command` as this account, feed it `text`, and return what it printed, stderr included.

        Settings of the caller's shell for other servers (PGDATA, PGPORT) and its language stay outside.
        """
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        return subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=clean | {"LC_ALL": "C", "HOME": str(cwd)},
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            umask=0o077,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )

    def own(self, path: Path) -> None:
        """Give `path` to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_write(self, folder: Path) -> bool:
        """Whether this account can come to `folder` and write there, whatever the folders above it allow."""
        return self.run("sh", "-c", 'test -w "$1" && test -x "$1"', "sh", folder, cwd=Path("/")).returncode == 0

    def can_run(self, program: Path) -> bool:
        """Whether this account can start `program`."""
        try:
            return self.run(program, "--version", cwd=Path("/")).returncode == 0
        except OSError:
            return False


def account_for(data: Path) -> Account:
    """The account for the server whose files are in `data`: their present owner if there is one.

    Raises NoUnprivilegedAccount.
    """
    if os.geteuid() != 0:
        return Account()
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise NoUnprivilegedAccount(
        "PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody. "
        "Run as an ordinary account, or set DATABASE_URL to a server that runs already."
    )
