"""Running numbers that never repeat and never make one transaction wait for another to commit.

Each scope (say, the receipts of one centre in one year) has its own PostgreSQL sequence, made when first asked for. A
number taken by a transaction that fails is lost: gaps are allowed, repeats are not.
"""

import hashlib
import re

from django.db import connection, transaction

_LOCK = int.from_bytes(hashlib.sha256(b"onewindow.numbering").digest()[:8], "big", signed=True)


def next_number(scope: str) -> int:
    """Return the next number of `scope`, counting from 1: one round trip, or a few the first time."""
    sequence = _sequence(scope)
    with connection.cursor() as cursor:
        number = _next(cursor, sequence)
        if number is None:
            with transaction.atomic():
                # One lock for all scopes, so that two who each need several new sequences cannot block each other.
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
                cursor.execute(f"CREATE SEQUENCE IF NOT EXISTS {sequence}")
                number = _next(cursor, sequence)
    assert number is not None
    return number


def _next(cursor, sequence: str) -> int | None:  # type: ignore[no-untyped-def]
    """Ask for the next value; a sequence that is not there has none, and that is no error."""
    cursor.execute("SELECT nextval(to_regclass(%s))", [sequence])
    return cursor.fetchone()[0]


def _sequence(scope: str) -> str:
    """A name that is safe in SQL, short enough (63), readable to an operator, and different for each scope."""
    readable = re.sub(r"[^a-z0-9]+", "_", scope.lower()).strip("_")[:36]
    return f"number_{readable}_{hashlib.sha256(scope.encode()).hexdigest()[:16]}"
