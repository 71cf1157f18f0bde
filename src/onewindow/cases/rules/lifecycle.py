"""The acts of a case as one table. Pages, API, permission check and docs read it; nothing else says what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from onewindow.authority.rules import Power
from onewindow.cases.rules.words import Act, Obstacle, Paper, State, StepKind


class Side(StrEnum):
    """Whose step it is."""

    WINDOW = "window"
    DEPARTMENT = "department"
    ISSUING = "issuing"
    APPLICANT = "applicant"


class Clock(StrEnum):
    """What an act does to the two clocks of a case."""

    UNTOUCHED = "untouched"
    START = "start"
    MOVE = "move"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the guards need to know of a case, as plain values."""

    on_the_spot: bool = False
    materials_settled: bool = False
    has_defects: bool = False
    has_unchecked: bool = False
    noticed: bool = False
    completion_asked: bool = False
    completion_open: bool = False
    question_open: bool = False
    has_procedures: bool = False
    extendable: bool = False
    extended: bool = False
    past_due: bool = False
    needs_certificate: bool = False
    certificate_made: bool = False
    made_by_issuing_window: bool = False
    paper_needed: bool = False
    paper_handed: bool = False


Guard = Callable[[Facts], Obstacle | None]


def _when(fails: Callable[[Facts], bool], obstacle: Obstacle) -> Guard:
    return lambda facts: obstacle if fails(facts) else None


@dataclass(frozen=True, slots=True)
class Move:
    """One row: in these states this act is possible, takes this power, and has these effects.

    `to=None` keeps the state; `power=None` is the law's own act or a supervisor's, never a clerk's.
    """

    act: Act
    states: tuple[State, ...]
    to: State | None = None
    power: Power | None = None
    paper: Paper | None = None
    clock: Clock = Clock.UNTOUCHED
    opens: StepKind | None = None
    side: Side | None = None
    closes: tuple[StepKind, ...] = ()
    guards: tuple[Guard, ...] = ()


S, A, K, P = State, Act, StepKind, Paper
IN_HAND = (S.RECEIVED, S.CORRECTING)
UNDER_REVIEW = (S.ACCEPTED, S.REVIEWING)
WITH_DEPARTMENT = (*UNDER_REVIEW, S.SUSPENDED)
UNDECIDED = (*IN_HAND, *WITH_DEPARTMENT)
DECIDED = (S.GRANTED, S.REFUSED)
FINAL = frozenset({S.DELIVERED, S.RETURNED, S.DECLINED, S.WITHDRAWN, S.TERMINATED})
ALL_STEPS = tuple(StepKind)

_all_checked = _when(lambda f: f.has_unchecked, Obstacle.MATERIALS_UNCHECKED)
_no_completion_open = _when(lambda f: f.completion_open, Obstacle.COMPLETION_OPEN)

TABLE: tuple[Move, ...] = (
    Move(A.CHECK, (S.RECEIVED,), power=Power.RECEIVE),
    Move(A.ATTACH, IN_HAND, power=Power.RECEIVE),
    Move(
        A.ATTACH,
        WITH_DEPARTMENT,
        power=Power.RECEIVE,
        guards=(_when(lambda f: not (f.completion_open or f.question_open), Obstacle.MATERIALS_CLOSED),),
    ),
    Move(
        A.NOTIFY,
        (S.RECEIVED,),
        S.CORRECTING,
        Power.RECEIVE,
        P.ONE_TIME_NOTICE,
        opens=K.CORRECTION,
        side=Side.APPLICANT,
        closes=(K.INTAKE,),
        guards=(
            _when(lambda f: f.noticed, Obstacle.ALREADY_NOTIFIED),
            _when(lambda f: not f.has_defects, Obstacle.NOTHING_DEFECTIVE),
            _all_checked,
        ),
    ),
    Move(
        A.NOTIFY_AGAIN,
        (S.RECEIVED,),
        S.CORRECTING,
        None,
        P.ONE_TIME_NOTICE,
        opens=K.CORRECTION,
        side=Side.APPLICANT,
        closes=(K.INTAKE,),
        guards=(
            _when(lambda f: not f.noticed, Obstacle.NOT_YET_NOTIFIED),
            _when(lambda f: not f.has_defects, Obstacle.NOTHING_DEFECTIVE),
            _all_checked,
        ),
    ),
    Move(
        A.CORRECT,
        (S.CORRECTING,),
        S.RECEIVED,
        Power.RECEIVE,
        P.RECEIPT,
        opens=K.INTAKE,
        side=Side.WINDOW,
        closes=(K.CORRECTION,),
    ),
    Move(A.LAPSE, (S.CORRECTING,), S.WITHDRAWN, None, P.WITHDRAWAL, closes=ALL_STEPS),
    Move(
        A.ACCEPT,
        (S.RECEIVED,),
        S.ACCEPTED,
        Power.ACCEPT,
        P.ACCEPTANCE,
        Clock.START,
        K.REVIEW,
        Side.DEPARTMENT,
        (K.INTAKE,),
        (_when(lambda f: not f.materials_settled, Obstacle.MATERIALS_OPEN),),
    ),
    Move(
        A.DEEM_ACCEPTED,
        (S.RECEIVED,),
        S.ACCEPTED,
        None,
        P.ACCEPTANCE,
        Clock.START,
        K.REVIEW,
        Side.DEPARTMENT,
        (K.INTAKE,),
    ),
    Move(A.RETURN, (S.RECEIVED,), S.RETURNED, Power.RECEIVE, P.RETURN, closes=ALL_STEPS),
    Move(A.DECLINE, IN_HAND, S.DECLINED, Power.ACCEPT, P.DECLINE, closes=ALL_STEPS),
    Move(
        A.TRANSFER,
        (S.RECEIVED,),
        None,
        Power.RECEIVE,
        P.HANDOVER,
        opens=K.INTAKE,
        side=Side.DEPARTMENT,
        closes=(K.INTAKE,),
        guards=(_when(lambda f: f.paper_handed, Obstacle.PAPER_HANDED),),
    ),
    Move(
        A.TRANSFER,
        WITH_DEPARTMENT,
        None,
        Power.RECEIVE,
        P.HANDOVER,
        closes=(K.PAPER,),
        guards=(
            _when(lambda f: not f.paper_needed, Obstacle.PAPER_NOT_NEEDED),
            _when(lambda f: f.paper_handed, Obstacle.PAPER_HANDED),
        ),
    ),
    Move(A.REVIEW, UNDER_REVIEW, S.REVIEWING, Power.REVIEW),
    Move(
        A.ASK,
        UNDER_REVIEW,
        None,
        Power.REVIEW,
        opens=K.ANSWER,
        side=Side.WINDOW,
        guards=(_when(lambda f: f.question_open, Obstacle.QUESTION_OPEN),),
    ),
    Move(
        A.ANSWER,
        WITH_DEPARTMENT,
        None,
        Power.RECEIVE,
        closes=(K.ANSWER,),
        guards=(_when(lambda f: not f.question_open, Obstacle.NO_QUESTION_OPEN),),
    ),
    Move(
        A.REQUEST_COMPLETION,
        UNDER_REVIEW,
        None,
        Power.REVIEW,
        P.COMPLETION_NOTICE,
        Clock.MOVE,
        K.COMPLETION,
        Side.APPLICANT,
        guards=(_when(lambda f: f.completion_asked, Obstacle.COMPLETION_ALREADY_ASKED),),
    ),
    Move(
        A.COMPLETE,
        UNDER_REVIEW,
        None,
        Power.RECEIVE,
        P.RECEIPT,
        Clock.MOVE,
        closes=(K.COMPLETION,),
        guards=(_when(lambda f: not f.completion_open, Obstacle.NO_COMPLETION_OPEN),),
    ),
    Move(
        A.SUSPEND,
        UNDER_REVIEW,
        S.SUSPENDED,
        Power.REVIEW,
        P.SPECIAL_PROCEDURE,
        Clock.MOVE,
        guards=(
            _when(lambda f: not f.has_procedures, Obstacle.NO_PROCEDURES),
            _no_completion_open,
        ),
    ),
    Move(A.RESUME, (S.SUSPENDED,), S.REVIEWING, Power.REVIEW, clock=Clock.MOVE),
    Move(
        A.EXTEND,
        WITH_DEPARTMENT,
        None,
        Power.DECIDE,
        P.EXTENSION,
        Clock.MOVE,
        guards=(
            _when(lambda f: not f.extendable, Obstacle.NOT_EXTENDABLE),
            _when(lambda f: f.extended, Obstacle.ALREADY_EXTENDED),
            _when(lambda f: f.past_due, Obstacle.PAST_DUE),
        ),
    ),
    Move(
        A.GRANT,
        (S.REVIEWING,),
        S.GRANTED,
        Power.DECIDE,
        P.GRANT,
        Clock.STOP,
        K.HANDOVER,
        Side.DEPARTMENT,
        (K.REVIEW, K.ANSWER, K.PAPER),
        (_no_completion_open,),
    ),
    Move(
        A.REFUSE,
        (S.REVIEWING,),
        S.REFUSED,
        Power.DECIDE,
        P.REFUSAL,
        Clock.STOP,
        K.HANDOVER,
        Side.DEPARTMENT,
        (K.REVIEW, K.ANSWER, K.PAPER, K.COMPLETION),
    ),
    Move(
        A.MAKE,
        (S.GRANTED,),
        None,
        Power.MAKE,
        P.CERTIFICATE,
        guards=(
            _when(lambda f: not f.needs_certificate, Obstacle.NO_CERTIFICATE),
            _when(lambda f: f.certificate_made, Obstacle.CERTIFICATE_MADE),
            _when(lambda f: f.made_by_issuing_window and not f.on_the_spot, Obstacle.MADE_BY_OTHER),
        ),
    ),
    Move(
        A.MAKE,
        (S.ISSUING,),
        None,
        Power.MAKE,
        P.CERTIFICATE,
        opens=K.DELIVERY,
        side=Side.ISSUING,
        closes=(K.MAKING,),
        guards=(
            _when(lambda f: not f.needs_certificate, Obstacle.NO_CERTIFICATE),
            _when(lambda f: f.certificate_made, Obstacle.CERTIFICATE_MADE),
        ),
    ),
    Move(
        A.HAND_OVER,
        (S.GRANTED,),
        S.ISSUING,
        Power.REVIEW,
        P.HANDOVER,
        opens=K.DELIVERY,
        side=Side.ISSUING,
        closes=(K.HANDOVER, K.DELIVERY),
        guards=(
            _when(
                lambda f: f.needs_certificate and not f.certificate_made and not f.made_by_issuing_window,
                Obstacle.CERTIFICATE_MISSING,
            ),
        ),
    ),
    Move(
        A.HAND_OVER,
        (S.REFUSED,),
        S.ISSUING,
        Power.REVIEW,
        P.HANDOVER,
        opens=K.DELIVERY,
        side=Side.ISSUING,
        closes=(K.HANDOVER, K.DELIVERY),
    ),
    Move(
        A.DELIVER,
        DECIDED,
        S.DELIVERED,
        Power.ISSUE,
        P.DELIVERY,
        closes=ALL_STEPS,
        guards=(
            _when(lambda f: not f.on_the_spot, Obstacle.NOT_ON_THE_SPOT),
            _when(lambda f: f.needs_certificate and not f.certificate_made, Obstacle.CERTIFICATE_MISSING),
        ),
    ),
    Move(
        A.DELIVER,
        (S.ISSUING,),
        S.DELIVERED,
        Power.ISSUE,
        P.DELIVERY,
        closes=ALL_STEPS,
        guards=(_when(lambda f: f.needs_certificate and not f.certificate_made, Obstacle.CERTIFICATE_MISSING),),
    ),
    Move(A.WITHDRAW, UNDECIDED, S.WITHDRAWN, Power.RECEIVE, P.WITHDRAWAL, Clock.STOP, closes=ALL_STEPS),
    Move(A.TERMINATE, UNDECIDED, S.TERMINATED, Power.DECIDE, P.TERMINATION, Clock.STOP, closes=ALL_STEPS),
    Move(A.RECALCULATE, (*UNDECIDED, *DECIDED, S.ISSUING), clock=Clock.MOVE),
)


def find_move(state: str, act: str) -> Move | None:
    """Return the row for this act in this state, or None when the table doesn't know it."""
    return next((move for move in TABLE if move.act == act and state in move.states), None)


def obstacle(move: Move, facts: Facts) -> Obstacle | None:
    """Return the first reason why this act can't be done just now, or None."""
    return next((found for guard in move.guards if (found := guard(facts))), None)


def allowed_acts(state: str, facts: Facts) -> list[Act]:
    """Return the acts that the table and the facts allow now, in the table's order; power is asked elsewhere."""
    return [move.act for move in TABLE if state in move.states and obstacle(move, facts) is None]
