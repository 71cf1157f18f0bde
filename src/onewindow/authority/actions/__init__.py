"""The only writers of who may do what: agreements, what is proposed about them, and how items leave."""

from onewindow.authority.actions.accounts import AccountInput, register_account, remind_of_accounts, return_account
from onewindow.authority.actions.change import amend, decide_ending, end, request_ending
from onewindow.authority.actions.confirmations import (
    confirm_items,
    receive_list,
    return_list,
    seal_list,
    view_confirmation,
)
from onewindow.authority.actions.propose import DUTIES, propose, renew
from onewindow.authority.actions.reminders import remind_of_terms
from onewindow.authority.actions.scans import keep_sealed, view_agreement_paper, view_scan
from onewindow.authority.actions.sign import decline, sign, withdraw

__all__ = [
    "DUTIES",
    "AccountInput",
    "amend",
    "confirm_items",
    "decide_ending",
    "decline",
    "end",
    "keep_sealed",
    "propose",
    "receive_list",
    "register_account",
    "remind_of_accounts",
    "remind_of_terms",
    "renew",
    "request_ending",
    "return_account",
    "return_list",
    "seal_list",
    "sign",
    "view_agreement_paper",
    "view_confirmation",
    "view_scan",
    "withdraw",
]
