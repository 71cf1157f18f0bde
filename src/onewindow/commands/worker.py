"""Do the background work each minute: watch the clocks, send the messages. Run as many as you like; Ctrl-C ends it in good order."""

import argparse
import logging
import time

from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

PAUSE = 5
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=2, help="tasks at once (default 2)")


def run(args: argparse.Namespace) -> None:
    while not worked(args.concurrency):
        time.sleep(PAUSE)


def worked(concurrency: int) -> bool:
    """Work until told to stop; False when the database went away, so that it is tried again."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    try:
        with app.replace_connector(connector) as working:
            working.run_worker(concurrency=concurrency, delete_jobs="successful")
    except ConnectorException:
        log.exception("the database is away; the worker tries again in %s seconds", PAUSE)
        return False
    return True
