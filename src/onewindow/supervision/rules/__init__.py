"""Supervision as plain values: periods, the draw, the questions, the course of a finding, the points."""

from onewindow.supervision.rules.checks import Answer, Evidence, Question
from onewindow.supervision.rules.findings import FindingAct, FindingState, Severity, Side, Stance
from onewindow.supervision.rules.periods import Period, month_of, parse_month, parse_period
from onewindow.supervision.rules.points import WEIGHTS, Figure, Weight
from onewindow.supervision.rules.sampling import MINIMUM, PERCENT, digest_of, draw, sample_size

__all__ = [
    "MINIMUM",
    "PERCENT",
    "WEIGHTS",
    "Answer",
    "Evidence",
    "Figure",
    "FindingAct",
    "FindingState",
    "Period",
    "Question",
    "Severity",
    "Side",
    "Stance",
    "Weight",
    "digest_of",
    "draw",
    "month_of",
    "parse_month",
    "parse_period",
    "sample_size",
]
