"""Who may do what on which item: agreements, what is proposed about them, what is handed over, and who was trained."""

from onewindow.authority.models.accounts import DelegatedAccount
from onewindow.authority.models.agreements import POWER_NAMES, POWERS, Agreement, Grant
from onewindow.authority.models.confirmations import ConfirmationLine, ConfirmationList
from onewindow.authority.models.coverage import CoverageSheet
from onewindow.authority.models.endings import Decision, Ending
from onewindow.authority.models.exclusions import Exclusion
from onewindow.authority.models.proposals import Proposal, ProposalLine, Signature
from onewindow.authority.models.scans import Scan
from onewindow.authority.models.training import Course, CourseQuestion, Enrolment, Exam, TrainingPass

__all__ = [
    "POWERS",
    "POWER_NAMES",
    "Agreement",
    "ConfirmationLine",
    "ConfirmationList",
    "Course",
    "CourseQuestion",
    "CoverageSheet",
    "Decision",
    "DelegatedAccount",
    "Ending",
    "Enrolment",
    "Exam",
    "Exclusion",
    "Grant",
    "Proposal",
    "ProposalLine",
    "Scan",
    "Signature",
    "TrainingPass",
]
