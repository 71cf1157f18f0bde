import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onewindow.integrations.embedded_postgres import processes
from onewindow.integrations.embedded_postgres.places import home_in_use

collect_ignore = [] if os.geteuid() == 0 else ["test_as_root.py"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A new folder that any account can come to; whatever a failing test leaves there is killed and removed."""
    top = Path(tempfile.mkdtemp(prefix="onewindow-pg-"))
    top.chmod(0o755)
    yield top / "database"
    home = home_in_use(top / "database")
    processes.kill_all(home / "data")
    shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(top)


@pytest.fixture
def owner(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that owns the server on `folder`; its first line of output is the URL."""
    script = """if True:
        import signal, sys
        from pathlib import Path
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a script may have started the tests deaf to Ctrl-C
        from onewindow.integrations.embedded_postgres import EmbeddedPostgres
        with EmbeddedPostgres(Path(sys.argv[1])).running() as url:
            print(url, flush=True)
            sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()
