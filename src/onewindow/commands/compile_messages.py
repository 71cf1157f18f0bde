"""Compile the translations (locale/*/LC_MESSAGES/*.po) into the form that pages read."""

import argparse
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from onewindow import PACKAGE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=PACKAGE / "locale", help="the folder of languages")


def run(args: argparse.Namespace) -> int:
    sources = sorted(args.folder.glob("*/LC_MESSAGES/*.po"))
    faults = [fault for source in sources for fault in compile_one(source)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def compile_one(source: Path) -> list[str]:
    """Write the .mo beside `source` and return its faults, each with its line; a faulty file is not written."""
    try:
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
    except PoFileError as error:
        return [f"{source}: {error}"]
    faults = [f"{source}:{message.lineno}: {error}" for message, errors in catalogue.check() for error in errors]
    if not faults:
        unfinished = source.with_suffix(".mo.unfinished")
        with unfinished.open("wb") as file:
            write_mo(file, catalogue)
        unfinished.replace(source.with_suffix(".mo"))
    return faults
