"""The processes that a demo is made of: each is an `onewindow` command, and none outlives the demo."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

STOP_SECONDS = 15
PR_SET_PDEATHSIG = 1


class PartEnded(Exception):
    """A part of the demo ended by itself; the text names it."""


class Parts:
    """Start parts, watch them, and stop them all when the `with` block ends."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._running.values():
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in self._running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what a part started and did not stop
            process.wait()

    def start(self, name: str, *arguments: str) -> None:
        """Start the command `name` in its own session: Ctrl-C reaches the demo alone, which then stops its parts."""
        self._running[name] = subprocess.Popen(
            [sys.executable, "-m", "onewindow", name, *arguments],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )

    def finish(self, name: str, *arguments: str) -> None:
        """Run the command `name` to its end. Raises PartEnded if it fails."""
        self.start(name, *arguments)
        status = self._running[name].wait()
        del self._running[name]
        if status != 0:
            raise PartEnded(f"onewindow {name} failed with status {status}: see above.")

    def check(self) -> None:
        """Raises PartEnded if a part has ended."""
        for name, process in self._running.items():
            if process.poll() is not None:
                raise PartEnded(f"onewindow {name} ended by itself with status {process.returncode}: see above.")

    def watch(self) -> None:
        """Stay until a part ends, which raises PartEnded."""
        while True:
            self.check()
            time.sleep(0.5)


_libc = ctypes.CDLL(None)  # loaded here: after the fork it is too late to load anything


def _end_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
