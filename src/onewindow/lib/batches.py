"""Going through many things a batch at a time, so that memory holds one batch."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500
Each = TypeVar("Each")


def batches(many: Iterable[Each]) -> Iterator[list[Each]]:
    """Yield what is given in lists of 500; the last may be shorter."""
    remaining = iter(many)
    while batch := list(islice(remaining, BATCH)):
        yield batch
