"""Print who can sign in to the demo: role, sign-in name, password."""

import argparse
import json
import unicodedata
from collections.abc import Sequence

from onewindow.demo import accounts

COLUMNS = ("role", "sign_in_name", "password")
HEADINGS = ("角色 Role", "登录名 Sign-in name", "密码 Password")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a list of objects, for programs")


def run(args: argparse.Namespace) -> None:
    people = accounts()
    if args.json:
        print(json.dumps([{name: person[name] for name in COLUMNS} for person in people], ensure_ascii=False, indent=2))
    else:
        print(table([HEADINGS, *([str(person[name]) for name in COLUMNS] for person in people)]))


def table(rows: Sequence[Sequence[str]]) -> str:
    """`rows` in columns, a Chinese character taking two places as terminals show it."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
