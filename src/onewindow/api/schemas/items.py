"""Items as the API tells them: a line of a list, and the whole implementation list."""

from collections.abc import Sequence
from datetime import date

from onewindow.api.marks import _
from onewindow.api.schemas.base import Told, field
from onewindow.catalogue.queries import FoundItem
from onewindow.catalogue.rules import (
    Checklist,
    ListedMaterial,
    ListedSituation,
    asked,
    materials_for,
    open_questions,
)
from onewindow.organisation.models import Window
from onewindow.worktime.rules import Limit


class LimitTold(Told):
    number: int
    unit: str = field(_("working_day 工作日、calendar_day 自然日、month 月、hour 小时、on_the_spot 当场"))


class DepartmentTold(Told):
    id: int
    name: str


class ItemLine(Told):
    code: str
    name: str
    department: DepartmentTold
    kind: str = field(_("immediate 即办件、promised 承诺件"))
    centre: str = field(_("所属中心；其他中心的事项为可异地收件"))
    needs_biometrics: bool = field(_("受理须采集生物特征，只能在所属中心收件"))
    service_objects: list[str]
    promised: LimitTold
    url: str


class ItemPage(Told):
    results: list[ItemLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class SituationTold(Told):
    id: int = field(_("收件时填入 situations"))
    name: str
    question: str = field(_("这个情形回答的问题；同一问题只选一个，空的可以选多项"))


class QuestionTold(Told):
    text: str
    answers: list[SituationTold]
    chosen: int | None = field(_("已选的答案；还没有回答则为空"))


class MaterialTold(Told):
    code: str = field(_("收件时填入 materials 的 code"))
    name: str
    copies: int
    form: str
    medium: str
    necessity: str = field(_("required 必要、conditional 视情形、optional 非必要"))
    situations: list[str] = field(_("视情形的材料：在哪些情形下需要"))
    source: str
    standard: str
    sample: str
    review_points: list[str]


class NeededTold(Told):
    """What the chosen situations lead to; `is_final` says that no question is open and a case may be received."""

    is_final: bool = field(_("没有未回答的问题，清单已经确定"))
    questions: list[QuestionTold] = field(_("要问的问题，依次排列；不再影响清单的不列"))
    materials: list[MaterialTold]


class ProcedureTold(Told):
    id: int = field(_("中止计时时填入 procedure_id"))
    kind: str
    name: str
    basis: str
    days: int = field(_("最长工作日"))


class WindowTold(Told):
    number: str
    name: str
    kind: str
    zone: str


class ItemTold(Told):
    """An item with all elements of the version in force today."""

    code: str
    name: str
    department: DepartmentTold
    type: str
    kind: str
    version: int
    effective_from: date
    service_objects: list[str]
    promised: LimitTold
    legal: LimitTold | None
    extension: LimitTold | None
    limit_note: str
    legal_basis: str
    legal_source: str
    conditions: str
    flow: list[str]
    fee: str
    visits: int
    scope: str
    channels: list[str]
    result_name: str
    result_is_certificate: bool
    result_validity_years: int | None
    maker: str
    paper_mode: str
    situations: list[SituationTold]
    materials: list[MaterialTold]
    procedures: list[ProcedureTold] = field(_("可以中止计时的特别程序"))
    windows: list[WindowTold] = field(_("现场办理的窗口"))
    made_up: list[str] = field(_("演示用的虚构要素"))


def limit_told(limit: Limit) -> LimitTold:
    return LimitTold(number=limit.number, unit=limit.unit)


def item_line(found: FoundItem, url: str) -> ItemLine:
    """A line of the list."""
    return ItemLine(
        code=found.code,
        name=found.name,
        department=DepartmentTold(id=found.department_id, name=found.department),
        kind=found.kind,
        centre=found.centre,
        needs_biometrics=found.needs_biometrics,
        service_objects=list(found.service_objects),
        promised=limit_told(found.promised),
        url=url,
    )


PLAIN = (
    "code", "name", "type", "kind", "effective_from", "limit_note", "legal_basis", "legal_source", "conditions",
    "fee", "visits", "scope", "result_name", "result_is_certificate", "result_validity_years", "maker", "paper_mode",
)  # fmt: skip
LISTED = ("service_objects", "flow", "channels", "made_up")


def item_told(listed: Checklist, windows: list[Window]) -> ItemTold:
    """The whole list with the windows where it is handed in."""
    facts = {name: getattr(listed, name) for name in PLAIN} | {name: list(getattr(listed, name)) for name in LISTED}
    return ItemTold(
        **facts,
        department=DepartmentTold(id=listed.department_id or 0, name=listed.department),
        version=listed.number or 0,
        promised=limit_told(listed.promised),
        legal=limit_told(listed.legal) if listed.legal else None,
        extension=limit_told(listed.extension) if listed.extension else None,
        situations=[situation_told(each) for each in listed.situations],
        materials=[material_told(each) for each in listed.materials],
        procedures=[
            ProcedureTold(id=each.id or 0, kind=each.kind, name=each.name, basis=each.basis, days=each.days)
            for each in listed.procedures
        ],
        windows=[
            WindowTold(number=each.number, name=each.name, kind=each.kind, zone=each.zone.name) for each in windows
        ],
    )


def situation_told(situation: ListedSituation) -> SituationTold:
    return SituationTold(id=situation.id or 0, name=situation.name, question=situation.question)


def needed_told(listed: Checklist, situations: Sequence[int]) -> NeededTold:
    """The questions to ask and the materials needed, by the rule of the guide and the desk (M12, M20)."""
    return NeededTold(
        is_final=not open_questions(listed, situations),
        questions=[
            QuestionTold(
                text=question.text,
                answers=[situation_told(answer) for answer in question.answers],
                chosen=next((answer.id for answer in question.answers if answer.id in situations), None),
            )
            for question in asked(listed, situations)
        ],
        materials=[material_told(each) for each in materials_for(listed, situations)],
    )


def material_told(material: ListedMaterial) -> MaterialTold:
    """A line of the list of materials with its review points."""
    return MaterialTold(
        code=material.code,
        name=material.name,
        copies=material.copies,
        form=material.form,
        medium=material.medium,
        necessity=material.necessity,
        situations=list(material.situations),
        source=material.source,
        standard=material.standard,
        sample=material.sample,
        review_points=[point.text for point in material.review_points],
    )
