"""How records are chained: each digest covers the record and the digest before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """What is wrong with a chain at a place."""

    ALTERED = "altered"
    MISSING = "missing"
    HEAD = "head"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Link:
    """A record as it stands now: its place (from 1), the digest it claims before it, its own, and what that covers."""

    sequence: int
    previous: str
    own: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link of a chain that doesn't hold: the book or case, the place, and what is wrong there."""

    chain: str
    sequence: int
    fault: Fault


def digest(previous: str, fields: Mapping[str, Any]) -> str:
    """Return the SHA-256 over the previous digest and the canonical JSON of `fields`, as 64 hex characters."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def first_broken(chain: str, links: Iterable[Link], *, length: int, head: str) -> Broken | None:
    """Return the first link that doesn't hold in a chain that should have `length` links and end on `head`, or None.

    Whoever can rewrite all later links and the head besides leaves no trace here: a copy of the heads kept elsewhere
    tells.
    """
    previous, expected = "", 1
    for link in links:
        if link.sequence != expected:
            return Broken(chain, expected, Fault.MISSING)
        if link.previous != previous or digest(previous, link.fields) != link.own:
            return Broken(chain, expected, Fault.ALTERED)
        previous, expected = link.own, expected + 1
    if expected <= length:
        return Broken(chain, expected, Fault.MISSING)
    if (expected - 1, previous) != (length, head):
        return Broken(chain, expected - 1, Fault.HEAD)
    return None
