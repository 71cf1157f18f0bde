"""The only writer of the book."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from onewindow.audit.models import Chain, Entry
from onewindow.audit.rules import digest
from onewindow.lib.storable import storable


def link_fields(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that its digest covers; times in UTC so that they read the same everywhere."""
    return {
        "chain": entry.chain_id,
        "sequence": entry.sequence,
        "kind": entry.kind,
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": entry.actor,
        "subject": entry.subject,
        "detail": entry.detail,
    }


@transaction.atomic
def record(
    *,
    centre_code: str,
    kind: str,
    actor: dict[str, Any],
    subject: str,
    at: datetime,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Add one entry to the centre's book and return it; `actor` and `detail` are plain JSON values (M19)."""
    Chain.objects.get_or_create(centre_code=centre_code)
    chain = Chain.objects.select_for_update().get(centre_code=centre_code)
    entry = Entry(
        chain=chain,
        sequence=chain.length + 1,
        kind=kind,
        at=at,
        actor=storable(actor),
        subject=storable(subject)[:100],
        detail=storable(detail or {}),
        previous_hash=chain.head,
    )
    entry.hash = digest(chain.head, link_fields(entry))
    entry.save(force_insert=True)
    chain.length, chain.head = entry.sequence, entry.hash
    chain.save(update_fields=["length", "head"])
    return entry
