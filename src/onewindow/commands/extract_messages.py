"""Collect the sentences that people read, and renew the translations (locale/*/LC_MESSAGES/*.po) with them."""

import argparse
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from onewindow import PACKAGE

LOCALE = PACKAGE / "locale"
LAZY = {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=LOCALE, help="the folder of languages")


def run(args: argparse.Namespace) -> int:
    found = extract()
    for file in sorted(args.folder.glob("*/LC_MESSAGES/*.po")):
        catalogue = renewed(file, found)
        with file.open("wb") as out:
            write_po(out, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        print(f"{file}: {len(catalogue)} 条 messages, {len(untranslated(catalogue))} 条未译 untranslated")
    return 0


def extract() -> Catalog:
    """Every sentence marked in the code and the templates, with the files that hold it."""
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog(charset="utf-8")
    keywords = {**DEFAULT_KEYWORDS, **LAZY}
    for name, line, message, comments, context in extract_from_dir(PACKAGE, methods, options, keywords):
        found.add(message, "", [(name, line)], auto_comments=comments, context=context)
    return found


def renewed(file: Path, found: Catalog) -> Catalog:
    """The translations of `file` for what was `found`: nothing is guessed, and what nobody says any more is dropped."""
    with file.open("rb") as source:
        catalogue = read_po(source, locale=file.parents[1].name)
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that have no translation yet, the empty plural forms included."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not all(message.string if isinstance(message.string, tuple | list) else [message.string])
    ]
