"""The lock that gives a folder to one keeper at a time; the system frees it when its holder dies, however it dies."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import FolderInUse


@contextmanager
def lock(home: Path, *, patience: float) -> Iterator[None]:
    """Hold `home` for ourselves; wait up to `patience` seconds for a keeper that is just ending.

    Raises FolderInUse.
    """
    deadline = time.monotonic() + patience
    with (home / "lock").open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise FolderInUse(f"The database in {home} is in use by another OneWindow that runs now.") from None
                time.sleep(0.05)
        yield
