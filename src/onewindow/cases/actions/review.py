"""The department's back office: opinion, questions, completion, special procedures, extension (M18, M27)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.actions.acceptance import HAND_IN
from onewindow.cases.actions.clocks import end_suspension, set_clocks
from onewindow.cases.actions.limits import REPLY_LIMIT
from onewindow.cases.actions.materials import as_kept, rows_of, set_verdicts
from onewindow.cases.actions.start import owe_paper
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case, CompletionRequest, Question
from onewindow.cases.papers import defects, handed_in, paper_facts
from onewindow.cases.rules import Act, Occasion
from onewindow.documents.forms import Defect, completion_notice, receipt
from onewindow.lib.typed_text import FieldMissing, require_text
from onewindow.organisation.actor import Actor

# Whoever did the last of these at a window had the materials under the eyes.
LOOKED_AT = (Act.RECEIVE, Act.CHECK, Act.CORRECT, Act.ACCEPT)


def review(*, number: str, opinion: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Record the reviewer's opinion on legality and compliance; the case is under review from then on (M18)."""

    def effect(deed: Deed) -> None:
        deed.detail["opinion"] = require_text("opinion", _("审查意见"), opinion)
        deed.case.steps.filter(kind="review", closed_at=None, person=None).update(person=by.account_id)

    return perform(Act.REVIEW, number=number, by=by, at=at, effect=effect, inputs=opinion, key=key)


def ask(*, number: str, question: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Ask the window, which answers within 1 working day; the applicant is not troubled and the clock runs on."""

    def effect(deed: Deed) -> None:
        text = require_text("question", _("询问内容"), question)
        Question.objects.create(case=deed.case, text=text, asked_at=at, asked_by=by.as_record())
        deed.detail["question"] = text

    return perform(Act.ASK, number=number, by=by, at=at, effect=effect, inputs=question, key=key)


def answer(*, number: str, answer: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Answer the department's open question."""

    def effect(deed: Deed) -> None:
        text = require_text("answer", _("答复内容"), answer)
        deed.case.questions.filter(answered_at=None).update(answer=text, answered_at=at, answered_by=by.as_record())
        deed.detail["answer"] = text

    return perform(Act.ANSWER, number=number, by=by, at=at, effect=effect, inputs=answer, key=key)


def request_completion(
    *,
    number: str,
    defects_found: Sequence[MaterialInput],
    reason: str,
    missed_at_window: bool,
    by: Actor,
    at: datetime,
    key: str | None = None,
) -> Case:
    """Ask the applicant, once and with reason, to complete materials of the list after acceptance (M27).

    The clock runs on unless the item's own law stops it. It is held against the department, or against the window
    where the defect was plain to see there (`missed_at_window`). A material beyond the list is refused (M20).
    """

    def effect(deed: Deed) -> None:
        text = require_text("reason", _("理由"), reason)
        set_verdicts(deed.case, as_kept(deed.case, defects_found))
        found = defects(rows_of(deed.case))
        if not found:
            raise FieldMissing(field="materials", label=_("需补齐补正的材料"))
        _issue_completion(deed, text, found, missed_at_window)

    inputs = [list(defects_found), reason, missed_at_window]
    return perform(Act.REQUEST_COMPLETION, number=number, by=by, at=at, effect=effect, inputs=inputs, key=key)


def complete(
    *, number: str, materials: Sequence[MaterialInput], by: Actor, at: datetime, key: str | None = None
) -> Case:
    """Take the completed materials, give a receipt, and let a stopped clock run again.

    Where the department reviews on paper, what was taken goes to it the same day (M31).
    """

    def effect(deed: Deed) -> None:
        case = deed.case
        deed.detail["materials"] = set_verdicts(case, materials)
        case.materials_at = at
        CompletionRequest.objects.filter(case=case).update(completed_at=at)
        end_suspension(case, at)
        promised, _legal = set_clocks(case)
        taken = [row for row in rows_of(case) if row.requirement.code in {found.code for found in materials}]
        paper = receipt(
            paper_facts(case, by), materials=handed_in(taken), reply_by=promised, taken_at=at, completes=True
        )
        deed.issue(paper)
        owe_paper(deed)

    return perform(Act.COMPLETE, number=number, by=by, at=at, effect=effect, inputs=list(materials), key=key)


def _issue_completion(deed: Deed, reason: str, found: Sequence[Defect], missed_at_window: bool) -> None:
    case, stops = deed.case, deed.case.version.completion_stops_clock
    deed.step_due = deed.due(REPLY_LIMIT)
    deed.detail.update(reason=reason, defects=[[each.material, each.fault] for each in found])
    document = deed.issue(
        completion_notice(
            paper_facts(case, deed.by),
            reason=reason,
            defects=found,
            hand_in=HAND_IN.format(address=case.received_centre.address or case.received_centre.name),
            reply_by=deed.step_due,
            clock_stops=stops,
        )
    )
    CompletionRequest.objects.create(
        case=case,
        defects=deed.detail["defects"],
        reason=reason,
        missed_at_window=missed_at_window,
        asked_at=deed.at,
        document=document,
    )
    if stops:
        case.suspensions.create(
            reason=reason,
            started_on=localdate(deed.at),
            ends_on=deed.step_due.on,
            planned_days=REPLY_LIMIT.number,
            document=document,
        )
        set_clocks(case)
    _hold_liable(deed, missed_at_window)


def _hold_liable(deed: Deed, missed_at_window: bool) -> None:
    looked = deed.case.events.filter(act__in=LOOKED_AT, actor__has_key="window_id").last()
    at_window = missed_at_window and looked is not None
    deed.hold(
        Occasion.MISSED_AT_WINDOW if at_window else Occasion.COMPLETION_DEMANDED,
        person=looked.actor if at_window and looked else None,
        reason=deed.detail["reason"],
        defects=deed.detail["defects"],
    )
