"""The draw: the same seed over the same case numbers gives the same sample, on any machine and for ever (M36)."""

import hashlib
from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

PERCENT = Decimal(3)
MINIMUM = 5


def sample_size(population: int, percent: Decimal = PERCENT, minimum: int = MINIMUM) -> int:
    """Return how many of a department's cases are drawn: `percent` of them rounded up, `minimum` at least, all if fewer."""
    share = int((population * percent / 100).to_integral_value(ROUND_CEILING))
    return min(population, max(share, minimum))


def draw(seed: str, numbers: Iterable[str], size: int) -> list[str]:
    """Draw `size` case numbers, in the order of the SHA-256 of seed and number; no generator of chance is asked.

    Anybody draws it again with any program: `printf '%s\\n%s' SEED NUMBER | sha256sum`, sort, take the first ones.
    """
    return sorted(set(numbers), key=lambda number: (place(seed, number), number))[:size]


def place(seed: str, number: str) -> str:
    """Return where a case number stands in the draw, as 64 hex characters."""
    return hashlib.sha256(f"{seed}\n{number}".encode()).hexdigest()


def digest_of(numbers: Iterable[str]) -> str:
    """Digest the sorted numbers that were drawn from, one a line, so that a later draw knows it had the same before it."""
    return hashlib.sha256("\n".join(sorted(set(numbers))).encode()).hexdigest()
