"""办件编号: 6 region, 8 date, 6 daily sequence, 1 check digit (ISO 7064 MOD 11,10); all digits, easy to key."""

import re
from dataclasses import dataclass
from datetime import date

from onewindow.lib.identifiers.errors import CaseNumberCheckDigit, CaseNumberPattern
from onewindow.lib.identifiers.number import normal_form


@dataclass(frozen=True, slots=True)
class CaseNumber:
    number: str
    region: str
    received_on: date
    sequence: int


def case_check_char(digits: str) -> str:
    """Return the check digit of `digits` by ISO 7064 MOD 11,10: it finds every single wrong digit."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def make_case_number(region: str, received_on: date, sequence: int) -> str:
    """Write the 21-digit case number of the `sequence`-th receipt (1 to 999999) of a day in a region of 6 digits."""
    if not 1 <= sequence <= 999_999:
        raise ValueError(f"daily sequence {sequence} does not fit into 6 digits")
    digits = f"{region}{received_on:%Y%m%d}{sequence:06}"
    return digits + case_check_char(digits)


def check_case_number(text: str, field: str | None = None) -> CaseNumber:
    """Check a case number as typed and return its parts. Raises `CaseNumberPattern`, `CaseNumberCheckDigit`."""
    number = normal_form(text).replace("-", "")
    if not re.fullmatch(r"[0-9]{21}", number):
        raise CaseNumberPattern(field=field)
    try:
        received_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise CaseNumberPattern(field=field) from None
    if number[20] != case_check_char(number[:20]):
        raise CaseNumberCheckDigit(field=field)
    return CaseNumber(number=number, region=number[:6], received_on=received_on, sequence=int(number[14:20]))
