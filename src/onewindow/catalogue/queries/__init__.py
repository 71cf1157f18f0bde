"""Questions about items."""

from onewindow.catalogue.queries.checklists import checklist, checklists
from onewindow.catalogue.queries.items import (
    FoundItem,
    find_items,
    item_by_code,
    list_items,
    published_version,
    version_in_force,
)

__all__ = [
    "FoundItem",
    "checklist",
    "checklists",
    "find_items",
    "item_by_code",
    "list_items",
    "published_version",
    "version_in_force",
]
