"""The coverage and the exclusions as the API tells them."""

from datetime import date

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Told, field
from onewindow.authority.models import Exclusion
from onewindow.authority.queries.coverage import Coverage, CoverageItem


class CoverageLine(Told):
    department_id: int | None
    name: str
    existing: int = field(_("依申请事项"))
    in_windows: int = field(_("已进驻"))
    excluded: int = field(_("不进驻（有依据）"))
    gap: int = field(_("未进驻（无依据）"))
    per_mille: int | None = field(_("进驻率，千分数，不四舍五入"))


class CoverageTold(Told):
    on: date
    total: CoverageLine
    departments: list[CoverageLine]


class CoverageItemTold(Told):
    code: str
    name: str
    department: str
    standing: str = field(_("in_windows 已进驻、excluded 不进驻（有依据）、gap 未进驻（无依据）"))
    missing: str
    exclusion_id: int | None


class CoverageItems(Told):
    results: list[CoverageItemTold]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class ExclusionBody(Asked):
    item_code: str = field(_("实施编码"), max_length=100)
    ground: str = field(_("secret 涉密、complex 特别复杂"), max_length=20)
    reason: str = field(_("理由；涉密的不得写任何涉密内容"), max_length=2000)


class AnswerGiven(Asked):
    answer: str = field(_("理由"), max_length=2000)


class ExclusionTold(Told):
    id: int
    item_code: str
    item: str
    ground: str
    reason: str
    stage: str = field(_("proposed 待批准、approved 已批准、declined 未批准、ended 已终止"))
    proposed_by: str
    approver: str
    approved_on: date | None
    ended_on: date | None
    answer: str


class SheetTold(Told):
    id: str
    number: str
    url: str


def coverage_line(part: Coverage) -> CoverageLine:
    """One department, or all of them."""
    return CoverageLine(
        department_id=part.department_id,
        name=part.name,
        existing=part.existing,
        in_windows=part.in_windows,
        excluded=part.excluded,
        gap=part.gap,
        per_mille=part.per_mille,
    )


def coverage_item(item: CoverageItem) -> CoverageItemTold:
    """One item with where it stands."""
    return CoverageItemTold(
        code=item.code,
        name=item.name,
        department=item.department,
        standing=item.standing,
        missing=str(item.missing),
        exclusion_id=item.exclusion.pk if item.exclusion else None,
    )


def exclusion_told(exclusion: Exclusion) -> ExclusionTold:
    """One exclusion; persons by their names."""
    return ExclusionTold(
        id=exclusion.pk,
        item_code=exclusion.item.code,
        item=exclusion.item.name,
        ground=exclusion.ground,
        reason=exclusion.reason,
        stage=exclusion.stage,
        proposed_by=exclusion.proposed_by["name"],
        approver=exclusion.approver["name"] if exclusion.approver else "",
        approved_on=exclusion.approved_on,
        ended_on=exclusion.ended_on,
        answer=exclusion.answer,
    )
