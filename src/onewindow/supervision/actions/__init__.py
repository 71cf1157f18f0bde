"""The only writers of this room: the draw, the checks, the findings, the rules and the sheets."""

from onewindow.supervision.actions.checks import Answered, check_case
from onewindow.supervision.actions.findings import (
    change,
    close,
    raise_finding,
    reply,
    report,
    send_back,
    uphold,
    withdraw,
)
from onewindow.supervision.actions.sampling import draw_sample
from onewindow.supervision.actions.settings import set_points, set_sampling_rule
from onewindow.supervision.actions.sheets import issue_sheet, view_sheet
from onewindow.supervision.actions.viewing import view_proof

__all__ = [
    "Answered",
    "change",
    "check_case",
    "close",
    "draw_sample",
    "issue_sheet",
    "raise_finding",
    "reply",
    "report",
    "send_back",
    "set_points",
    "set_sampling_rule",
    "uphold",
    "view_proof",
    "view_sheet",
    "withdraw",
]
