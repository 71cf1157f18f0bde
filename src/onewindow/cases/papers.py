"""What the papers say of a case, in the plain values that the forms take."""

from collections.abc import Iterable

from onewindow.cases.models import Case, CaseMaterial
from onewindow.cases.rules import Verdict
from onewindow.catalogue.models import MaterialRequirement
from onewindow.documents.forms import Defect, PaperFacts, PaperMaterial, Remedies
from onewindow.lib.encryption import unseal
from onewindow.lib.masking import mask_number
from onewindow.organisation.actor import Actor

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
    return PaperFacts(
        centre=case.centre.name,
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
        window=by.place,
        officer=by.name,
        officer_phone=case.department.phone if by.department_id else case.centre.phone,
        supervision_phone=case.centre.supervision_phone,
        received_at=case.received_at,
        channel=CHANNEL_WORDS[case.channel],
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
