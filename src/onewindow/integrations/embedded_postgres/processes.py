"""Which server processes live on a data folder: asked of the system, since a killed server's own notes are wrong."""

import os
import signal
import time
from pathlib import Path


def postmaster(data: Path) -> int | None:
    """The process number of the server that runs on `data`, or None."""
    noted = _noted(data)
    return noted if noted in living(data) else None


def living(data: Path) -> set[int]:
    """Every process of a server on `data`, orphans of a killed postmaster included: all have `data` as their cwd."""
    if not Path("/proc/self/cwd").exists():
        noted = _noted(data)
        return {noted} if noted and _exists(noted) else set()
    home = os.path.realpath(data)
    return {int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _is_postgres(entry, home)}


def kill_all(data: Path, *, patience: float = 10) -> None:
    """Kill what still lives on `data`, and wait up to `patience` seconds until it is gone."""
    deadline = time.monotonic() + patience
    while (remaining := living(data)) and time.monotonic() < deadline:
        for number in remaining:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.02)


def forget_recycled_number(data: Path) -> None:
    """Remove the note of a dead postmaster whose number another program has got since: PostgreSQL would not start."""
    noted = _noted(data)
    if noted and _exists(noted) and noted not in living(data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _noted(data: Path) -> int | None:
    try:
        return int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _exists(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _is_postgres(entry: Path, home: str) -> bool:
    try:
        return (entry / "comm").read_text().strip() == "postgres" and os.readlink(entry / "cwd") == home
    except OSError:  # ended meanwhile, or somebody else's
        return False
