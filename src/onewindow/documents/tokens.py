"""Verification codes: unguessable, and still easy to read off a paper and type."""

import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 20
_MISREAD = str.maketrans("OIL", "011")


def new_token() -> str:
    """Return 20 letters and digits (100 random bits), without I, L, O and U."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def shown(token: str) -> str:
    """Write a code in groups of five, as on paper."""
    return "-".join(token[start : start + 5] for start in range(0, len(token), 5))


def as_typed(text: str) -> str:
    """Read a code that a person typed: any case, with or without hyphens and spaces, O for 0, I or L for 1."""
    return "".join(each for each in text.upper() if each.isalnum()).translate(_MISREAD)
