"""Time-ordered keys."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a UUIDv7: unique without a shared counter, sorted by the time of creation."""
    return uuid7()
