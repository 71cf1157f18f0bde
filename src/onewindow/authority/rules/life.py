"""The life of an agreement and of what is proposed about it, as tables (M16, M23).

Each change of an agreement – its conclusion, an amendment, an ending – is proposed by one side and takes the signatures of
both. Nobody ends it alone; where the sides do not agree, the coordination group decides.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Side(StrEnum):
    DEPARTMENT = "department"
    CENTRE = "centre"


class Phase(StrEnum):
    """Where an agreement stands on a day; the last three grant nothing."""

    PROPOSED = "proposed"
    UPCOMING = "upcoming"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    ENDED = "ended"
    DROPPED = "dropped"


class Stage(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"


class Act(StrEnum):
    PROPOSE = "propose_agreement"
    RENEW = "renew_agreement"
    AMEND = "amend_agreement"
    END = "end_agreement"
    REQUEST_ENDING = "request_ending"
    DECIDE_ENDING = "decide_ending"
    SIGN = "sign_proposal"
    DECLINE = "decline_proposal"
    WITHDRAW = "withdraw_proposal"
    KEEP_SEALED = "keep_sealed_scan"
    REGISTER_ACCOUNT = "register_delegated_account"
    RETURN_ACCOUNT = "return_delegated_account"


BOTH = frozenset(Side)
LIVE = frozenset({Phase.UPCOMING, Phase.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Rule:
    """Where an agreement must stand for an act, and which sides may do it."""

    phases: frozenset[Phase]
    sides: frozenset[Side] = BOTH


OF_AN_AGREEMENT: dict[Act, Rule] = {
    Act.RENEW: Rule(frozenset({Phase.IN_FORCE, Phase.EXPIRED})),
    Act.AMEND: Rule(LIVE),
    Act.END: Rule(LIVE),
    Act.REQUEST_ENDING: Rule(LIVE),
    Act.DECIDE_ENDING: Rule(LIVE, frozenset({Side.CENTRE})),
}


class Whose(StrEnum):
    """Whose act it is, seen from who proposed."""

    UNSIGNED = "unsigned"
    OTHER = "other"
    OWN = "own"
    EITHER = "either"


# (stage of the proposal, act) → whose act it is.
OF_A_PROPOSAL: dict[tuple[Stage, Act], Whose] = {
    (Stage.OPEN, Act.SIGN): Whose.UNSIGNED,
    (Stage.OPEN, Act.DECLINE): Whose.OTHER,
    (Stage.OPEN, Act.WITHDRAW): Whose.OWN,
    (Stage.AGREED, Act.KEEP_SEALED): Whose.EITHER,
}


def phase_of(state: str, begins_on: date, ends_on: date, today: date) -> Phase:
    """Return where an agreement in that stored state stands on a day; the last day of its term still counts."""
    if state != "signed":
        return Phase(state)
    if today < begins_on:
        return Phase.UPCOMING
    return Phase.IN_FORCE if today <= ends_on else Phase.EXPIRED


def is_theirs(whose: Whose, *, side: Side, proposed_by: Side, signed: frozenset[Side]) -> bool:
    """Say whether an act on a proposal is this side's."""
    match whose:
        case Whose.UNSIGNED:
            return side not in signed
        case Whose.OTHER:
            return side != proposed_by
        case Whose.OWN:
            return side == proposed_by
    return True


def other(side: Side) -> Side:
    return Side.CENTRE if side == Side.DEPARTMENT else Side.DEPARTMENT


# How many calendar days before the last day of a term both sides are told; 0 stands for the day after it.
REMINDERS = (30, 7)
OVER = 0


def reminder_due(ends_on: date, today: date) -> int | None:
    """Return which reminder fits the day: 30, 7, `OVER` once the term has run out, or None while it is too early."""
    left = (ends_on - today).days
    if left < 0:
        return OVER
    return min((days for days in REMINDERS if left <= days), default=None)
