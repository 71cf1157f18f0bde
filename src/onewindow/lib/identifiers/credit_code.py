"""统一社会信用代码 (GB 32100-2015): 1 registry, 1 category, 6 region, 9 body (GB 11714), 1 check character."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from onewindow.lib.identifiers.errors import CreditCodeCharacters, CreditCodeCheckDigit, CreditCodeLength
from onewindow.lib.identifiers.number import Caution, Number, normal_form

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(rf"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_BODY_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

BODY_CHECK_FAILED = Caution(
    "credit_code_body",
    _("统一社会信用代码中的主体标识码（第9至17位）校验不符，个别早年的代码如此。请再看一眼证照，无误即可继续。"),
)


@dataclass(frozen=True, slots=True)
class CreditCode(Number):
    registry: str = ""
    category: str = ""
    region: str = ""
    body: str = ""


def credit_code_check_char(first: str) -> str:
    """Return the check character of the first 17 characters (GB 32100): weights are the powers of 3 modulo 31."""
    total = sum(pow(3, place, 31) * _ALPHABET.index(char) for place, char in enumerate(first))
    return _ALPHABET[-total % 31]


def body_check_char(first: str) -> str:
    """Return the check character of the first 8 characters of the body (GB 11714)."""
    total = sum(weight * _BODY_ALPHABET.index(char) for weight, char in zip(_BODY_WEIGHTS, first, strict=True))
    return "0123456789X"[-total % 11]


def check_credit_code(text: str, field: str | None = None) -> CreditCode:
    """Check a unified social credit code (GB 32100-2015) and return its parts; letters become upper-case.

    A body that fails GB 11714 is a warning only, since some real old ones do.
    Raises `CreditCodeLength`, `CreditCodeCharacters`, `CreditCodeCheckDigit`, each carrying `field`.
    """
    number = normal_form(text)
    if len(number) != 18:
        raise CreditCodeLength(field=field, length=len(number))
    if not _SHAPE.fullmatch(number):
        raise CreditCodeCharacters(field=field)
    if number[17] != credit_code_check_char(number[:17]):
        raise CreditCodeCheckDigit(field=field)
    return CreditCode(
        number=number,
        warnings=() if number[16] == body_check_char(number[8:16]) else (BODY_CHECK_FAILED,),
        registry=number[0],
        category=number[1],
        region=number[2:8],
        body=number[8:17],
    )
