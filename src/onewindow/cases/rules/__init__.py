"""The law of a case as plain values: its states, its acts as one table, what may be done now and what is missing."""

from onewindow.cases.rules.liability import BREACHES, Occasion, Whose
from onewindow.cases.rules.lifecycle import TABLE, Facts, Move, allowed_acts, find_move, obstacle
from onewindow.cases.rules.places import CollectAt
from onewindow.cases.rules.words import Act, Channel, Obstacle, Paper, State, StepKind, Verdict
from onewindow.worktime.rules.lights import Light, light

__all__ = [
    "BREACHES",
    "TABLE",
    "Act",
    "Channel",
    "CollectAt",
    "Facts",
    "Light",
    "Move",
    "Obstacle",
    "Occasion",
    "Paper",
    "State",
    "StepKind",
    "Verdict",
    "Whose",
    "allowed_acts",
    "find_move",
    "light",
    "obstacle",
]
