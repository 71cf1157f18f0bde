"""Do the background work: watch the clocks, send the messages. Run as many as you like; Ctrl-C finishes the task at hand."""

import argparse

from procrastinate.contrib.django import app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=2, help="tasks at once (default 2)")


def run(args: argparse.Namespace) -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(concurrency=args.concurrency, fetch_job_polling_interval=5, delete_jobs="successful")
