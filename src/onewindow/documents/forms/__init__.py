"""The papers' wording: one pure function per kind makes a `Paper` from plain values; `issue` numbers and prints it."""

from onewindow.documents.forms.authority import AgreedItem, ConfirmedItem, Signed, agreement, confirmation_list
from onewindow.documents.forms.course import completion_notice, extension, special_procedure, termination, withdrawal
from onewindow.documents.forms.custody import delivery, handover
from onewindow.documents.forms.facts import Defect, Delivered, HandoverEntry, PaperFacts, PaperMaterial, Remedies
from onewindow.documents.forms.intake import acceptance, decline, one_time_notice, receipt, return_notice
from onewindow.documents.forms.liability import LiabilityEntry, liability_sheet
from onewindow.documents.forms.outcome import certificate, grant, refusal
from onewindow.documents.forms.paper import Paper
from onewindow.documents.forms.supervision import AssessedFigure, assessment_sheet

__all__ = [
    "AgreedItem",
    "AssessedFigure",
    "ConfirmedItem",
    "Defect",
    "Delivered",
    "HandoverEntry",
    "LiabilityEntry",
    "Paper",
    "PaperFacts",
    "PaperMaterial",
    "Remedies",
    "Signed",
    "acceptance",
    "agreement",
    "assessment_sheet",
    "certificate",
    "completion_notice",
    "confirmation_list",
    "decline",
    "delivery",
    "extension",
    "grant",
    "handover",
    "liability_sheet",
    "one_time_notice",
    "receipt",
    "refusal",
    "return_notice",
    "special_procedure",
    "termination",
    "withdrawal",
]
