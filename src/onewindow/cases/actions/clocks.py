"""The two clocks of a case: promised and legal, with the same suspensions (行政许可法 42, 45, 82)."""

from datetime import datetime

from django.utils.timezone import localdate, localtime

from onewindow.cases.models import DUE_FIELDS, Case, Extension
from onewindow.cases.rules import StepKind
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import Due, Limit, Suspension, Unit, due


def count(case: Case, extension: Extension | None = None) -> tuple[Due, Due | None]:
    """Return when the promised and the legal limit of an accepted case are due, from what is stored of it.

    `extension` is one that is being granted just now. An extension stretches the promise only if it came before the
    promise was broken: what is broken stays broken.
    """
    suspensions = [
        Suspension(start, end) for start, end in case.suspensions.order_by("pk").values_list("started_on", "ends_on")
    ]
    extension = extension or Extension.objects.filter(case=case).first()
    extra = Limit(extension.number, Unit(extension.unit)) if extension else None
    promised = _due(case, case.version.promised, suspensions)
    if extension and not promised.is_past(extension.at):
        promised = _due(case, case.version.promised, suspensions, extra)
    if case.version.legal is None:
        return promised, None
    legal = _due(case, case.version.legal, suspensions, extra)
    # A promise in another unit may end later around a long holiday: it never outlasts the law.
    return min(promised, legal, key=lambda each: each.at), legal


def set_clocks(case: Case, extension: Extension | None = None) -> tuple[Due, Due | None]:
    """Count anew, store both due moments on the case and on the open review step, and return them."""
    promised, legal = count(case, extension)
    case.promised_due_at = promised.at
    case.legal_due_at = legal.at if legal else None
    case.provisional = promised.provisional or (legal.provisional if legal else False)
    step = case.steps.filter(kind=StepKind.REVIEW, closed_at=None).first()
    if step and (step.due_at, step.provisional) != (promised.at, promised.provisional):
        step.set_due(promised)
        step.save(update_fields=DUE_FIELDS)
    return promised, legal


def stored_clocks(case: Case) -> tuple[Due | None, Due | None]:
    """The promised and the legal due moment as they are stored, as the papers print them."""
    return _stored(case, case.promised_due_at), _stored(case, case.legal_due_at)


def end_suspension(case: Case, at: datetime) -> None:
    """Let the clocks run again, if they stand still: from today, or since the planned end when that has passed."""
    suspension = case.suspensions.filter(resumed_at=None).first()
    if suspension:
        suspension.resumed_at = at
        suspension.ends_on = min(suspension.ends_on, localdate(at))
        suspension.save(update_fields=["resumed_at", "ends_on"])


def _due(case: Case, limit: Limit, suspensions: list[Suspension], extra: Limit | None = None) -> Due:
    assert case.accepted_at is not None
    return due(
        case.accepted_at,
        limit,
        work_calendar(case.centre.calendar_id),
        suspensions,
        extra=extra,
        close_of_business=case.centre.close_of_business,
        bands=case.centre.light_bands,
        as_received_next_working_day=case.centre.as_received_next_working_day,
    )


def _stored(case: Case, moment: datetime | None) -> Due | None:
    return Due(localtime(moment).date(), moment, case.provisional) if moment else None
