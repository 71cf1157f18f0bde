"""Several words as one, said in the language that is on when it is read."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.text import format_lazy


def joined(words: Iterable[str | Promise], sign: str = "、") -> str | Promise:
    """Join words with a sign between them, translating each only when the whole is read."""
    listed = list(words)
    return format_lazy(sign.join("{}" for _word in listed), *listed)
