"""Questions about items."""

from onewindow.catalogue.queries.checklists import checklist, checklists
from onewindow.catalogue.queries.items import (
    FoundItem,
    find_items,
    item_by_code,
    list_items,
    published_version,
    version_in_force,
    versions_in_use,
    versions_to_export,
)
from onewindow.catalogue.queries.standing import ClosedItem, closed_items, why_closed

__all__ = [
    "ClosedItem",
    "FoundItem",
    "checklist",
    "checklists",
    "closed_items",
    "find_items",
    "item_by_code",
    "list_items",
    "published_version",
    "version_in_force",
    "versions_in_use",
    "versions_to_export",
    "why_closed",
]
