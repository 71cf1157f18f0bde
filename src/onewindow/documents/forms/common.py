"""Parts that several papers share."""

from collections.abc import Sequence

from onewindow.documents.forms.facts import Defect, PaperFacts, PaperMaterial, Remedies
from onewindow.documents.forms.paper import Column, Field, Fields, Paper, Part, Prose, Table

LICENSING_LAW = "《中华人民共和国行政许可法》"
SERVICE_SEAL = "政务服务专用章"
APPROVAL_SEAL = "行政审批专用章"


def to_applicant(
    facts: PaperFacts, *, kind: str, title: str, parts: tuple[Part, ...], by_centre: bool = False
) -> Paper:
    """A paper for the applicant in the name of the responsible authority, or of the centre itself, with a tear-off."""
    return Paper(
        kind=kind,
        title=title,
        organ=facts.centre if by_centre else facts.department,
        seal=SERVICE_SEAL if by_centre else APPROVAL_SEAL,
        addressee=facts.applicant,
        applicant=facts.applicant,
        item=facts.item,
        case_number=facts.case_number,
        supervision_phone=facts.supervision_phone,
        parts=parts,
        copies="申请人联",
    )


def wide(label: str, value: str) -> tuple[Field, ...]:
    return (Field(label, value),)


def pair(label: str, value: str, other_label: str, other_value: str) -> tuple[Field, ...]:
    return (Field(label, value), Field(other_label, other_value))


def case_fields(facts: PaperFacts) -> Fields:
    """The case, the applicant and the agent, the item, and who handles it: common to all papers of a case."""
    agent = [pair("代办人", facts.agent, "代办人证件", facts.agent_number_masked or "—")] if facts.agent else []
    return Fields(
        (
            pair("办件编号", facts.case_number, "查询码", facts.query_code),
            pair("申请人", facts.applicant, facts.applicant_number_kind, facts.applicant_number_masked),
            *agent,
            wide("事项名称", facts.item),
            pair("实施编码", facts.item_code, "实施机关", facts.department),
            pair("经办窗口", facts.window, "经办人及电话", f"{facts.officer} {facts.officer_phone}".strip()),
        )
    )


def material_table(materials: Sequence[PaperMaterial]) -> Table:
    return Table(
        (
            Column("序号", 3, "center"),
            Column("材料名称"),
            Column("形式", 7, "center"),
            Column("份数", 3, "center"),
            Column("页数", 3, "center"),
            Column("备注", 6),
        ),
        tuple(
            (str(order), each.name, each.form, str(each.copies), _pages(each.pages), each.remark)
            for order, each in enumerate(materials, 1)
        ),
    )


def material_sum(materials: Sequence[PaperMaterial]) -> str:
    """Say how much there is, so that nothing can be added to the list later."""
    pages = [each.pages for each in materials]
    counted = "" if None in pages else f"，{sum(filter(None, pages))}页"
    return f"以上材料共{len(materials)}种，{sum(each.copies for each in materials)}份{counted}。"


def defect_table(defects: Sequence[Defect]) -> Table:
    return Table(
        (
            Column("序号", 3, "center"),
            Column("材料名称"),
            Column("存在的问题"),
            Column("补正要求"),
            Column("样表", 6, "center"),
        ),
        tuple(
            (str(order), each.material, each.fault, each.required, each.sample or "—")
            for order, each in enumerate(defects, 1)
        ),
    )


def remedies_prose(you: str, paper: str, remedies: Remedies) -> Prose:
    """The right to reconsideration within 60 days and to litigation within 6 months (行政许可法 38)."""
    return Prose(
        f"{you}如对本{paper}不服，可以自收到本{paper}之日起60日内向{remedies.reconsideration_organ}申请行政复议，"
        f"也可以自收到本{paper}之日起6个月内依法向{remedies.court}提起行政诉讼。"
    )


def _pages(pages: int | None) -> str:
    return "—" if pages is None else str(pages)
