"""The course of a finding as one table: who may do what when, and what it leads to (M36)."""

from dataclasses import dataclass
from enum import StrEnum

from onewindow.worktime.rules import Limit, Unit

REPLY_LIMIT = Limit(3, Unit.WORKING_DAY)


class FindingState(StrEnum):
    RAISED = "raised"
    REPLIED = "replied"
    UPHELD = "upheld"
    REPORTED = "reported"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class FindingAct(StrEnum):
    RAISE = "raise_finding"
    REPLY = "reply_to_finding"
    UPHOLD = "uphold_finding"
    CHANGE = "change_finding"
    WITHDRAW = "withdraw_finding"
    REPORT = "report_rectification"
    SEND_BACK = "send_back_rectification"
    CLOSE = "close_finding"


class Side(StrEnum):
    """Against whom a finding is."""

    DEPARTMENT = "department"
    WINDOW = "window"
    PERSON = "person"


class Severity(StrEnum):
    MINOR = "minor"
    ORDINARY = "ordinary"
    SERIOUS = "serious"


class Stance(StrEnum):
    """How the unit answers."""

    ACCEPTS = "accepts"
    CONTESTS = "contests"


@dataclass(frozen=True, slots=True)
class FindingMove:
    """One row: in these states this act leads there; `by_unit` says that the one found against does it."""

    act: FindingAct
    states: tuple[FindingState, ...]
    to: FindingState
    by_unit: bool = False


S, A = FindingState, FindingAct
TABLE = (
    FindingMove(A.REPLY, (S.RAISED,), S.REPLIED, by_unit=True),
    FindingMove(A.UPHOLD, (S.RAISED, S.REPLIED), S.UPHELD),
    FindingMove(A.CHANGE, (S.RAISED, S.REPLIED), S.UPHELD),
    FindingMove(A.WITHDRAW, (S.RAISED, S.REPLIED), S.WITHDRAWN),
    FindingMove(A.REPORT, (S.UPHELD,), S.REPORTED, by_unit=True),
    FindingMove(A.SEND_BACK, (S.REPORTED,), S.UPHELD),
    FindingMove(A.CLOSE, (S.REPORTED,), S.CLOSED),
)
BY_UNIT = frozenset(row.act for row in TABLE if row.by_unit)
# These wait for the unit's word, or for the end of its three working days; to withdraw is never too early.
AFTER_THE_REPLY = frozenset({A.UPHOLD, A.CHANGE})
FINAL = frozenset({S.CLOSED, S.WITHDRAWN})


def find_move(state: str, act: FindingAct) -> FindingMove | None:
    """Return the row of this act in this state, or None when it can't be done now."""
    return next((row for row in TABLE if row.act is act and state in row.states), None)


def open_acts(state: str, *, by_unit: bool, reply_is_past: bool) -> list[FindingAct]:
    """Return what the unit (or else the supervisor) may do now; `reply_is_past` says that its three days are over."""
    return [
        row.act
        for row in TABLE
        if state in row.states
        and row.by_unit is by_unit
        and not (row.act is A.REPLY and reply_is_past)
        and not (state == S.RAISED and row.act in AFTER_THE_REPLY and not reply_is_past)
    ]
