"""Run one of Django's own commands, such as `onewindow manage migrate`."""

import argparse

from django.core.management import execute_from_command_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the command and its options")


def run(args: argparse.Namespace) -> None:
    execute_from_command_line(["onewindow manage", *args.words])
