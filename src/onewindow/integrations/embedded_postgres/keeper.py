"""The process that keeps a server for as long as its owner lives.

The owner holds the other end of our standard input. When it closes, be it by a tidy stop or because the owner was
killed, the server is stopped and we end. While we live we hold the folder's lock.
"""

import json
import select
import signal
import sys
from pathlib import Path

from .cluster import Cluster
from .errors import EmbeddedPostgresError
from .lock import lock

LOOK_EVERY_SECONDS = 0.5


def keep(folder: Path, settings: dict[str, str], *, forget: bool, patience: float) -> None:
    """Run the server on `folder` until standard input closes; tell its URL, or why there is none, on standard output.

    A server that dies meanwhile is started again on the same port. With `forget` the folder is removed at the end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        cluster = Cluster(folder, settings)
        with lock(cluster.home, patience=patience):
            try:
                cluster.stop()  # what a killed keeper left running
                _tell(url=cluster.start())
                while not _owner_has_gone():
                    if not cluster.runs():
                        cluster.start()
            finally:
                cluster.stop()
                if forget:
                    cluster.destroy()
    except (EmbeddedPostgresError, OSError) as error:
        _tell(error=str(error))


def _tell(**answer: str) -> None:
    try:
        print(json.dumps(answer), flush=True)
    except BrokenPipeError:  # the owner has gone; we end by the same token
        sys.exit(0)


def _owner_has_gone() -> bool:
    readable, _, _ = select.select([sys.stdin], [], [], LOOK_EVERY_SECONDS)
    return bool(readable) and not sys.stdin.read(1)


if __name__ == "__main__":
    order = json.loads(sys.argv[1])
    keep(Path(order["folder"]), order["settings"], forget=order["forget"], patience=order["patience"])
