"""Do the background work each minute: watch the clocks, send the messages. Run as many as you like; Ctrl-C ends it in good order."""

import argparse
import asyncio
import logging
import signal
import time

from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from psycopg_pool import PoolTimeout

PAUSE = 5
ENDINGS = (signal.SIGINT, signal.SIGTERM)
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=2, help="tasks at once (default 2)")


def run(args: argparse.Namespace) -> None:
    while not asyncio.run(ended(args.concurrency)):
        time.sleep(PAUSE)


async def ended(concurrency: int) -> bool:
    """Work until told to end; False when the database went away before that, so that it is tried again."""
    asked = asyncio.Event()
    try:
        with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
            async with working.open_async():
                work = working.run_worker_async(
                    concurrency=concurrency, delete_jobs="successful", install_signal_handlers=False
                )
                await until_asked(asyncio.create_task(work), asked)
    except (ConnectorException, PoolTimeout):
        if not asked.is_set():  # told to end, it needs no database any more
            log.exception("the database is away; the worker tries again in %s seconds", PAUSE)
    return asked.is_set()


async def until_asked(work: asyncio.Task[None], asked: asyncio.Event) -> None:
    """Let the work go on until a signal asks for its end, and then until the tasks at hand are done."""

    def end() -> None:
        asked.set()
        work.cancel()

    for number in ENDINGS:
        asyncio.get_running_loop().add_signal_handler(number, end)
    try:
        await work
    except asyncio.CancelledError:
        if not asked.is_set():
            raise
