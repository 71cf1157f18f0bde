"""Papers of people from abroad, Hong Kong, Macau and Taiwan: no public check digit rule, so length and pattern only."""

import re

from onewindow.lib.identifiers.errors import HmtPermitPattern, InvalidNumber, PassportPattern, ResidenceCardPattern
from onewindow.lib.identifiers.number import Number, normal_form

_PASSPORT = r"(?=.*[0-9])[0-9A-Z]{5,9}"
_HMT_PERMIT = r"[HM][0-9]{8}([0-9]{2})?|[0-9]{8}|8[123]0000[0-9]{11}[0-9X]"
_RESIDENCE_CARD = r"9[0-9]{16}[0-9X]|[A-Z]{3}[0-9]{12}"


def check_passport(text: str, field: str | None = None) -> Number:
    """Check the pattern of a passport number. Raises `PassportPattern`, carrying `field`."""
    return _check(text, _PASSPORT, PassportPattern, field)


def check_hmt_permit(text: str, field: str | None = None) -> Number:
    """Check the pattern of a permit of a Hong Kong, Macau or Taiwan resident. Raises `HmtPermitPattern`."""
    return _check(text, _HMT_PERMIT, HmtPermitPattern, field)


def check_residence_card(text: str, field: str | None = None) -> Number:
    """Check the pattern of a foreigner's permanent residence card, old or new. Raises `ResidenceCardPattern`."""
    return _check(text, _RESIDENCE_CARD, ResidenceCardPattern, field)


def _check(text: str, pattern: str, refusal: type[InvalidNumber], field: str | None) -> Number:
    number = normal_form(text)
    if not re.fullmatch(pattern, number):
        raise refusal(field=field)
    return Number(number)
