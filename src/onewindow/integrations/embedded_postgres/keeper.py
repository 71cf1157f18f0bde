"""The process that keeps a server for as long as its owner lives.

The owner holds the other end of our standard input. When it closes, be it by a tidy stop or because the owner was
killed, the server is stopped and we end. While we live we hold the folder's lock.
"""

import fcntl
import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from .cluster import Cluster
from .errors import EmbeddedPostgresError, FolderInUse

LOCK_PATIENCE = 15.0
LOOK_EVERY = 0.5


def keep(folder: Path, settings: dict[str, str], *, forget: bool) -> None:
    """Run the server on `folder` until standard input closes; tell its URL, or why there is none, on standard output.

    With `forget` the folder is removed at the end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        cluster = Cluster(folder, settings)
        with lock(cluster.home):
            try:
                cluster.stop()  # what a killed keeper left running
                _tell(cluster, url=cluster.start())
                while not _owner_has_gone():
                    if not cluster.runs():
                        _note(cluster, cluster.start())
            finally:
                (cluster.home / "url").unlink(missing_ok=True)
                cluster.stop()
                if forget:
                    cluster.destroy()
    except (EmbeddedPostgresError, OSError) as error:
        _answer(error=str(error))


@contextmanager
def lock(home: Path, *, patience: float = LOCK_PATIENCE) -> Iterator[TextIO]:
    """Hold `home` for ourselves; wait up to `patience` seconds for another keeper that is just ending.

    Raises FolderInUse.
    """
    deadline = time.monotonic() + patience
    with (home / "lock").open("a+") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise FolderInUse(f"The database in {home} is kept by another running OneWindow.") from None
                time.sleep(0.05)
        yield file
