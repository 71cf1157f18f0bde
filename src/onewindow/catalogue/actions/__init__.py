"""The only writers of items."""

from onewindow.catalogue.actions.answers import (
    AnswerInput,
    print_manual,
    recheck_answers,
    withdraw_answer,
    write_answer,
)
from onewindow.catalogue.actions.applications import Particulars, attach, detach, draft, edit, submit, withdraw
from onewindow.catalogue.actions.checking import agree, pass_check, reclassify, reject, send_back
from onewindow.catalogue.actions.import_items import ImportOutcome, import_items
from onewindow.catalogue.actions.provincial import change_provincial_point, import_provincial_points
from onewindow.catalogue.actions.publishing import configure, publish_application
from onewindow.catalogue.actions.samples import put_sample, withdraw_sample
from onewindow.catalogue.actions.standing import abolish, move_to_special_window, settle_items

__all__ = [
    "AnswerInput",
    "ImportOutcome",
    "Particulars",
    "abolish",
    "agree",
    "attach",
    "change_provincial_point",
    "configure",
    "detach",
    "draft",
    "edit",
    "import_items",
    "import_provincial_points",
    "move_to_special_window",
    "pass_check",
    "print_manual",
    "publish_application",
    "put_sample",
    "recheck_answers",
    "reclassify",
    "reject",
    "send_back",
    "settle_items",
    "submit",
    "withdraw",
    "withdraw_answer",
    "withdraw_sample",
    "write_answer",
]
