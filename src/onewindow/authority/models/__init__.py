"""Who may do what on which item: agreements, what is proposed about them, and what the department hands over."""

from onewindow.authority.models.agreements import POWER_NAMES, POWERS, Agreement, Grant
from onewindow.authority.models.endings import Decision, Ending
from onewindow.authority.models.proposals import Proposal, ProposalLine, Signature
from onewindow.authority.models.scans import Scan

__all__ = [
    "POWERS",
    "POWER_NAMES",
    "Agreement",
    "Decision",
    "Ending",
    "Grant",
    "Proposal",
    "ProposalLine",
    "Scan",
    "Signature",
]
