"""What the papers say of a case, in the plain values that the forms take."""

from collections.abc import Iterable

from onewindow.cases.models import Case, CaseMaterial
from onewindow.cases.queries.liability import LiabilityLine
from onewindow.cases.rules import Verdict, Whose
from onewindow.cases.words import OCCASION_NAMES, STEP_NAMES, WHOSE_NAMES
from onewindow.catalogue.models import MaterialRequirement
from onewindow.documents.forms import Defect, LiabilityEntry, PaperFacts, PaperMaterial, Remedies
from onewindow.documents.forms.words import minute
from onewindow.lib.encryption import unseal
from onewindow.lib.masking import mask_number
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre

CHANNEL_WORDS = {"counter": "窗口现场", "web": "网上", "post": "邮寄"}
NUMBER_WORDS = {
    "id_card": "居民身份证",
    "credit_code": "统一社会信用代码",
    "passport": "护照",
    "hmt_permit": "港澳台居民证件",
    "residence_card": "外国人永久居留身份证",
}
FORM_WORDS = {
    "original_kept": "原件（收取）",
    "original_seen": "原件（核验）",
    "copy": "复印件",
    "scan": "电子件",
}


def paper_facts(case: Case, by: Actor) -> PaperFacts:
    """What every paper of this case says; papers are Chinese whatever the page's language."""
    seat = seat_of(case, by)
    return PaperFacts(
        centre=seat.name,
        department=case.department.name,
        case_number=case.number,
        query_code=case.query_code,
        applicant=case.applicant.name,
        applicant_number_kind=NUMBER_WORDS[case.applicant.number_kind],
        applicant_number_masked=case.applicant.masked_number,
        agent=case.agent_name,
        agent_number_masked=mask_number(unseal(case.agent_number_sealed)),
        item=case.version.name,
        item_code=case.item.code,
        item_type=case.item.type.name,
        window=place_of(case, by),
        officer=by.name,
        officer_phone=case.department.phone if by.department_id else seat.phone,
        supervision_phone=seat.supervision_phone,
        received_at=case.received_at,
        channel=CHANNEL_WORDS[case.channel],
        received_away=away_words(case),
    )


def liability_entries(rows: Iterable[LiabilityLine]) -> list[LiabilityEntry]:
    """The lines of the liability sheet; call it in the house's own language."""
    return [
        LiabilityEntry(
            at=row.at,
            occasion=f"{OCCASION_NAMES[row.occasion]}{f'：{STEP_NAMES[row.step]}' if row.step else ''}",
            whose=str(WHOSE_NAMES[row.whose]),
            unit=row.unit if row.whose == Whose.APPLICANT else f"{row.centre} {row.unit}".strip(),
            person=row.person.get("name", ""),
            clause=row.clause,
            facts=_lateness(row) or str(row.detail.get("reason") or row.detail.get("material") or ""),
        )
        for row in rows
    ]


def _lateness(row: LiabilityLine) -> str:
    if row.due_at is None or row.days_late is None:
        return ""
    late = f"超期{row.days_late}个工作日" if row.days_late else "超期不足1个工作日"
    done = f"{minute(row.ended_at)}完成" if row.ended_at else "尚未完成"
    return f"{late}：期限{minute(row.due_at)}，{done}"


def seat_of(case: Case, by: Actor) -> Centre:
    """The centre at whose window the actor acts on this case; for the department and the law it is home."""
    if by.window_id:
        for centre in (case.received_centre, case.collect_centre):
            if centre.pk == by.centre_id:
                return centre
    return case.centre


def place_of(case: Case, by: Actor) -> str:
    """Where the actor acts, with the centre's name where it isn't the home one."""
    seat = seat_of(case, by)
    return by.place if seat.pk == case.centre_id else f"{seat.name} {by.place}"


def issuing_place(case: Case) -> str:
    """Where the result is collected, with the centre's name where it isn't the home one."""
    name = "统一出证窗口"
    return f"{case.collect_centre.name}{name}" if case.collect_centre_id != case.centre_id else name


def away_words(case: Case) -> str:
    """Who received a case away from home and who decides it (M04); nothing for a case received at home."""
    if not case.received_away:
        return ""
    return (
        f"由{case.received_centre.name}{case.window or ''}窗口收件，由{case.department.name}审查决定，"
        f"时限按{case.centre.name}的工作日历计算；办理结果在{case.collect_centre.name}领取"
    )


def handed_in(materials: Iterable[CaseMaterial]) -> list[PaperMaterial]:
    """The materials that were really taken or seen, as the list on a paper."""
    return [
        PaperMaterial(
            name=material.requirement.name,
            form=FORM_WORDS[material.requirement.form],
            copies=material.copies_kept,
            remark="已核原件" if material.original_seen else "",
        )
        for material in materials
        if material.verdict != Verdict.MISSING
    ]


def defects(materials: Iterable[CaseMaterial]) -> list[Defect]:
    """All that is missing or wrong of what the list requires, per material."""
    return [
        Defect(
            material=material.requirement.name,
            fault=material.remark or ("未提交" if material.verdict == Verdict.MISSING else "不符合要求"),
            required=material.requirement.standard
            or f"{FORM_WORDS[material.requirement.form]}{material.requirement.copies}份",
            sample=material.requirement.sample,
        )
        for material in materials
        if material.verdict in (Verdict.MISSING, Verdict.DEFECTIVE)
        and material.requirement.necessity != MaterialRequirement.Necessity.OPTIONAL
    ]


def remedies(case: Case) -> Remedies:
    return Remedies(
        reconsideration_organ=case.department.reconsideration_organ or "本级人民政府",
        court=case.department.court or "有管辖权的人民法院",
    )
