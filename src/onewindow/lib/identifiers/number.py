"""What every checked number has in common."""

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Caution:
    """Something odd that is no ground for refusal: shown to the clerk, who looks again."""

    code: str
    sentence: str | Promise


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its normal form, with the cautions that go with it."""

    number: str
    warnings: tuple[Caution, ...] = ()


def normal_form(text: str) -> str:
    """Drop the spaces, make full-width characters half-width and letters upper-case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
