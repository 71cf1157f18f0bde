"""The only writers of cases: one verb, one keyword-only function, one transaction."""

from onewindow.cases.actions.acceptance import accept, correct, decline, notify, notify_again, return_out_of_scope
from onewindow.cases.actions.attaching import attach
from onewindow.cases.actions.calendar import load_year, set_day
from onewindow.cases.actions.decision import grant, refuse
from onewindow.cases.actions.endings import terminate, withdraw
from onewindow.cases.actions.handover import deliver, hand_over, make, transfer
from onewindow.cases.actions.intake import check, receive
from onewindow.cases.actions.liability import note_late
from onewindow.cases.actions.liability_sheet import print_liability
from onewindow.cases.actions.recompute import Moved, recompute
from onewindow.cases.actions.remind import remind_due_soon, tell_overdue
from onewindow.cases.actions.reveal import Revealed, reveal
from onewindow.cases.actions.review import answer, ask, complete, request_completion, review
from onewindow.cases.actions.settle import sweep
from onewindow.cases.actions.time import extend, resume, suspend
from onewindow.cases.actions.viewing import view_file, view_paper

__all__ = [
    "Moved",
    "Revealed",
    "accept",
    "answer",
    "ask",
    "attach",
    "check",
    "complete",
    "correct",
    "decline",
    "deliver",
    "extend",
    "grant",
    "hand_over",
    "load_year",
    "make",
    "note_late",
    "notify",
    "notify_again",
    "print_liability",
    "receive",
    "recompute",
    "refuse",
    "remind_due_soon",
    "request_completion",
    "resume",
    "return_out_of_scope",
    "reveal",
    "review",
    "set_day",
    "suspend",
    "sweep",
    "tell_overdue",
    "terminate",
    "transfer",
    "view_file",
    "view_paper",
    "withdraw",
]
