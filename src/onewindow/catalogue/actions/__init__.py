"""The only writers of items."""

from onewindow.catalogue.actions.applications import Particulars, attach, detach, draft, edit, submit, withdraw
from onewindow.catalogue.actions.checking import agree, pass_check, reclassify, reject, send_back
from onewindow.catalogue.actions.import_items import ImportOutcome, import_items
from onewindow.catalogue.actions.publishing import configure, publish_application
from onewindow.catalogue.actions.standing import abolish, move_to_special_window, settle_items

__all__ = [
    "ImportOutcome",
    "Particulars",
    "abolish",
    "agree",
    "attach",
    "configure",
    "detach",
    "draft",
    "edit",
    "import_items",
    "move_to_special_window",
    "pass_check",
    "publish_application",
    "reclassify",
    "reject",
    "send_back",
    "settle_items",
    "submit",
    "withdraw",
]
