"""What time itself does to a case: deemed acceptance, a notice that lapses, a suspension that ends.

Each act settles its case first, so that the law holds to the minute even when the sweep is late.
"""

import logging
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from onewindow.authority.queries import LAW
from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions.clocks import end_suspension, set_clocks
from onewindow.cases.actions.start import start_case
from onewindow.cases.models import Case, Step, Suspension
from onewindow.cases.papers import handed_in, paper_facts
from onewindow.cases.queries.scope import JOINED
from onewindow.cases.rules import Act, Occasion, State, StepKind, Whose, find_move
from onewindow.cases.rules.liability import APPLICANT
from onewindow.documents.forms import withdrawal
from onewindow.organisation.actor import Actor

AT_WINDOW = [Act.RECEIVE, Act.CORRECT, Act.CHECK]
log = logging.getLogger(__name__)


def settle(case: Case, at: datetime) -> list[Act]:
    """Do to the (locked) case what the law did to it by `at`, in order, and return the acts that it took."""
    done: list[Act] = []
    while act := _due_act(case, at):
        move = find_move(case.state, act)
        assert move is not None
        deed = Deed(case, move, Actor.system(case.centre_id), at, LAW)
        _EFFECTS[act](deed)
        deed.complete()
        done.append(act)
    return done


def sweep(*, at: datetime, limit: int = 500) -> int:
    """Settle up to `limit` cases whose time has come and return how many; safe to run on many workers at once.

    A case that can't be settled is logged and left, so that it holds up no other.
    """
    settled = 0
    for pk in _due_cases(at, limit):
        try:
            settled += _settle_one(pk, at)
        except Exception:
            log.exception("case %s could not be settled", pk)
    return settled


@transaction.atomic
def _settle_one(pk: UUID, at: datetime) -> bool:
    free = Case.objects.select_related(*JOINED).select_for_update(of=("self",), skip_locked=True)
    case = free.filter(pk=pk).first()
    return case is not None and bool(settle(case, at))


def _due_cases(at: datetime, limit: int) -> list[UUID]:
    timed = Step.objects.filter(closed_at=None, due_at__lt=at, kind__in=[StepKind.INTAKE, StepKind.CORRECTION])
    resuming = Suspension.objects.filter(case__state=State.SUSPENDED, resumed_at=None, ends_on__lt=localtime(at).date())
    cases = (due.values_list("case_id", flat=True)[:limit] for due in (timed.order_by("due_at"), resuming))
    return list(chain.from_iterable(cases))[:limit]


def _due_act(case: Case, at: datetime) -> Act | None:
    if case.state == State.SUSPENDED:
        today = localtime(at).date()
        return Act.RESUME if case.suspensions.filter(resumed_at=None, ends_on__lt=today).exists() else None
    waiting = {State.RECEIVED: (StepKind.INTAKE, Act.DEEM_ACCEPTED), State.CORRECTING: (StepKind.CORRECTION, Act.LAPSE)}
    if case.state not in waiting:
        return None
    kind, act = waiting[State(case.state)]
    return act if case.steps.filter(kind=kind, closed_at=None, due_at__lt=at).exists() else None


def _deem_accepted(deed: Deed) -> None:
    """Unanswered for five working days: accepted since the day of receipt (行政许可法 32(4)).

    It is held against whoever owed the answer: the window, or the department that the case was handed to.
    """
    case = deed.case
    start_case(deed, case.materials_at, deemed=True)
    deed.detail["accepted_since"] = f"{localtime(case.materials_at):%Y-%m-%d}"
    deed.hold(Occasion.UNANSWERED, person=_who_owed_the_answer(case), **deed.detail)


def _who_owed_the_answer(case: Case) -> dict[str, Any]:
    owed = case.steps.select_related("department").get(kind=StepKind.INTAKE, closed_at=None)
    if owed.department:
        return {"place": owed.department.name, "department_id": owed.department_id}
    actor: dict[str, Any] = case.events.filter(act__in=AT_WINDOW).order_by("-sequence")[0].actor
    return actor


def _lapse(deed: Deed) -> None:
    case = deed.case
    notice = case.notices.order_by("-sequence")[0]
    deed.detail["reply_by"] = f"{notice.reply_by}"
    deed.hold(Occasion.LAPSED, person={}, whose=Whose.APPLICANT, unit=APPLICANT, reply_by=deed.detail["reply_by"])
    deed.issue(
        withdrawal(
            paper_facts(case, deed.by),
            reason="逾期未按一次性告知书的要求补正",
            withdrawn_at=deed.at,
            returned=handed_in(case.materials.select_related("requirement")),
            by_silence=True,
        )
    )


def _resume(deed: Deed) -> None:
    end_suspension(deed.case, deed.at)
    deed.detail["evidence"] = "计划期限届满，自动恢复计时"
    set_clocks(deed.case)


_EFFECTS = {Act.DEEM_ACCEPTED: _deem_accepted, Act.LAPSE: _lapse, Act.RESUME: _resume}
