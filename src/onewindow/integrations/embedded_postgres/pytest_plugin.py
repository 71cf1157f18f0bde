"""One throw-away PostgreSQL per test run, unless DATABASE_URL names a server.

It must run before pytest-django reads the settings, so it is loaded by `-p` and wraps the earliest hook. Workers of
pytest-xdist inherit DATABASE_URL from the process that started them, and therefore start nothing.
"""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from . import THROW_AWAY, EmbeddedPostgres, EmbeddedPostgresError


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    if "DATABASE_URL" not in os.environ:
        server = EmbeddedPostgres(Path(tempfile.mkdtemp(prefix="onewindow-test-")), settings=THROW_AWAY, forget=True)
        early_config.add_cleanup(server.stop)
        try:
            os.environ["DATABASE_URL"] = server.start()
        except EmbeddedPostgresError as error:
            raise pytest.UsageError(str(error)) from error
    return (yield)
