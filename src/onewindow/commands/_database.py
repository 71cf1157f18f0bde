"""The database that a command works on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from onewindow import VAR
from onewindow.integrations.embedded_postgres import EmbeddedPostgres, running_url

FOLDER = VAR / "postgres"


@contextmanager
def database() -> Iterator[None]:
    """See that DATABASE_URL names a server inside the block.

    A URL that is set already stays. Otherwise it is the demo's own server: the one that runs now, or one that runs as
    long as the block does. Raises EmbeddedPostgresError.
    """
    if os.environ.get("DATABASE_URL"):
        yield
    elif url := running_url(FOLDER):
        with _named(url):
            yield
    else:
        with EmbeddedPostgres(FOLDER).running() as url, _named(url):
            yield


@contextmanager
def _named(url: str) -> Iterator[None]:
    os.environ["DATABASE_URL"] = url
    try:
        yield
    finally:
        del os.environ["DATABASE_URL"]
