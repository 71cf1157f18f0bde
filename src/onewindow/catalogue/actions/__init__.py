"""The only writers of items."""

from onewindow.catalogue.actions.import_items import ImportOutcome, import_items

__all__ = ["ImportOutcome", "import_items"]
