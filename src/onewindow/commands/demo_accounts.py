"""Print who can sign in to the demo: role, sign-in name, password."""

import argparse
import json
import unicodedata
from collections.abc import Sequence

from onewindow.demo import accounts

FOR_PROGRAMS = ("role", "sign_in_name", "password")
COLUMNS = {
    "role": "角色 Role",
    "sign_in_name": "登录名 Sign-in name",
    "password": "密码 Password",
    "name": "姓名 Name",
    "place": "岗位 Post",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a list of objects, for programs")
    parser.add_argument("--one-each", action="store_true", help="only the first of each role")


def run(args: argparse.Namespace) -> None:
    people = accounts()
    chosen = first_of_each_role(people) if args.one_each else people
    if args.json:
        print(json.dumps([{key: one[key] for key in FOR_PROGRAMS} for one in chosen], ensure_ascii=False, indent=2))
        return
    print(table([list(COLUMNS.values()), *([one[key] for key in COLUMNS] for one in chosen)]))
    if len(chosen) < len(people):
        print(f"… 共 {len(people)} 个账号 · {len(people)} accounts in all: .venv/bin/onewindow demo-accounts")


def first_of_each_role(people: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first person of each role, in the order of `people`."""
    first: dict[str, dict[str, str]] = {}
    for person in people:
        first.setdefault(person["role"], person)
    return list(first.values())


def table(rows: Sequence[Sequence[str]]) -> str:
    """`rows` in columns, a Chinese character taking two places as terminals show it."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
