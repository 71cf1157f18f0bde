"""The embedded server as its owner sees it: start, stop, and nothing left running, whoever is killed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from . import processes
from .cluster import Cluster
from .errors import StartFailed
from .lock import lock
from .places import home_in_use

PATIENCE_SECONDS = 15.0
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgres:
    """A PostgreSQL server of our own with its files in `folder`, kept by a process that ends when we do.

    `settings` are PostgreSQL's. With `forget` the files are removed when the server stops. `patience` is how many
    seconds to wait for another owner of the folder to end.
    """

    def __init__(
        self,
        folder: Path,
        *,
        settings: Mapping[str, str] | None = None,
        forget: bool = False,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._folder = folder
        self._settings = dict(settings or {})
        self._forget = forget
        self._patience = patience
        self._keeper: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Start the server, making the database the first time, and return its URL.

        Raises EmbeddedPostgresError with a sentence that says why it cannot be.
        """
        order = {
            "folder": str(self._folder),
            "settings": self._settings,
            "forget": self._forget,
            "patience": self._patience,
        }
        self._keeper = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.keeper", json.dumps(order)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # so that Ctrl-C in a terminal reaches the owner alone
        )
        assert self._keeper.stdout is not None
        line = self._keeper.stdout.readline()
        answer = json.loads(line) if line else {"error": "The process that keeps the database ended before it began."}
        if "error" in answer:
            self.stop()
            raise StartFailed(answer["error"])
        return str(answer["url"])

    def stop(self) -> None:
        """Stop the server; when this returns, no process of it is left, even if its keeper was killed."""
        if self._keeper is None:
            return
        keeper, self._keeper = self._keeper, None
        try:
            keeper.communicate()  # closes its input, which tells it to end
        except BrokenPipeError:
            keeper.wait()
        if keeper.returncode != 0:
            self._clear_up()

    @contextmanager
    def running(self) -> Iterator[str]:
        """The URL of the server, which runs inside the `with` block."""
        try:
            yield self.start()
        finally:
            self.stop()

    def _clear_up(self) -> None:
        cluster = Cluster(self._folder, {})
        with lock(cluster.home, patience=self._patience):
            cluster.stop()
            if self._forget:
                cluster.destroy()


def running_url(folder: Path) -> str | None:
    """The URL of the server that somebody keeps on `folder` now; None if none runs or it is not ours to know."""
    home = home_in_use(folder)
    try:
        return (home / "url").read_text() if processes.postmaster(home / "data") else None
    except OSError:
        return None
