"""The authorisation code (授权赋码): SQ-520300-2026-00017-4; the last digit finds every single wrong digit."""

import re

from onewindow.lib.identifiers.case_number import case_check_char

_DIGITS = re.compile(r"SQ(\d{6})(\d{4})(\d{5})(\d)")


def make_code(region: str, year: int, running: int) -> str:
    """Write the code of the `running`-th agreement (1 to 99999) of a year at a centre of that region (6 digits)."""
    if not 1 <= running <= 99_999:
        raise ValueError(f"running number {running} does not fit into 5 digits")
    digits = f"{region}{year}{running:05}"
    return f"SQ-{region}-{year}-{running:05}-{case_check_char(digits)}"


def read_code(typed: str) -> str | None:
    """Return a code as it is kept, from what a person typed in any case, with or without hyphens and spaces.

    None when it cannot be one: the form or the check digit is wrong.
    """
    found = _DIGITS.fullmatch(re.sub(r"[\s-]", "", typed).upper())
    if found is None or not typed.isascii():
        return None
    region, year, running, check = found.groups()
    return f"SQ-{region}-{year}-{running}-{check}" if case_check_char(region + year + running) == check else None
