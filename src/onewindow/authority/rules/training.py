"""Whether a clerk is trained for an item on a day, until when, and if not, why (M15)."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Gap(StrEnum):
    """Why somebody is not trained for an item."""

    NEVER = "never"
    RAN_OUT = "ran_out"
    OUTDATED = "outdated"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Passed:
    """One pass: its last day, the day on which a newer edition of the item took force, the days of grace from then on."""

    valid_until: date
    newer_from: date | None = None
    grace_days: int = 0
    revoked_on: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which it counts, inclusive: its own, or that of the grace if that comes first."""
        if self.newer_from is None:
            return self.valid_until
        return min(self.valid_until, self.newer_from + timedelta(days=self.grace_days))

    @property
    def is_outdated(self) -> bool:
        """Whether the newer edition ends it before its own day."""
        return self.last_day < self.valid_until


@dataclass(frozen=True, slots=True)
class Training:
    """How one clerk stands to one item: trained through `until`, or not, with the reason and the day it ended."""

    until: date | None = None
    gap: Gap | None = None
    ended_on: date | None = None
    outdated: bool = False

    @property
    def is_valid(self) -> bool:
        return self.gap is None


NEVER = Training(gap=Gap.NEVER)


def training_of(passes: Iterable[Passed], today: date) -> Training:
    """Judge all passes of one clerk for one item: the one that lasts longest counts, through its last day.

    `outdated` says that a newer edition is in force and the training must be refreshed before `until`.
    """
    passes = list(passes)
    best = max((each for each in passes if each.revoked_on is None), key=lambda each: each.last_day, default=None)
    if best is not None and best.last_day >= today:
        return Training(until=best.last_day, outdated=best.is_outdated)
    revoked = max((each.revoked_on for each in passes if each.revoked_on), default=None)
    if best is not None and (revoked is None or revoked <= best.last_day):
        return Training(gap=Gap.OUTDATED if best.is_outdated else Gap.RAN_OUT, ended_on=best.last_day)
    return Training(gap=Gap.REVOKED, ended_on=revoked) if revoked else NEVER


def last_day(passed_on: date, months: int) -> date:
    """The last day of a validity in months: the same day of the month, or the month's last (民法典 202)."""
    years, month = divmod(passed_on.month - 1 + months, 12)
    year = passed_on.year + years
    return date(year, month + 1, min(passed_on.day, monthrange(year, month + 1)[1]))


def score_of(right: int, asked: int) -> int:
    """Right answers in percent, rounded down, so that nobody is rounded into a pass."""
    return right * 100 // asked


class TrainingAct(StrEnum):
    """What is done about training, each with the roles that may do it."""

    OPEN_COURSE = "open_course"
    CLOSE_COURSE = "close_course"
    WRITE_QUESTION = "write_question"
    REMOVE_QUESTION = "remove_question"
    ENROL = "enrol"
    START_EXAM = "start_exam"
    ANSWER_EXAM = "answer_exam"
    HAND_IN_EXAM = "hand_in_exam"
    CONFIRM = "confirm_training"
    REVOKE = "revoke_training"


_TEACHES, _KEEPS, _LEARNS = "item_manager", "centre_admin", "clerk"
# The item manager acts for the own department only, a clerk for the own person only.
MAY: dict[TrainingAct, tuple[str, ...]] = {
    TrainingAct.OPEN_COURSE: (_TEACHES,),
    TrainingAct.CLOSE_COURSE: (_TEACHES,),
    TrainingAct.WRITE_QUESTION: (_TEACHES,),
    TrainingAct.REMOVE_QUESTION: (_TEACHES,),
    TrainingAct.ENROL: (_TEACHES, _KEEPS, _LEARNS),
    TrainingAct.START_EXAM: (_LEARNS,),
    TrainingAct.ANSWER_EXAM: (_LEARNS,),
    TrainingAct.HAND_IN_EXAM: (_LEARNS,),
    TrainingAct.CONFIRM: (_TEACHES,),
    TrainingAct.REVOKE: (_TEACHES, _KEEPS),
}
