"""The only writers of items."""

from onewindow.catalogue.actions.import_items import ImportOutcome, import_items
from onewindow.catalogue.actions.standing import abolish, move_to_special_window, settle_items

__all__ = ["ImportOutcome", "abolish", "import_items", "move_to_special_window", "settle_items"]
