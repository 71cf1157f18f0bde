"""How a case stands, for whoever holds its number and query code: without signing in, without private data."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onewindow.cases.models import Case
from onewindow.cases.queries.lists import case_running
from onewindow.cases.queries.names import public_name
from onewindow.cases.queries.running import Running
from onewindow.cases.queries.scope import ISSUED_STATES, JOINED
from onewindow.cases.rules import State, StepKind
from onewindow.lib.refusal import NotFound
from onewindow.organisation.models import Centre


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a case stands and what it waits for; moments are None while they have not come.

    `centre` is where the applicant goes: where it was received, and with the result where it is collected.

    `reply_by` and `defects` (material, fault) are what the applicant owes, `answer_by` when the window must answer,
    `pause` the special procedure that stops the clock and `pause_until` its planned last day.
    """

    number: str
    item: str
    applicant_masked: str
    department: str
    centre: Centre
    state: str
    received_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    closed_at: datetime | None
    running: Running
    granted: bool | None
    at_window: bool
    answer_by: datetime | None
    reply_by: datetime | None
    defects: Sequence[Sequence[str]]
    pause: str
    pause_until: date | None


def progress(*, number: str, query_code: str, at: datetime) -> Progress:
    """Return how the case stands. Refuses with NotFound alike for an unknown number and for a wrong code."""
    joined = Case.objects.select_related(*JOINED, "decision", "completion")
    case = joined.filter(number=number).first()
    # An unknown number takes the same comparison, so that the time of the answer tells nothing either.
    right = hmac.compare_digest(case.query_code if case else "000000", query_code if query_code.isascii() else "-")
    if case is None or not right:
        raise NotFound(field="number")
    steps = {step.kind: step for step in case.steps.filter(closed_at=None)}
    owed = steps.get(StepKind.CORRECTION) or steps.get(StepKind.COMPLETION)
    pause = case.suspensions.filter(resumed_at=None).select_related("procedure").first()
    decision = getattr(case, "decision", None)
    delivery = steps.get(StepKind.DELIVERY)
    return Progress(
        number=case.number,
        item=case.version.name,
        applicant_masked=public_name(case),
        department=case.department.name,
        centre=case.collect_centre if case.state in ISSUED_STATES else case.received_centre,
        state=case.state,
        received_at=case.received_at,
        accepted_at=case.accepted_at,
        decided_at=case.decided_at,
        closed_at=case.closed_at,
        running=case_running(case, at),
        granted=decision.outcome == "granted" if decision else None,
        at_window=delivery is not None and case.state != State.ISSUING,
        answer_by=steps[StepKind.INTAKE].due_at if StepKind.INTAKE in steps else None,
        reply_by=owed.due_at if owed else None,
        defects=_defects(case, StepKind(owed.kind) if owed else None),
        pause=pause.procedure.name if pause and pause.procedure else "",
        pause_until=pause.ends_on if pause else None,
    )


def _defects(case: Case, owed: StepKind | None) -> Sequence[Sequence[str]]:
    if owed is StepKind.COMPLETION:
        return list(case.completion.defects)
    if owed is StepKind.CORRECTION:
        return list(case.notices.order_by("-sequence")[0].defects)
    return []
