"""Serve the pages and the API."""

import argparse
import os

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
        "onewindow.wsgi:application",
        interface=Interfaces.WSGI,
        address=args.host,
        port=args.port,
        workers=args.workers,
        blocking_threads=args.threads,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()
