"""The life of items: `/item-applications` with an address for each act, and the versions of an item compared."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import localdate
from ninja import Body, File, Query, Router, UploadedFile

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.papers import bytes_of
from onewindow.api.resources.params import LIMIT, Text
from onewindow.api.schemas.base import Asked
from onewindow.api.schemas.item_applications import (
    ApplicationLine,
    ApplicationLines,
    ApplicationTold,
    BeginBody,
    DetachBody,
    Difference,
    EditBody,
    EventTold,
    FileTold,
    ItemHistory,
    NoteBody,
    NothingBody,
    OpinionBody,
    PublishBody,
    change_told,
    condition_told,
    fault_told,
    line_facts,
    version_told,
)
from onewindow.authority.readiness import publish_item, readiness
from onewindow.catalogue import actions
from onewindow.catalogue.actions import Particulars
from onewindow.catalogue.applications import changes, faults_of, list_of
from onewindow.catalogue.files import content_of
from onewindow.catalogue.life_errors import VersionUnknown
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.models.life import ACTS
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.queries.applications import (
    acts_for,
    application,
    attachment,
    files_of,
    list_applications,
    waiting,
)
from onewindow.catalogue.queries.department_items import item_for, versions_of
from onewindow.catalogue.rules.difference import difference
from onewindow.catalogue.rules.life import WITH_LIST, Act
from onewindow.lib.handed_out import Viewed, hand_out
from onewindow.lib.uploads import TYPES, read_in

router = Router(tags=["item-applications"])
NAMES = dict(ACTS)
ROOT = "/item-applications"


def of_application(number: str) -> str:
    return f"{addresses.ROOT}{ROOT}/{number}"


@router.get(ROOT, response=ApplicationLines, summary=_("事项申请单"), description=_("新的在前；部门只见本部门的。"))
def every(
    request: Visit,
    stage: Text = "",
    kind: Text = "",
    item: Text = "",
    after: UUID | None = Query(None, description=_("从上一页结束处继续，见上一页的 next")),  # noqa: B008
    limit: int = LIMIT,
) -> ApplicationLines:
    page = list_applications(request.auth.actor, stage=stage, kind=kind, item_code=item, after=after, limit=limit)
    return ApplicationLines(
        results=[_line(each) for each in page.rows], next=addresses.of_next_page(request, page.next_after)
    )


@router.get(
    f"{ROOT}/waiting",
    response=ApplicationLines,
    summary=_("待当前岗位办理的事项申请单"),
    description=_("先到期的在前。"),
)
def mine(request: Visit) -> ApplicationLines:
    return ApplicationLines(results=[_line(each) for each in waiting(request.auth.actor)], next=None)


@router.post(ROOT, response=ApplicationTold, summary=_("起草事项申请单"))
def begin(request: Visit, body: BeginBody) -> ApplicationTold:
    with own_names(item="item_code"):
        begun = actions.draft(**body.model_dump(), by=request.auth.actor, at=request.auth.at)
    return _told(request, begun.number)


@router.get(f"{ROOT}/{{number}}", response=ApplicationTold, summary=_("一份事项申请单"))
def one(request: Visit, number: Text) -> ApplicationTold:
    return _told(request, number)


@router.post(f"{ROOT}/{{number}}/acts/{Act.EDIT}", response=ApplicationTold, summary=cast(str, NAMES[Act.EDIT]))
def edit(request: Visit, number: Text, body: EditBody) -> ApplicationTold:
    said = body.model_dump()
    form = said.pop("form")
    actions.edit(number=number, particulars=Particulars(**said), form=form, by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.post(
    f"{ROOT}/{{number}}/acts/{Act.ATTACH}",
    response=ApplicationTold,
    summary=cast(str, NAMES[Act.ATTACH]),
    description=_("上传一个 PDF、JPEG 或 PNG 文件。"),
)
def attach(request: Visit, number: Text, file: File[UploadedFile]) -> ApplicationTold:
    actions.attach(number=number, upload=read_in(file, "file"), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.get(
    f"{ROOT}/{{number}}/files/{{id}}",
    summary=_("事项申请单的附件"),
    openapi_extra=bytes_of(*TYPES),
)
def file(request: Visit, number: Text, id: UUID, download: bool = False) -> HttpResponse:
    found = attachment(number, id, actor=request.auth.actor)
    return hand_out(Viewed(found.name, found.content_type, content_of(found)), download=download)


DOORS: dict[Act, tuple[type[Asked], Callable[..., ItemApplication]]] = {
    Act.DETACH: (DetachBody, actions.detach),
    Act.SUBMIT: (NothingBody, actions.submit),
    Act.WITHDRAW: (NoteBody, actions.withdraw),
    Act.PASS: (OpinionBody, actions.pass_check),
    Act.SEND_BACK: (NoteBody, actions.send_back),
    Act.RECLASSIFY: (NoteBody, actions.reclassify),
    Act.AGREE: (OpinionBody, actions.agree),
    Act.REJECT: (NoteBody, actions.reject),
    Act.CONFIGURE: (NothingBody, actions.configure),
    Act.PUBLISH: (PublishBody, publish_item),
}


def _add(act: Act, shape: type[Asked], do: Callable[..., ItemApplication]) -> None:
    required = any(each.is_required() for each in shape.model_fields.values())
    default: Any = ... if required else shape()

    def door(
        request: Visit,
        number: Text,
        body: shape = Body(default),  # type: ignore[valid-type]  # noqa: B008
    ) -> ApplicationTold:
        do(number=number, by=request.auth.actor, at=request.auth.at, **body.model_dump())  # type: ignore[attr-defined]
        return _told(request, number)

    router.post(
        f"{ROOT}/{{number}}/acts/{act}",
        response=ApplicationTold,
        operation_id=f"item_act_{act}",
        url_name=f"item_act_{act}",
        summary=cast(str, NAMES[act]),
    )(door)


for _act, (_shape, _do) in DOORS.items():
    _add(_act, _shape, _do)


@router.get("/items/{code}/history", response=ItemHistory, summary=_("事项的各个版本"))
def history(request: Visit, code: Text) -> ItemHistory:
    with own_names(item="code"):
        item = item_for(code, actor=request.auth.actor)
    return ItemHistory(
        code=item.code,
        name=item.name,
        state=item.state_on(localdate(request.auth.at)),
        turns_to=item.turns_to,
        turns_on=item.turns_on,
        versions=[version_told(each) for each in versions_of(item)],
    )


@router.get("/items/{code}/difference", response=Difference, summary=_("两个版本的差异"))
def compared(request: Visit, code: Text, before: int, after: int) -> Difference:
    with own_names(item="code"):
        item = item_for(code, actor=request.auth.actor)
    by_number = {each.number: each for each in versions_of(item)}
    for name, number in (("before", before), ("after", after)):
        if number not in by_number:
            raise VersionUnknown(field=name, item=item.name, version=number)
    found = difference(checklist(by_number[before]), checklist(by_number[after]))
    return Difference(before=before, after=after, changes=[change_told(each) for each in found])


def _line(each: ItemApplication) -> ApplicationLine:
    return ApplicationLine(**line_facts(each, of_application(each.number)))


def _told(request: Visit, number: str) -> ApplicationTold:
    actor = request.auth.actor
    found = application(number, actor=actor)
    read = list_of(found) if found.kind in WITH_LIST else None
    day = found.planned_on or localdate(request.auth.at)
    address = of_application(number)
    return ApplicationTold(
        **line_facts(found, address),
        ground=found.ground,
        document_no=found.document_no,
        reason=found.reason,
        resumes_on=found.resumes_on,
        version=found.version.number if found.version else None,
        form=found.form,
        faults=[fault_told(each) for each in (faults_of(found) if read else ())],
        changes=[change_told(each) for each in (changes(found, read.checklist) if read and read.checklist else ())],
        conditions=[condition_told(each) for each in readiness(found, on=day)],
        files=[
            FileTold(
                id=each.pk,
                name=each.name,
                content_type=each.content_type,
                size=each.size,
                sha256=each.sha256,
                url=f"{address}/files/{each.pk}",
            )
            for each in files_of(found)
        ],
        events=[
            EventTold(
                act=each.act,
                at=each.at,
                by=str(each.actor.get("name", "")),
                from_stage=each.from_stage,
                to_stage=each.to_stage,
                note=each.note,
            )
            for each in found.events.all()
        ],
        acts=[str(act) for act in acts_for(found, actor)],
    )
