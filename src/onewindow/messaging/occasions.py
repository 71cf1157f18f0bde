"""What is said on which occasion; the facts fill the sentence in the language of who reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise

OCCASIONS: dict[str, Promise] = {}
"""Stable code of the occasion → sentence with named facts, `%(name)s`."""


def sentence(occasion: str, facts: Mapping[str, Any]) -> str:
    """The sentence of an occasion in the language that is on; an occasion that no longer exists says its code."""
    said = OCCASIONS.get(occasion)
    return str(said) % facts if said is not None else occasion
