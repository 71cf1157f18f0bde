"""Where each figure comes from: one condition per figure, counted by unit and opened into its cases by the same words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from onewindow.cases.models import Case, Liability, Step
from onewindow.cases.rules import Occasion, StepKind, Whose
from onewindow.supervision.models import Finding, SampledCase
from onewindow.supervision.queries.population import handled_in
from onewindow.supervision.rules import Figure, FindingState, Period, Severity, Side

Rows = QuerySet[Any]
Build = Callable[[int, Period, datetime], Rows]
BY_APPLICANT = [StepKind.CORRECTION.value, StepKind.COMPLETION.value]


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of a figure at a centre in a period; `units` is the lookup of each side's unit, `case` and `when` what
    a row opens into.
    """

    rows: Build
    units: Mapping[Side, str]
    case: str
    when: str


def _units(department: str, window: str, person: str) -> dict[Side, str]:
    return {Side.DEPARTMENT: department, Side.WINDOW: window, Side.PERSON: person}


def _handled(centre_id: int, period: Period, at: datetime) -> Rows:
    return Case.objects.filter(handled_in(period), centre=centre_id)


def _late_steps(centre_id: int, period: Period, at: datetime) -> Rows:
    """Due in the period and before `at`, and not done by then; what the applicant owes is nobody's lateness here."""
    late = Q(closed_at=None) | Q(closed_at__gt=F("due_at"))
    due = Q(due_at__gte=period.begins_at, due_at__lt=min(period.ends_at, at))
    return Step.objects.filter(late, due, centre=centre_id).exclude(kind__in=BY_APPLICANT)


def _held(occasion: Occasion) -> Build:
    def rows(centre_id: int, period: Period, at: datetime) -> Rows:
        within = Q(at__gte=period.begins_at, at__lt=period.ends_at)
        held = Liability.objects.filter(within, centre=centre_id, occasion=occasion)
        return held.exclude(whose=Whose.APPLICANT)

    return rows


def _upheld(severity: Severity) -> Build:
    def rows(centre_id: int, period: Period, at: datetime) -> Rows:
        within = Q(upheld_at__gte=period.begins_at, upheld_at__lt=period.ends_at)
        return Finding.objects.filter(within, centre=centre_id, severity=severity)

    return rows


def _overdue(centre_id: int, period: Period, at: datetime) -> Rows:
    """To be reported by a moment of the period that is past, and not reported by then."""
    due = Q(rectify_due_at__gte=period.begins_at, rectify_due_at__lt=min(period.ends_at, at))
    late = Q(reported_at=None) | Q(reported_at__gt=F("rectify_due_at"))
    found = Finding.objects.filter(due, late, centre=centre_id, upheld_at__isnull=False)
    return found.exclude(state=FindingState.WITHDRAWN)


def _sampled(centre_id: int, period: Period, at: datetime) -> Rows:
    months = Q(sample__month__gte=period.first, sample__month__lt=period.ends_at.date())
    return SampledCase.objects.filter(months, sample__centre=centre_id)


def _faulty(centre_id: int, period: Period, at: datetime) -> Rows:
    return _sampled(centre_id, period, at).filter(check_form__faults__gt=0)


_CASE = _units("department", "window", "events__account_id")
_STEP = _units("department", "window", "person")
_LIABLE = _units("person__department_id", "person__window_id", "account_id")
_FOUND = _units("department", "window", "account")
_DRAWN = _units("department", "case__window", "case__events__account_id")
SOURCES: dict[Figure, Source] = {
    Figure.HANDLED: Source(_handled, _CASE, "number", "received_at"),
    Figure.LATE_STEPS: Source(_late_steps, _STEP, "case__number", "due_at"),
    Figure.UNANSWERED: Source(_held(Occasion.UNANSWERED), _LIABLE, "case__number", "at"),
    Figure.SPLIT_NOTICES: Source(_held(Occasion.SECOND_NOTICE), _LIABLE, "case__number", "at"),
    Figure.EXTRA_MATERIALS: Source(_held(Occasion.EXTRA_MATERIAL), _LIABLE, "case__number", "at"),
    Figure.MISSED_AT_WINDOW: Source(_held(Occasion.MISSED_AT_WINDOW), _LIABLE, "case__number", "at"),
    Figure.COMPLETIONS: Source(_held(Occasion.COMPLETION_DEMANDED), _LIABLE, "case__number", "at"),
    Figure.FINDINGS_MINOR: Source(_upheld(Severity.MINOR), _FOUND, "case__number", "upheld_at"),
    Figure.FINDINGS_ORDINARY: Source(_upheld(Severity.ORDINARY), _FOUND, "case__number", "upheld_at"),
    Figure.FINDINGS_SERIOUS: Source(_upheld(Severity.SERIOUS), _FOUND, "case__number", "upheld_at"),
    Figure.OVERDUE_RECTIFICATIONS: Source(_overdue, _FOUND, "case__number", "rectify_due_at"),
    Figure.SAMPLED: Source(_sampled, _DRAWN, "case__number", "sample__drawn_at"),
    Figure.SAMPLED_FAULTY: Source(_faulty, _DRAWN, "case__number", "check_form__checked_at"),
}


def counts_by_unit(
    *, centre_id: int, side: Side, period: Period, at: datetime, unit_id: int | None = None
) -> dict[int, dict[Figure, int]]:
    """Count every figure of every unit of a side (or of one unit), one query per figure; units without any are left out."""
    found: dict[int, dict[Figure, int]] = {}
    for figure, source in SOURCES.items():
        rows = source.rows(centre_id, period, at)
        lookup = source.units[side]
        if unit_id is not None:
            rows = rows.filter(**{lookup: unit_id})
        counted = rows.order_by().values_list(lookup).annotate(count=Count("pk", distinct=True))
        for unit, count in counted:
            if unit:  # the system itself (0) and what belongs to nobody
                found.setdefault(unit, dict.fromkeys(Figure, 0))[figure] = count
    return found


@dataclass(frozen=True, slots=True)
class Behind:
    """One row behind a figure: the case, and the moment that made it count; no case where there was none yet."""

    number: str
    at: datetime | None


def rows_behind(
    *, figure: Figure, centre_id: int, side: Side, unit_id: int, period: Period, at: datetime, limit: int = 500
) -> Sequence[Behind]:
    """Return the cases behind a figure of one unit, the latest first, at most `limit`; one query."""
    source = SOURCES[figure]
    rows = source.rows(centre_id, period, at).filter(**{source.units[side]: unit_id})
    found = rows.order_by(f"-{source.when}", "pk").values_list("pk", source.case, source.when).distinct()[:limit]
    return [Behind(number or "", when) for _pk, number, when in found]
