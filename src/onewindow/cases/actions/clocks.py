"""The two clocks of a case: promised and legal, with the same suspensions (行政许可法 42, 45, 82)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from onewindow.cases.models import Case, Extension
from onewindow.cases.rules import StepKind
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import Due, Limit, Suspension, Unit, WorkCalendar, due


def count(case: Case, extra: Limit | None = None) -> tuple[Due, Due | None]:
    """Return when the promised and the legal limit of an accepted case are due, from what is stored of it.

    `extra` is an extension that is being granted just now.
    """
    assert case.accepted_at is not None
    calendar = work_calendar(case.centre.calendar_id)
    suspensions = [
        Suspension(start, end) for start, end in case.suspensions.order_by("pk").values_list("started_on", "ends_on")
    ]
    extension = Extension.objects.filter(case=case).values_list("number", "unit").first()
    if extension:
        extra = Limit(extension[0], Unit(extension[1]))
    legal = case.version.legal
    promised_due = _due(case, case.version.promised, calendar, suspensions, extra, case.accepted_at)
    legal_due = _due(case, legal, calendar, suspensions, extra, case.accepted_at) if legal else None
    if legal_due and legal_due.at < promised_due.at:
        # A promise in another unit may end later around a long holiday: it never outlasts the law.
        promised_due = legal_due
    return promised_due, legal_due


def set_clocks(case: Case, extra: Limit | None = None) -> tuple[Due, Due | None]:
    """Count anew, store both due moments on the case and on the open review step, and return them."""
    promised, legal = count(case, extra)
    case.promised_due_at = promised.at
    case.legal_due_at = legal.at if legal else None
    case.provisional = promised.provisional or (legal.provisional if legal else False)
    case.steps.filter(kind=StepKind.REVIEW, closed_at=None).update(due_at=promised.at, provisional=promised.provisional)
    return promised, legal


def _due(
    case: Case,
    limit: Limit,
    calendar: WorkCalendar,
    suspensions: Iterable[Suspension],
    extra: Limit | None,
    accepted_at: datetime,
) -> Due:
    return due(
        localdate(accepted_at),
        limit,
        calendar,
        suspensions,
        extra=extra,
        close_of_business=case.centre.close_of_business,
        as_received_next_working_day=case.centre.as_received_next_working_day,
    )
