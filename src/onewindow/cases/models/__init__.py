"""Tables of a case: the case itself, its record, its materials, and what its acts leave behind."""

from onewindow.cases.models.case import Case, CasePaper, IdempotencyKey
from onewindow.cases.models.intake import CaseFile, CaseMaterial, OneTimeNotice
from onewindow.cases.models.liability import Liability
from onewindow.cases.models.outcome import Certificate, Decision, Delivery, Handover
from onewindow.cases.models.record import DUE_FIELDS, CaseEvent, Step
from onewindow.cases.models.review import CompletionRequest, Extension, Question, Suspension

__all__ = [
    "DUE_FIELDS",
    "Case",
    "CaseEvent",
    "CaseFile",
    "CaseMaterial",
    "CasePaper",
    "Certificate",
    "CompletionRequest",
    "Decision",
    "Delivery",
    "Extension",
    "Handover",
    "IdempotencyKey",
    "Liability",
    "OneTimeNotice",
    "Question",
    "Step",
    "Suspension",
]
