"""What the window answers: accept, one-time notice, return, decline, transfer; and the applicant's correction."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.queries import Ground, powers_of
from onewindow.authority.rules import Power
from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.actions.limits import REPLY_LIMIT, step_due, told_due
from onewindow.cases.actions.materials import rows_of, set_verdicts
from onewindow.cases.actions.start import start_case
from onewindow.cases.application import MaterialInput
from onewindow.cases.errors import SupervisorOnly
from onewindow.cases.models import Case, OneTimeNotice
from onewindow.cases.papers import defects, handed_in, paper_facts, remedies
from onewindow.cases.rules import Act, Occasion, StepKind, Whose
from onewindow.cases.rules.liability import APPLICANT, could_have_been_asked
from onewindow.cases.rules.lifecycle import Side
from onewindow.catalogue.models import ItemVersion
from onewindow.documents.forms import decline as decline_form
from onewindow.documents.forms import one_time_notice, receipt, return_notice
from onewindow.documents.models import Document
from onewindow.lib.typed_text import FieldWrong, require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

HAND_IN = "原收件窗口现场提交，或者邮寄至{address}"


def accept(*, number: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Accept a case whose materials are all settled; both clocks start today and the notice says their last days.

    Refuses with materials_open while a material is unchecked, defective or missing (行政许可法 32(5), M26).
    """
    return perform(Act.ACCEPT, number=number, by=by, at=at, effect=accept_effect, key=key)


def accept_effect(deed: Deed) -> None:
    """Start the clocks from the act's moment; an on-the-spot item stays with a window that may decide it."""
    start_case(deed, deed.at)
    if _stays_at_window(deed):
        deed.side = Side.WINDOW


def notify(*, number: str, by: Actor, at: datetime, reply_by: date | None = None, key: str | None = None) -> Case:
    """Issue the one-time notice: all that the check found, at once, with a date to reply by (M21, 行政许可法 32(4)).

    `reply_by` is a day after today; without it 15 working days. A second notice is refused with already_notified, and
    one that leaves a material unlooked at with materials_unchecked, since what it forgets may not be asked later.
    """

    def effect(deed: Deed) -> None:
        _issue_notice(deed, reply_by, sequence=1)

    return perform(Act.NOTIFY, number=number, by=by, at=at, effect=effect, inputs=reply_by, key=key)


def notify_again(
    *, number: str, reason: str, by: Actor, at: datetime, reply_by: date | None = None, key: str | None = None
) -> Case:
    """A supervisor lets a further notice out (M21).

    What it asks for and the first could have asked for is held against the window that gave the first; where it only asks
    again for what was asked before, it is the applicant's own.
    """

    def effect(deed: Deed) -> None:
        if not by.has_role(Role.SUPERVISOR):
            raise SupervisorOnly()
        deed.detail["reason"] = require_text("reason", _("理由"), reason)
        before = list(deed.case.notices.order_by("sequence"))
        _issue_notice(deed, reply_by, sequence=len(before) + 1)
        _hold_second_notice(deed, before)

    ground = Ground("supervision", by.place)
    return perform(
        Act.NOTIFY_AGAIN, number=number, by=by, at=at, effect=effect, inputs=[reason, reply_by], key=key, ground=ground
    )


def correct(
    *, number: str, materials: Sequence[MaterialInput], by: Actor, at: datetime, key: str | None = None
) -> Case:
    """Take what the applicant hands in after the notice; the five working days to answer run anew from today."""

    def effect(deed: Deed) -> None:
        deed.detail["materials"] = set_verdicts(deed.case, materials)
        deed.case.materials_at = at
        deed.step_due = step_due(deed.case, StepKind.INTAKE, at)
        taken = [row for row in rows_of(deed.case) if row.requirement.code in {found.code for found in materials}]
        facts = paper_facts(deed.case, by)
        deed.issue(receipt(facts, materials=handed_in(taken), reply_by=deed.step_due, taken_at=at))

    return perform(Act.CORRECT, number=number, by=by, at=at, effect=effect, inputs=list(materials), key=key)


def return_out_of_scope(
    *, number: str, reason: str, where_to_go: str, by: Actor, at: datetime, key: str | None = None
) -> Case:
    """Give an application back that isn't the window's, with written reasons and where to go (M25, M26)."""

    def effect(deed: Deed) -> None:
        deed.detail["reason"] = require_text("reason", _("退件理由"), reason)
        place = require_text("where_to_go", _("应向何处申请"), where_to_go, 300)
        materials = handed_in(rows_of(deed.case))
        deed.hold(Occasion.RETURNED, reason=reason)
        deed.issue(return_notice(paper_facts(deed.case, by), reasons=[reason], materials=materials, where_to_go=place))

    return perform(Act.RETURN, number=number, by=by, at=at, effect=effect, inputs=[reason, where_to_go], key=key)


def decline(
    *,
    number: str,
    reason: str,
    basis: str,
    by: Actor,
    at: datetime,
    right_authority: str = "",
    key: str | None = None,
) -> Case:
    """Decide not to accept, with the legal reason, the right authority and the remedies (行政许可法 32(1), 32(2))."""

    def effect(deed: Deed) -> None:
        deed.detail["reason"] = require_text("reason", _("不予受理的理由"), reason)
        deed.detail["basis"] = require_text("basis", _("法律依据"), basis, 500)
        deed.hold(Occasion.DECLINED, clause=deed.detail["basis"], reason=deed.detail["reason"])
        deed.issue(
            decline_form(
                paper_facts(deed.case, by),
                reason=reason,
                legal_basis=basis,
                remedies=remedies(deed.case),
                right_authority=right_authority.strip(),
            )
        )

    inputs = [reason, basis, right_authority]
    return perform(Act.DECLINE, number=number, by=by, at=at, effect=effect, inputs=inputs, key=key)


def _issue_notice(deed: Deed, reply_by: date | None, sequence: int) -> None:
    case = deed.case
    if reply_by is not None and reply_by <= localdate(deed.at):
        raise FieldWrong(field="reply_by", label=_("补正期限（须晚于今日）"), value=reply_by)
    due = told_due(case, reply_by) if reply_by else deed.due(REPLY_LIMIT)
    found = defects(rows_of(case))
    deed.detail["defects"] = [[defect.material, defect.fault] for defect in found]
    deed.step_due = due
    document = deed.issue(
        one_time_notice(
            paper_facts(case, deed.by),
            defects=found,
            hand_in=HAND_IN.format(address=case.received_centre.address or case.received_centre.name),
            reply_by=due,
            receipt_number=_receipt_number(case),
        )
    )
    OneTimeNotice.objects.create(
        case=case,
        sequence=sequence,
        issued_at=deed.at,
        reply_by=due.on,
        defects=deed.detail["defects"],
        document=document,
    )


def _hold_second_notice(deed: Deed, before: Sequence[OneTimeNotice]) -> None:
    asked = {material for notice in before for material, _fault in notice.defects}
    new = could_have_been_asked([material for material, _fault in deed.detail["defects"]], asked)
    first = deed.case.events.filter(act=Act.NOTIFY).first()
    deed.hold(
        Occasion.SECOND_NOTICE,
        person=first.actor if first and new else {},
        whose=Whose.WINDOW if new else Whose.APPLICANT,
        unit="" if new else APPLICANT,
        reason=deed.detail["reason"],
        could_have_been_asked=new,
        approved_by=deed.by.as_record(),
    )


def _receipt_number(case: Case) -> str:
    papers = case.papers.filter(document__kind=Document.Kind.RECEIPT).order_by("pk")
    return papers.values_list("document__number", flat=True).first() or ""


def _stays_at_window(deed: Deed) -> bool:
    if deed.case.version.kind != ItemVersion.Kind.IMMEDIATE or deed.by.window_id is None:
        return False
    return {Power.REVIEW, Power.DECIDE} <= powers_of(actor=deed.by, item=deed.case.item, at=deed.at)
