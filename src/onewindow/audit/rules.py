"""How records are chained: each digest covers the record and the digest before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any


def digest(previous: str, fields: Mapping[str, Any]) -> str:
    """Return the SHA-256 over the previous digest and the canonical JSON of `fields`, as 64 hex characters."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def first_broken(links: Iterable[tuple[str, str, Mapping[str, Any]]]) -> int | None:
    """Return the 0-based place of the first link `(previous, own digest, fields)` that doesn't hold, or None."""
    previous = ""
    for place, (claimed_previous, own, fields) in enumerate(links):
        if claimed_previous != previous or digest(previous, fields) != own:
            return place
        previous = own
    return None
