"""The only writers of who may do what: agreements, what is proposed about them, and how items leave."""

from onewindow.authority.actions.change import amend, decide_ending, end, request_ending
from onewindow.authority.actions.propose import propose, renew
from onewindow.authority.actions.reminders import remind_of_terms
from onewindow.authority.actions.scans import Viewed, keep_sealed, view_agreement_paper, view_scan
from onewindow.authority.actions.sign import decline, sign, withdraw

__all__ = [
    "Viewed",
    "amend",
    "decide_ending",
    "decline",
    "end",
    "keep_sealed",
    "propose",
    "remind_of_terms",
    "renew",
    "request_ending",
    "sign",
    "view_agreement_paper",
    "view_scan",
    "withdraw",
]
