"""Serve the pages and the API."""

import argparse
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import Any

from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (one per core)")
    parser.add_argument("--threads", type=int, default=4, help="threads in each process")


def run(args: argparse.Namespace) -> None:
    Granian(
        "onewindow.wsgi.application",
        interface=Interfaces.WSGI,
        address=args.host,
        port=args.port,
        workers=args.workers,
        blocking_threads=args.threads,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve(target_loader=load)


def load(target: str) -> Callable[..., Any]:
    """What a worker serves; called in the worker, which from now on ends when the process that started it is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    application: Callable[..., Any] = import_string(target)
    return application


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)  # a polite signal waits for the parent, which was killed
