"""How much is in the windows: `GET /coverage`, its items and paper, and the exclusions with their acts (M03)."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from ninja import Path, Router, Status
from pydantic import Field

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.papers import bytes_of
from onewindow.api.resources.params import AFTER, DEPARTMENT, LIMIT
from onewindow.api.schemas.base import LARGEST_KEY, OneOf
from onewindow.api.schemas.coverage import (
    AnswerGiven,
    CoverageItems,
    CoverageTold,
    ExclusionBody,
    ExclusionTold,
    SheetTold,
    coverage_item,
    coverage_line,
    exclusion_told,
)
from onewindow.authority.actions import exclusions as acts
from onewindow.authority.actions.coverage import print_coverage, view_coverage
from onewindow.authority.queries.coverage import STANDINGS, coverage, coverage_items, exclusions, total
from onewindow.lib.handed_out import hand_out

router = Router(tags=["coverage"])
Number = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
SHOWN = 200


@router.get(
    "/coverage",
    response=CoverageTold,
    summary=_("事项进驻情况"),
    description=_("各部门依申请事项的进驻情况，当日实时计算：中心的监管、管理人员看全中心，部门人员看本部门。"),
)
def show(request: Visit) -> CoverageTold:
    parts = coverage(actor=request.auth.actor, at=request.auth.at)
    return CoverageTold(
        on=localdate(request.auth.at),
        total=coverage_line(total(parts)),
        departments=[coverage_line(part) for part in parts],
    )


@router.get("/coverage/items", response=CoverageItems, summary=_("逐个事项的进驻情况"))
def items(
    request: Visit,
    department: int | None = DEPARTMENT,
    standing: Annotated[str, OneOf(STANDINGS)] | None = None,
    after: str = AFTER,
    limit: int = LIMIT,
) -> CoverageItems:
    page = coverage_items(
        actor=request.auth.actor,
        at=request.auth.at,
        department_id=department,
        standing=standing or "",
        after=after,
        limit=limit,
    )
    return CoverageItems(
        results=[coverage_item(row) for row in page.rows], next=addresses.of_next_page(request, page.next_after)
    )


@router.post("/coverage/papers", response={201: SheetTold}, summary=_("打印事项进驻情况表"))
def print_sheet(request: Visit) -> Status[SheetTold]:
    made = print_coverage(by=request.auth.actor, at=request.auth.at)
    url = reverse("api:coverage_paper", args=[made.pk])
    return Status(201, SheetTold(id=str(made.pk), number=made.number, url=url))


@router.get(
    "/coverage/papers/{id}",
    summary=_("事项进驻情况表的 PDF"),
    description=_("每次查看都留痕。"),
    openapi_extra=bytes_of("application/pdf"),
    url_name="coverage_paper",
)
def paper(request: Visit, id: UUID) -> HttpResponse:
    viewed = view_coverage(document_id=id, by=request.auth.actor, at=request.auth.at)
    return hand_out(viewed, download=False)


@router.get(
    "/exclusions", response=list[ExclusionTold], summary=_("不进驻的事项"), description=_("待批准的在前，最多 200 项。")
)
def listed(request: Visit) -> list[ExclusionTold]:
    return [exclusion_told(row) for row in exclusions(actor=request.auth.actor)[:SHOWN]]


@router.post(
    "/exclusions",
    response={201: ExclusionTold},
    summary=_("提出不进驻"),
    description=_("限事项所属部门的事项管理员和中心管理员；批准前仍计为未进驻。"),
)
def propose(request: Visit, asked: ExclusionBody) -> Status[ExclusionTold]:
    with own_names(item="item_code"):
        made = acts.propose_exclusion(
            item_code=asked.item_code,
            ground=asked.ground,
            reason=asked.reason,
            by=request.auth.actor,
            at=request.auth.at,
        )
    return Status(201, exclusion_told(made))


@router.post(
    "/exclusions/{id}/approve", response=ExclusionTold, summary=_("批准不进驻"), description=_("限中心负责人。")
)
def approve(request: Visit, id: Path[Number]) -> ExclusionTold:
    return exclusion_told(acts.approve_exclusion(exclusion_id=id, by=request.auth.actor, at=request.auth.at))


@router.post(
    "/exclusions/{id}/decline", response=ExclusionTold, summary=_("不批准不进驻"), description=_("限中心负责人。")
)
def decline(request: Visit, id: Path[Number], asked: AnswerGiven) -> ExclusionTold:
    done = acts.decline_exclusion(exclusion_id=id, answer=asked.answer, by=request.auth.actor, at=request.auth.at)
    return exclusion_told(done)


@router.post("/exclusions/{id}/end", response=ExclusionTold, summary=_("终止不进驻"), description=_("限中心负责人。"))
def end(request: Visit, id: Path[Number], asked: AnswerGiven) -> ExclusionTold:
    done = acts.end_exclusion(exclusion_id=id, answer=asked.answer, by=request.auth.actor, at=request.auth.at)
    return exclusion_told(done)
