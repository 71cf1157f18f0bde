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


def case_fields(facts: PaperFacts, *further: tuple[Field, ...]) -> Fields:
    """The case, the applicant and the agent, the item, who handles it, and what `further` rows a paper adds."""
    away = [wide("异地收件", facts.received_away)] if facts.received_away else []
    agent = [pair("代办人", facts.agent, "代办人证件", facts.agent_number_masked or "—")] if facts.agent else []
    return Fields(
        (
            pair("办件编号", facts.case_number, "查询码", facts.query_code),
            pair("申请人", facts.applicant, facts.applicant_number_kind, facts.applicant_number_masked),
            *agent,
            wide("事项名称", facts.item),
            pair("实施编码", facts.item_code, "实施机关", facts.department),
            pair("经办单位", facts.window, "经办人", f"{facts.officer} {facts.officer_phone}".strip()),
            *away,
            *further,
        )
    )


def listing(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    """A numbered table; a column that stays empty in every row is left out."""
    kept = [index for index, _ in enumerate(columns) if any(row[index] for row in rows)]
    return Table(
        (Column("序号", 2, "center"), *(columns[index] for index in kept)),
        tuple((str(order), *(row[index] for index in kept)) for order, row in enumerate(rows, 1)),
    )


def material_table(materials: Sequence[PaperMaterial]) -> Table:
    return listing(
        (
            Column("材料名称"),
            Column("形式", 6, "center"),
            Column("份数", 2, "center"),
            Column("页数", 2, "center"),
            Column("备注", 5),
        ),
        [(each.name, each.form, str(each.copies), pages_word(each.pages), each.remark) for each in materials],
    )


def material_sum(materials: Sequence[PaperMaterial]) -> str:
    """Say how much there is, so that nothing can be added to the list later: 6种6份13页."""
    pages = [each.pages for each in materials]
    counted = "" if None in pages else f"{sum(filter(None, pages))}页"
    return f"{len(materials)}种{sum(each.copies for each in materials)}份{counted}"


def defect_table(defects: Sequence[Defect]) -> Table:
    return listing(
        (Column("材料名称"), Column("存在的问题"), Column("补正要求"), Column("样表", 4, "center")),
        [(each.material, each.fault, each.required, each.sample) for each in defects],
    )


def remedies_prose(you: str, paper: str, remedies: Remedies) -> Prose:
    """The right to reconsideration within 60 days and to litigation within 6 months (行政许可法 38)."""
    return Prose(
        f"{you}如对本{paper}不服，可以自收到本{paper}之日起60日内向{remedies.reconsideration_organ}申请行政复议，"
        f"也可以自收到本{paper}之日起6个月内依法向{remedies.court}提起行政诉讼。"
    )


def pages_word(pages: int | None) -> str:
    """Write a number of pages; one that was not counted leaves the cell empty."""
    return "" if pages is None else str(pages)
