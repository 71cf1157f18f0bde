"""What a check looks for in a case, and how it may be answered; nothing is answered beforehand (M19 to M22, M36)."""

from enum import StrEnum


class Question(StrEnum):
    WRONGLY_REJECTED = "wrongly_rejected"
    EXTRA_MATERIAL = "extra_material"
    MISSING_NOTICE = "missing_notice"
    SPLIT_NOTICE = "split_notice"
    GUIDE_DIFFERS = "guide_differs"
    BACK_DATED = "back_dated"
    LATE_STEP = "late_step"
    WRONG_PAPER = "wrong_paper"
    DATA_SHOWN = "data_shown"


class Answer(StrEnum):
    CONFORMS = "conforms"
    FAULTY = "faulty"
    NOT_APPLICABLE = "not_applicable"


class Evidence(StrEnum):
    """What the records of a case show by themselves; each belongs to one question."""

    ENDED_WITHOUT_GRANT = "ended_without_grant"
    EXTRA_DEMANDED = "extra_demanded"
    ASKED_AFTER_ACCEPTANCE = "asked_after_acceptance"
    DEEMED_ACCEPTED = "deemed_accepted"
    DEFECTS_UNTOLD = "defects_untold"
    NOTICED_TWICE = "noticed_twice"
    VERSION_REPLACED = "version_replaced"
    TIME_RUNS_BACK = "time_runs_back"
    RECORD_BROKEN = "record_broken"
    STEP_CLOSED_LATE = "step_closed_late"
    PAPER_MISSING = "paper_missing"
    NUMBERS_REVEALED = "numbers_revealed"


BELONGS_TO = {
    Evidence.ENDED_WITHOUT_GRANT: Question.WRONGLY_REJECTED,
    Evidence.EXTRA_DEMANDED: Question.EXTRA_MATERIAL,
    Evidence.ASKED_AFTER_ACCEPTANCE: Question.EXTRA_MATERIAL,
    Evidence.DEEMED_ACCEPTED: Question.MISSING_NOTICE,
    Evidence.DEFECTS_UNTOLD: Question.MISSING_NOTICE,
    Evidence.NOTICED_TWICE: Question.SPLIT_NOTICE,
    Evidence.VERSION_REPLACED: Question.GUIDE_DIFFERS,
    Evidence.TIME_RUNS_BACK: Question.BACK_DATED,
    Evidence.RECORD_BROKEN: Question.BACK_DATED,
    Evidence.STEP_CLOSED_LATE: Question.LATE_STEP,
    Evidence.PAPER_MISSING: Question.WRONG_PAPER,
    Evidence.NUMBERS_REVEALED: Question.DATA_SHOWN,
}
