"""公民身份号码 (GB 11643): 6 region, 8 birth date, 3 order (odd for men), 1 check digit."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext_lazy as _

from onewindow.lib.identifiers.errors import (
    IdNumberBirthDate,
    IdNumberBirthInFuture,
    IdNumberCharacters,
    IdNumberCheckDigit,
    IdNumberLength,
    IdNumberOld,
)
from onewindow.lib.identifiers.number import Caution, Number, normal_form
from onewindow.lib.identifiers.regions import region_name

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

REGION_UNKNOWN = Caution(
    "id_number_region_unknown", _("公民身份号码前6位不是已知的行政区划代码。请再看一眼身份证，无误即可继续。")
)


@dataclass(frozen=True, slots=True)
class IdNumber(Number):
    region: str = ""
    birth: date = date.min
    sex: Literal["male", "female"] = "male"


def id_number_check_digit(digits: str) -> str:
    """Return the check digit (0 to 9 or X) of the first 17 digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return _CHECKS[total % 11]


def check_id_number(text: str, today: date, field: str | None = None) -> IdNumber:
    """Check a citizen's number (GB 11643) and return its parts; a small x becomes X, spaces are dropped.

    An unknown region is a warning only: codes of regions that were merged or renamed stay valid for life.
    Raises `IdNumberOld`, `IdNumberLength`, `IdNumberCharacters`, `IdNumberBirthDate`, `IdNumberBirthInFuture`,
    `IdNumberCheckDigit`, each carrying `field`.
    """
    number = normal_form(text)
    if re.fullmatch(r"[0-9]{15}", number):
        raise IdNumberOld(field=field)
    if len(number) != 18:
        raise IdNumberLength(field=field, length=len(number))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise IdNumberCharacters(field=field)
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise IdNumberBirthDate(field=field) from None
    if birth > today:
        raise IdNumberBirthInFuture(field=field, birth=birth.isoformat())
    if number[17] != id_number_check_digit(number[:17]):
        raise IdNumberCheckDigit(field=field)
    return IdNumber(
        number=number,
        warnings=() if region_name(number[:6]) else (REGION_UNKNOWN,),
        region=number[:6],
        birth=birth,
        sex="male" if int(number[16]) % 2 else "female",
    )
