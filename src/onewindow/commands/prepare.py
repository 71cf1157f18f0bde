"""Bring database, translations and static files up to date; with --demo fill an empty database."""

import argparse
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from onewindow import PACKAGE
from onewindow.commands import compile_messages
from onewindow.demo import load_demo


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="load the demo centre if there is no centre yet")


def run(args: argparse.Namespace) -> int:
    failed = compile_messages.run(argparse.Namespace(folder=PACKAGE / "locale"))
    if failed:
        return failed
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    if args.demo:
        load_demo(at=timezone.now())
    return 0
