"""Text that a spreadsheet program would run as a formula: a CSV file says by an apostrophe that it is text."""

import re

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")


def guarded(cell: str) -> str:
    """Put an apostrophe before text that begins like a formula; `unguarded` takes it off again."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that keeps text from being run as a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
