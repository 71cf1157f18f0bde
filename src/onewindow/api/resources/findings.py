"""`/findings`: raised by the supervisor, answered and put right by the unit, the same acts as on the pages."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.papers import bytes_of
from onewindow.api.resources.params import LIMIT, Text
from onewindow.api.schemas.base import OneOf
from onewindow.api.schemas.lists import running_told
from onewindow.api.schemas.supervision import (
    ChangeBody,
    FindingBody,
    FindingEventTold,
    FindingLine,
    FindingLines,
    FindingTold,
    ProofTold,
    ReasonsBody,
    ReplyBody,
    ReportBody,
    SendBackBody,
)
from onewindow.cases.queries.running import Running
from onewindow.lib.handed_out import hand_out
from onewindow.lib.uploads import TYPES
from onewindow.supervision import actions
from onewindow.supervision.models import Finding
from onewindow.supervision.queries.findings import FindingFilter, finding_view, list_findings
from onewindow.supervision.rules import FindingAct, FindingState, Side
from onewindow.supervision.words import ACT_NAMES, QUESTION_NAMES, STATE_NAMES

router = Router(tags=["supervision"])
ROOT = "/api/v1/findings"
PLACE: Any = Query(None, description=_("从上一页结束处继续，见上一页的 next"))


@router.get(
    "/findings",
    response=FindingLines,
    summary=_("监管问题"),
    description=_("监管人员看本中心的全部，部门、窗口和个人看自己的，新的在前。"),
)
def findings(
    request: Visit,
    state: Annotated[str, OneOf(FindingState)] | None = None,
    side: Annotated[str, OneOf(Side)] | None = None,
    overdue: bool = False,
    case: Text = "",
    after: UUID | None = PLACE,
    limit: int = LIMIT,
) -> FindingLines:
    wanted = FindingFilter(state=state or "", side=side or "", overdue=overdue, case=case)
    page = list_findings(actor=request.auth.actor, at=request.auth.at, wanted=wanted, after=after, limit=limit)
    return FindingLines(
        results=[FindingLine(**_line(row.finding, row.standing)) for row in page.rows],
        next=addresses.of_next_page(request, page.next_after),
    )


@router.post(
    "/findings",
    response=FindingTold,
    summary=_("提出问题"),
    description=_("由效能监管人员提出；责任方有 3 个工作日答复。责任方代码见检查表的 concerned。"),
)
def raise_finding(request: Visit, asked: FindingBody) -> FindingTold:
    finding = actions.raise_finding(**dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, finding.number)


@router.get("/findings/{number}", response=FindingTold, summary=_("一个监管问题"))
def show(request: Visit, number: Text) -> FindingTold:
    return _told(request, number)


@router.get(
    "/findings/{number}/files/{id}",
    summary=_("证明材料"),
    description=_("整改的证明材料；每次查看都留痕。"),
    openapi_extra=bytes_of(*TYPES),
)
def file(request: Visit, number: Text, id: UUID, download: bool = False) -> HttpResponse:
    return hand_out(actions.view_proof(file_id=id, by=request.auth.actor, at=request.auth.at), download=download)


def _act(act: FindingAct) -> str:
    return f"/findings/{{number}}/acts/{act}"


@router.post(_act(FindingAct.REPLY), response=FindingTold, summary=_("答复问题"))
def reply(request: Visit, number: Text, asked: ReplyBody) -> FindingTold:
    actions.reply(number=number, **dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.post(_act(FindingAct.UPHOLD), response=FindingTold, summary=_("认定问题"))
def uphold(request: Visit, number: Text, asked: ReasonsBody) -> FindingTold:
    actions.uphold(number=number, **dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.post(_act(FindingAct.CHANGE), response=FindingTold, summary=_("变更后认定"))
def change(request: Visit, number: Text, asked: ChangeBody) -> FindingTold:
    actions.change(number=number, **dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.post(_act(FindingAct.WITHDRAW), response=FindingTold, summary=_("撤销问题"))
def withdraw(request: Visit, number: Text, asked: ReasonsBody) -> FindingTold:
    actions.withdraw(number=number, **dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.post(_act(FindingAct.REPORT), response=FindingTold, summary=_("报告整改"))
def report(request: Visit, number: Text, asked: ReportBody) -> FindingTold:
    by, at = request.auth.actor, request.auth.at
    actions.report(number=number, text=asked.text, uploads=asked.as_uploads(), by=by, at=at)
    return _told(request, number)


@router.post(_act(FindingAct.SEND_BACK), response=FindingTold, summary=_("退回整改"))
def send_back(request: Visit, number: Text, asked: SendBackBody) -> FindingTold:
    actions.send_back(number=number, **dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


@router.post(_act(FindingAct.CLOSE), response=FindingTold, summary=_("复核销号"))
def close(request: Visit, number: Text, asked: ReasonsBody) -> FindingTold:
    actions.close(number=number, **dict(asked), by=request.auth.actor, at=request.auth.at)
    return _told(request, number)


def _line(finding: Finding, running: Running) -> dict[str, Any]:
    return {
        "number": finding.number,
        "case_number": finding.case.number,
        "kind": finding.kind,
        "kind_name": str(QUESTION_NAMES[finding.kind]),
        "side": finding.side,
        "against": finding.against,
        "severity": finding.severity,
        "state": finding.state,
        "state_name": str(STATE_NAMES[finding.state]),
        "found_at": finding.found_at,
        "reply_due_at": finding.reply_due_at,
        "rectify_by": finding.rectify_by,
        "running": running_told(running),
        "url": f"{ROOT}/{finding.number}",
    }


def _told(request: Visit, number: str) -> FindingTold:
    view = finding_view(number=number, actor=request.auth.actor, at=request.auth.at)
    finding = view.finding
    return FindingTold(
        **_line(finding, view.standing),
        clause=finding.clause,
        evidence=finding.evidence,
        demand=finding.demand,
        events=[
            FindingEventTold(
                sequence=each.sequence,
                act=each.act,
                act_name=str(ACT_NAMES[FindingAct(each.act)]),
                at=each.at,
                by=each.actor.get("name", ""),
                detail=each.detail,
            )
            for each in view.events
        ],
        files=[
            ProofTold(id=each.pk, name=each.name, sha256=each.sha256, url=f"{ROOT}/{finding.number}/files/{each.pk}")
            for each in view.files
        ],
        allowed_acts=[str(each) for each in view.allowed],
    )
