"""Applications that move items, as the API takes and tells them."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Moment, OneOf, Told, field
from onewindow.authority.readiness import Condition
from onewindow.catalogue.models import ItemApplication, ItemVersion
from onewindow.catalogue.rules.difference import Change
from onewindow.catalogue.rules.life import Kind
from onewindow.lib.refusal import Refused


class BeginBody(Asked):
    kind: Annotated[str, OneOf(Kind)] = field(
        _("addition 新增、change 变更、suspension 暂停、resumption 恢复、abolition 取消")
    )
    item_code: str = field(_("31 位实施编码"), max_length=40)
    name: str = field(_("新增时填写事项名称"), "", max_length=200)


class EditBody(Asked):
    """What is left out stays as it is."""

    ground: str | None = field(_("法律依据"), None)
    document_no: str | None = field(_("文件文号"), None)
    reason: str | None = field(_("申请理由"), None)
    planned_on: date | None = field(_("计划实施日期"), None)
    resumes_on: date | None = field(_("计划恢复日期，暂停时填写"), None)
    editorial: bool | None = field(_("是否文字性变更"), None)
    form: dict[str, Any] | None = field(
        _("实施清单：item、situations、materials（各含 review_points）、procedures，每格为文字，写法同导入表格"), None
    )


class NoteBody(Asked):
    note: str = field(_("理由"))


class OpinionBody(Asked):
    note: str = field(_("意见"), "")


class NothingBody(Asked):
    pass


class PublishBody(Asked):
    on: date | None = field(_("实施日期；不填为计划实施日期"), None)


class DetachBody(Asked):
    file_id: UUID


class ApplicationLine(Told):
    number: str
    item_code: str
    item: str
    department: str
    kind: str
    editorial: bool = field(_("是否文字性变更"))
    stage: str = field(
        _(
            "draft 草稿、submitted 待中心审核、checked 待联合审核、approved 待发布、published 已发布、"
            "sent_back 已退回、rejected 未通过、withdrawn 已撤回"
        )
    )
    due_at: Moment | None = field(_("本环节期限"))
    planned_on: date | None
    url: str


class ApplicationLines(Told):
    results: list[ApplicationLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class ChangeTold(Told):
    part: str
    entry: str = field(_("该部分的哪一项：情形或程序的名称、材料的代码"))
    element: str
    mark: str = field(_("added 新增、removed 删除、changed 改动"))
    before: Any
    after: Any
    editorial: bool = field(_("是否文字性变更"))


class FaultTold(Told):
    field: str
    code: str
    detail: str


class ConditionTold(Told):
    name: str
    met: bool
    detail: str


class FileTold(Told):
    id: UUID
    name: str
    content_type: str
    size: int
    sha256: str
    url: str


class EventTold(Told):
    act: str
    at: Moment
    by: str
    from_stage: str
    to_stage: str
    note: str


class ApplicationTold(ApplicationLine):
    ground: str
    document_no: str
    reason: str
    resumes_on: date | None
    version: int | None = field(_("发布的版本号"))
    form: dict[str, Any] | None = field(_("填写的实施清单"))
    faults: list[FaultTold] = field(_("清单中需要修改之处"))
    changes: list[ChangeTold] = field(_("与现行版本的差异"))
    conditions: list[ConditionTold] = field(_("新增事项发布的四项条件"))
    files: list[FileTold]
    events: list[EventTold]
    acts: list[str] = field(_("当前岗位现在可以办的动作"))


class VersionTold(Told):
    number: int
    name: str
    effective_from: date
    effective_until: date | None
    published_at: Moment
    application: str | None = field(_("来自哪一申请单；批量导入的为空"))


class ItemHistory(Told):
    code: str
    name: str
    state: str
    turns_to: str = field(_("已定于 turns_on 转为的状态"))
    turns_on: date | None
    versions: list[VersionTold]


class Difference(Told):
    before: int
    after: int
    changes: list[ChangeTold]


def line_facts(application: ItemApplication, url: str) -> dict[str, Any]:
    """The facts that a line and the whole share."""
    return {
        "number": application.number,
        "item_code": application.item.code,
        "item": application.item.name,
        "department": application.department.name,
        "kind": application.kind,
        "editorial": application.editorial,
        "stage": application.stage,
        "due_at": application.due_at,
        "planned_on": application.planned_on,
        "url": url,
    }


def change_told(change: Change) -> ChangeTold:
    """One change with its values as plain JSON."""
    return ChangeTold(
        part=change.part,
        entry=change.entry,
        element=change.element,
        mark=change.mark,
        before=_plain(change.before),
        after=_plain(change.after),
        editorial=change.editorial,
    )


def fault_told(fault: Refused) -> FaultTold:
    """One cell that can't be right, by its place in the form."""
    return FaultTold(field=fault.field or "", code=fault.code, detail=str(fault))


def condition_told(condition: Condition) -> ConditionTold:
    return ConditionTold(name=str(condition.name), met=condition.met, detail=str(condition.said))


def version_told(version: ItemVersion) -> VersionTold:
    """A published version; it carries `source`, the number of its application (queries.department_items)."""
    assert version.published_at is not None
    return VersionTold(
        number=version.number,
        name=version.name,
        effective_from=version.effective_from,
        effective_until=version.effective_until,
        published_at=version.published_at,
        application=version.source,  # type: ignore[attr-defined]
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items() if name != "id"}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
