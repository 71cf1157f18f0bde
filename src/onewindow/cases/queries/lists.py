"""Lists of cases: newest first, in keyset pages, within the actor's scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from onewindow.cases.models import Case
from onewindow.cases.queries.names import received_elsewhere, shown_name
from onewindow.cases.queries.running import CalendarOf, Running, running
from onewindow.cases.queries.scope import visible_to
from onewindow.cases.rules import State
from onewindow.cases.rules.lifecycle import FINAL
from onewindow.lib.encryption import blind_index
from onewindow.lib.identifiers.number import normal_form
from onewindow.organisation.actor import Actor
from onewindow.worktime.queries import work_calendar

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What a person looks for; `text` is a case number (or its start), an applicant's name or a whole identity number."""

    text: str = ""
    state: str = ""
    item_code: str = ""
    department_id: int | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of a list; `away` is the centre that received it away from home, empty at home."""

    id: UUID
    number: str
    item: str
    item_code: str
    applicant: str
    department: str
    state: str
    received_at: datetime
    running: Running
    away: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    rows: Sequence[CaseRow]
    next_after: UUID | None


def list_cases(
    *, actor: Actor, at: datetime, wanted: CaseFilter = CaseFilter(), after: UUID | None = None, limit: int = PAGE
) -> CasePage:
    """Return one page of the cases that `actor` may see; `after` is the last page's `next_after`."""
    cases = visible_to(actor).order_by("-id")
    if wanted.text:
        cases = _matching(cases, wanted.text.strip())
    if wanted.state:
        cases = cases.filter(state=wanted.state)
    if wanted.item_code:
        cases = cases.filter(item__code=wanted.item_code)
    if wanted.department_id:
        cases = cases.filter(department=wanted.department_id)
    if after:
        cases = cases.filter(id__lt=after)
    found = list(cases[: limit + 1])
    calendar_of = cache(work_calendar)
    rows = [_row(case, actor, at, calendar_of) for case in found[:limit]]
    return CasePage(rows, rows[-1].id if len(found) > limit else None)


def _matching(cases, text: str):  # type: ignore[no-untyped-def]
    number = normal_form(text)
    if number.isdigit() and len(number) != 18:
        return cases.filter(number__startswith=number)
    if len(number) == 18 and number.isascii():
        return cases.filter(applicant__number_index=blind_index(number))
    return cases.filter(applicant__name__startswith=text)


def _row(case: Case, actor: Actor, at: datetime, calendar_of: CalendarOf) -> CaseRow:
    return CaseRow(
        id=case.pk,
        number=case.number,
        item=case.version.name,
        item_code=case.item.code,
        applicant=shown_name(case, actor),
        department=case.department.short_name,
        state=case.state,
        received_at=case.received_at,
        running=case_running(case, at, calendar_of),
        away=received_elsewhere(case),
    )


def case_running(case: Case, at: datetime, calendar_of: CalendarOf = work_calendar) -> Running:
    """How the promised limit of a case stands; nothing runs before acceptance and after the decision."""
    over = case.decided_at is not None or State(case.state) in FINAL
    return running(
        case,
        at,
        due_at=None if over else case.promised_due_at,
        opened_at=case.accepted_at or case.received_at,
        provisional=case.provisional,
        stopped=case.state == State.SUSPENDED,
        calendar_of=calendar_of,
    )
