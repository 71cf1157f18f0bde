"""Papers and results change hands: to the department, to the issuing window, to the applicant (M28, M31, M32)."""

from datetime import date, datetime

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.actions.limits import count_due, years_later
from onewindow.cases.actions.materials import rows_of
from onewindow.cases.errors import LetterExpired, WrongRecipient
from onewindow.cases.files import Upload, store
from onewindow.cases.models import Case, CaseFile, Certificate, Delivery, Handover
from onewindow.cases.papers import handed_in, issuing_place, paper_facts, place_of, seat_of
from onewindow.cases.queries.collecting import may_collect_at
from onewindow.cases.rules import Act, State, StepKind
from onewindow.documents import forms
from onewindow.documents.models import Document
from onewindow.lib.encryption import seal, unseal
from onewindow.lib.identifiers.number import normal_form
from onewindow.lib.masking import mask_number
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.worktime.rules import ON_THE_SPOT

DIGEST = 16  # as much of a digest as tells one picture from another on paper
RESULT_KINDS = (Document.Kind.GRANT, Document.Kind.REFUSAL, Document.Kind.CERTIFICATE)


def transfer(*, number: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Hand the case or its paper originals to the department with a list; after the cut-off it is flagged late (M31)."""

    def effect(deed: Deed) -> None:
        entries = [(each.name, each.form, each.copies) for each in handed_in(rows_of(deed.case))]
        case = deed.case
        late = localtime(at) > _cut_off(case)
        purpose = "异地收件，寄送部门审查" if case.received_away else "移交部门审查"
        _hand(deed, Handover.Kind.MATERIALS, case.department.name, purpose, entries, late)

    return perform(Act.TRANSFER, number=number, by=by, at=at, effect=effect, key=key)


def hand_over(*, number: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Hand the result to the issuing window, due within 1 working day after the decision (M28).

    It goes to the centre where the applicant chose to collect, or home where that centre may no longer hand it out (M04).
    """

    def effect(deed: Deed) -> None:
        _settle_collection(deed)
        entries = [(title, each, 1) for title, each in results_of(deed.case)]
        if _is_still_to_be_made(deed.case):
            deed.opens = StepKind.MAKING
        _hand(deed, Handover.Kind.RESULT, issuing_place(deed.case), "办理结果移交出证窗口", entries, late=False)

    return perform(Act.HAND_OVER, number=number, by=by, at=at, effect=effect, key=key)


def make(*, number: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Make the certificate from the decision, once, by whoever has the power to (M32)."""

    def effect(deed: Deed) -> None:
        case, version, today = deed.case, deed.case.version, localdate(at)
        until = years_later(today, version.result_validity_years) if version.result_validity_years else None
        document = deed.issue(
            forms.certificate(
                paper_facts(case, by),
                name=version.result_name or version.name,
                content=[("许可或登记内容", version.name), ("发证机关", case.department.name)],
                valid_from=today,
                valid_until=until,
                decision_number=case.decision.document.number,
            )
        )
        Certificate.objects.create(
            case=case,
            number=document.number,
            valid_from=today,
            valid_until=until,
            made_at=at,
            made_by=by.as_record(),
            document=document,
        )
        deed.detail["certificate"] = document.number

    return perform(Act.MAKE, number=number, by=by, at=at, effect=effect, key=key)


def deliver(
    *,
    number: str,
    recipient: str,
    recipient_number: str,
    by: Actor,
    at: datetime,
    signature: Upload | None = None,
    key: str | None = None,
) -> Case:
    """Deliver the result at the counter to the applicant or the recorded agent, whose identity card was checked (M32).

    Refuses with WrongRecipient when the number is neither's, and with LetterExpired when the agent's letter has run out
    (行政许可法 29). For a legal person the recorded agent collects.
    """

    def effect(deed: Deed) -> None:
        case = deed.case
        name = require_text("recipient", _("签收人"), recipient, 50)
        checked = normal_form(require_text("recipient_number", _("签收人证件号码"), recipient_number, 40))
        is_agent = _is_agent(case, name, checked, localdate(at))
        signed = _signature(deed, signature)
        document = deed.issue(
            forms.delivery(
                paper_facts(case, by),
                delivered=[forms.Delivered(title=title, number=each) for title, each in results_of(case)],
                mode="当面送达" if not is_agent else "当面送达（代领）",
                recipient=name,
                recipient_number_masked=mask_number(checked),
                delivered_at=at,
                deliverer=by.name,
                place=place_of(case, by),
                signed=signed.sha256[:DIGEST] if signed else "",
            )
        )
        Delivery.objects.create(
            case=case,
            mode=Delivery.Mode.COUNTER,
            recipient=name,
            recipient_number_sealed=seal(checked),
            is_agent=is_agent,
            signature=signed,
            delivered_at=at,
            delivered_by=by.as_record(),
            document=document,
        )
        deed.detail.update(is_agent=is_agent, recipient=mask_number(checked))

    return perform(
        Act.DELIVER, number=number, by=by, at=at, effect=effect, inputs=[recipient, recipient_number], key=key
    )


def results_of(case: Case) -> list[tuple[str, str]]:
    """Title and number of the decision and, where there is one, the certificate: what the applicant will get."""
    papers = case.papers.filter(document__kind__in=RESULT_KINDS).order_by("pk")
    return list(papers.values_list("document__content__paper__title", "document__number"))


def _hand(deed: Deed, kind: str, to_place: str, purpose: str, entries: list[tuple[str, str, int]], late: bool) -> None:
    case, seat, giving = deed.case, seat_of(deed.case, deed.by), place_of(deed.case, deed.by)
    document = deed.issue(
        forms.handover(
            centre=seat.name,
            supervision_phone=seat.supervision_phone,
            purpose=purpose,
            giving_unit=giving,
            giver=deed.by.name,
            receiving_unit=to_place,
            entries=[
                forms.HandoverEntry(
                    case_number=case.number,
                    applicant=case.applicant.name,
                    name=name,
                    form="" if kind == Handover.Kind.RESULT else what,
                    number=what if kind == Handover.Kind.RESULT else "",
                    copies=copies,
                )
                for name, what, copies in entries
            ],
            handed_at=deed.at,
        )
    )
    Handover.objects.create(
        case=case,
        kind=kind,
        from_place=giving,
        to_place=to_place,
        contents=entries,
        handed_by=deed.by.as_record(),
        at=deed.at,
        late=late,
        document=document,
    )
    deed.detail.update(to=to_place, late=late)


def _settle_collection(deed: Deed) -> None:
    case = deed.case
    if may_collect_at(case.collect_centre, item=case.item, version=case.version, at=deed.at):
        return
    deed.detail["collect_moved"] = f"{case.collect_centre.name} → {case.centre.name}"
    case.collect_centre = case.centre


def _cut_off(case: Case) -> datetime:
    """Paper goes to the department on the day of its acceptance, or of its receipt when that is later (M31)."""
    last = count_due(case, ON_THE_SPOT, localdate(max(case.materials_at, case.accepted_at or case.materials_at)))
    return datetime.combine(last.on, case.centre.paper_cut_off, last.at.tzinfo)


def _is_still_to_be_made(case: Case) -> bool:
    granted_with_certificate = case.state == State.GRANTED and case.version.result_is_certificate
    return granted_with_certificate and not Certificate.objects.filter(case=case).exists()


def _is_agent(case: Case, name: str, number: str, today: date) -> bool:
    if number == unseal(case.applicant.number_sealed) and name == case.applicant.name:
        return False
    if case.agent_name and number == unseal(case.agent_number_sealed) and name == case.agent_name:
        if case.agent_until and case.agent_until < today:
            raise LetterExpired(until=f"{case.agent_until}", field="recipient_number")
        return True
    raise WrongRecipient(field="recipient_number")


def _signature(deed: Deed, signature: Upload | None) -> CaseFile | None:
    if signature is None:
        return None
    return store(deed.case, signature, by=deed.by, at=deed.at, purpose=CaseFile.Purpose.SIGNATURE)
