"""Bring database, translations and static files up to date; with --demo fill an empty database."""

import argparse
import os
import sys
from io import StringIO

import psycopg
from django.core.management import call_command
from django.utils import timezone

from onewindow import PACKAGE
from onewindow.commands import compile_messages
from onewindow.demo import is_loaded, load_away_cases, load_demo

OLDEST_POSTGRESQL = 15


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="load the demo centre if there is no centre yet")


def run(args: argparse.Namespace) -> int:
    failed = compile_messages.run(argparse.Namespace(folder=PACKAGE / "locale"))
    if failed:
        return failed
    if problem := database_problem(os.environ["DATABASE_URL"]):
        print(problem, file=sys.stderr)
        return 1
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    if args.demo:
        at, fresh = timezone.now(), not is_loaded()
        load_demo(at=at, with_past_cases=True)
        if fresh:
            load_away_cases(at=at)
    return 0


def database_problem(url: str) -> str | None:
    """Why the server at `url` cannot be used, in a sentence; None if it can."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10000
    except psycopg.Error as error:
        return f"数据库连不上 · The database that DATABASE_URL names cannot be used: {error}"
    if version < OLDEST_POSTGRESQL:
        return (
            f"数据库版本过低 · OneWindow needs PostgreSQL {OLDEST_POSTGRESQL} or newer; DATABASE_URL names a {version}."
        )
    return None
