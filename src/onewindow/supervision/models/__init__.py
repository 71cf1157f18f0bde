"""Tables of supervision: samples and checks, findings and their course, assessment."""

from onewindow.supervision.models.assessment import AssessmentSheet, PointRule
from onewindow.supervision.models.findings import Finding, FindingEvent, FindingFile
from onewindow.supervision.models.samples import Check, CheckAnswer, Sample, SampledCase, SamplingRule, Stratum

__all__ = [
    "AssessmentSheet",
    "Check",
    "CheckAnswer",
    "Finding",
    "FindingEvent",
    "FindingFile",
    "PointRule",
    "Sample",
    "SampledCase",
    "SamplingRule",
    "Stratum",
]
