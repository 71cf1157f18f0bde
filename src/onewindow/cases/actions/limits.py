"""How long each step may take, and from which moment its limit counts."""

from datetime import date, datetime

from onewindow.cases.models import Case
from onewindow.cases.rules import StepKind
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import ON_THE_SPOT, Due, Limit, Unit, due

STEP_LIMITS = {
    StepKind.INTAKE: Limit(5, Unit.WORKING_DAY),
    StepKind.ANSWER: Limit(1, Unit.WORKING_DAY),
    StepKind.HANDOVER: Limit(1, Unit.WORKING_DAY),
    StepKind.MAKING: Limit(10, Unit.WORKING_DAY),
    StepKind.DELIVERY: Limit(10, Unit.WORKING_DAY),
    StepKind.PAPER: ON_THE_SPOT,
}
REPLY_LIMIT = Limit(15, Unit.WORKING_DAY)


def count_due(case: Case, limit: Limit, start: date | datetime, *, receipt: bool = False) -> Due:
    """Count `limit` from `start` by the calendar and hours of the case's centre.

    `receipt` says that the start is a receipt, which a centre may count from the next working day (E7).
    """
    centre = case.centre
    return due(
        start,
        limit,
        work_calendar(centre.calendar_id),
        close_of_business=centre.close_of_business,
        bands=centre.light_bands,
        as_received_next_working_day=receipt and centre.as_received_next_working_day,
    )


def step_due(case: Case, kind: StepKind, opened_at: datetime) -> Due:
    """Return when a step of a kind that stands in STEP_LIMITS, opened at that moment, is due."""
    return count_due(case, STEP_LIMITS[kind], step_start(case, kind, opened_at), receipt=kind is StepKind.INTAKE)


def told_due(case: Case, day: date) -> Due:
    """Return the close of a day that was told in writing; a rest day moves on to the next working day (民法典 203)."""
    return count_due(case, ON_THE_SPOT, day)


def step_start(case: Case, kind: StepKind, opened_at: datetime) -> datetime:
    """Return the moment from which the limit of a step counts.

    The five days to answer run from the receipt of the materials and the ten to deliver from the decision: a hand-over
    in between wins nobody time (行政许可法 32(4), 44).
    """
    if kind is StepKind.INTAKE:
        return case.materials_at
    if kind in (StepKind.MAKING, StepKind.DELIVERY) and case.decided_at:
        return case.decided_at
    return opened_at


def years_later(day: date, years: int) -> date:
    """The last day of a validity of whole years: the day before the anniversary."""
    from_day = day.toordinal() - 1
    before = date.fromordinal(from_day)
    try:
        return before.replace(year=before.year + years)
    except ValueError:
        return before.replace(year=before.year + years, day=28)
