"""Refusals name the fields of the rooms; the API tells them by the names of its own bodies."""

from collections.abc import Iterator
from contextlib import contextmanager

from onewindow.lib.refusal import Refused


@contextmanager
def own_names(**names: str) -> Iterator[None]:
    """Tell a refusal of what is done inside with `names` (theirs=ours) in place of the room's field names."""
    try:
        yield
    except Refused as refusal:
        if refusal.field:
            refusal.field = names.get(refusal.field, refusal.field)
        raise
