"""The life of an item as one table: what may be applied for, who does what next, and within how many working days.

Pages take their buttons from it, the API its acts, the check of authority its role (M33, M34, M35). Domain rules,
section 1: the centre checks within 3 working days, the joint review takes 5; what is merely editorial is checked in 1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from onewindow.worktime.rules import Limit, Unit


class Kind(StrEnum):
    """What is applied for."""

    ADDITION = "addition"
    CHANGE = "change"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    ABOLITION = "abolition"


class Stage(StrEnum):
    """How far an application has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    APPROVED = "approved"
    PUBLISHED = "published"
    SENT_BACK = "sent_back"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    DRAFT = "draft"
    EDIT = "edit"
    ATTACH = "attach"
    DETACH = "detach"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    PASS = "pass"
    SEND_BACK = "send_back"
    RECLASSIFY = "reclassify"
    AGREE = "agree"
    REJECT = "reject"
    CONFIGURE = "configure"
    PUBLISH = "publish"


class Obstacle(StrEnum):
    """Why an act that the table knows can't be done just now."""

    OWN_APPLICATION = "item_own_application"
    OWN_CHECK = "item_own_check"
    NOT_EDITORIAL = "item_not_editorial"
    NO_LIST = "item_no_list"
    CONFIGURED = "item_already_configured"
    NOT_CONFIGURED = "item_not_configured"
    NO_FILE = "item_no_file"


MANAGER, CHECKER, REVIEWER, ADMIN = "item_manager", "item_checker", "item_reviewer", "centre_admin"
CHECK = Limit(3, Unit.WORKING_DAY)
CHECK_EDITORIAL = Limit(1, Unit.WORKING_DAY)
REVIEW = Limit(5, Unit.WORKING_DAY)
WITH_LIST = frozenset({Kind.ADDITION, Kind.CHANGE})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the guards need to know of an application and of who acts, as plain values."""

    kind: str
    editorial: bool = False
    by_submitter: bool = False
    by_checker: bool = False
    configured: bool = False
    has_files: bool = False


Guard = Callable[[Facts], Obstacle | None]


def _when(fails: Callable[[Facts], bool], obstacle: Obstacle) -> Guard:
    return lambda facts: obstacle if fails(facts) else None


@dataclass(frozen=True, slots=True)
class Move:
    """One row: at these stages this role may do this act. `to=None` keeps the stage; `only` is for one class of change."""

    act: Act
    stages: tuple[Stage, ...]
    to: Stage | None
    role: str
    editorial: bool | None = None
    reasoned: bool = False
    guards: tuple[Guard, ...] = ()


S, A = Stage, Act
IN_HAND = (S.DRAFT, S.SENT_BACK)
OPEN = (*IN_HAND, S.SUBMITTED, S.CHECKED, S.APPROVED)
FINAL = frozenset({S.PUBLISHED, S.REJECTED, S.WITHDRAWN})
_not_own = _when(lambda f: f.by_submitter, Obstacle.OWN_APPLICATION)
_not_checker = _when(lambda f: f.by_checker, Obstacle.OWN_CHECK)

TABLE: tuple[Move, ...] = (
    Move(A.EDIT, IN_HAND, None, MANAGER),
    Move(A.ATTACH, IN_HAND, None, MANAGER),
    Move(A.DETACH, IN_HAND, None, MANAGER),
    Move(
        A.SUBMIT,
        IN_HAND,
        S.SUBMITTED,
        MANAGER,
        guards=(_when(lambda f: not f.editorial and not f.has_files, Obstacle.NO_FILE),),
    ),
    Move(A.PASS, (S.SUBMITTED,), S.CHECKED, CHECKER, editorial=False, guards=(_not_own,)),
    Move(A.PASS, (S.SUBMITTED,), S.APPROVED, CHECKER, editorial=True, guards=(_not_own,)),
    Move(
        A.RECLASSIFY,
        (S.SUBMITTED,),
        None,
        CHECKER,
        reasoned=True,
        guards=(_not_own, _when(lambda f: not f.editorial, Obstacle.NOT_EDITORIAL)),
    ),
    Move(A.SEND_BACK, (S.SUBMITTED,), S.SENT_BACK, CHECKER, reasoned=True, guards=(_not_own,)),
    Move(A.AGREE, (S.CHECKED,), S.APPROVED, REVIEWER, guards=(_not_own, _not_checker)),
    Move(A.REJECT, (S.CHECKED,), S.REJECTED, REVIEWER, reasoned=True, guards=(_not_own, _not_checker)),
    Move(
        A.CONFIGURE,
        (S.APPROVED,),
        None,
        ADMIN,
        guards=(
            _when(lambda f: f.kind not in WITH_LIST, Obstacle.NO_LIST),
            _when(lambda f: f.configured, Obstacle.CONFIGURED),
        ),
    ),
    Move(
        A.PUBLISH,
        (S.APPROVED,),
        S.PUBLISHED,
        ADMIN,
        guards=(_when(lambda f: f.kind == Kind.ADDITION and not f.configured, Obstacle.NOT_CONFIGURED),),
    ),
    Move(A.SEND_BACK, (S.APPROVED,), S.SENT_BACK, ADMIN, reasoned=True),
    Move(A.WITHDRAW, OPEN, S.WITHDRAWN, MANAGER, reasoned=True),
)
WAITS_FOR = {
    S.DRAFT: MANAGER,
    S.SENT_BACK: MANAGER,
    S.SUBMITTED: CHECKER,
    S.CHECKED: REVIEWER,
    S.APPROVED: ADMIN,
}


def find_move(stage: str, act: str, *, editorial: bool = False, role: str = "") -> Move | None:
    """Return the row for this act at this stage, or None; of rows for several roles that of `role` comes first."""
    rows = [move for move in TABLE if move.act == act and stage in move.stages and move.editorial in (None, editorial)]
    return next((move for move in rows if move.role == role), rows[0] if rows else None)


def roles_of(act: str) -> tuple[str, ...]:
    """Return the roles that do this act at one stage or another."""
    return tuple(dict.fromkeys(move.role for move in TABLE if move.act == act))


def obstacle(move: Move, facts: Facts) -> Obstacle | None:
    """Return the first reason why this act can't be done just now, or None."""
    return next((found for guard in move.guards if (found := guard(facts))), None)


def allowed_acts(stage: str, role: str, facts: Facts) -> list[Act]:
    """Return the acts that this role may do now, in the table's order."""
    return [
        move.act
        for move in TABLE
        if stage in move.stages
        and move.role == role
        and move.editorial in (None, facts.editorial)
        and obstacle(move, facts) is None
    ]


def limit_of(stage: str, *, editorial: bool) -> Limit | None:
    """Return how long the step that begins at this stage may take; None where nothing runs."""
    if stage == S.SUBMITTED:
        return CHECK_EDITORIAL if editorial else CHECK
    return REVIEW if stage == S.CHECKED else None
