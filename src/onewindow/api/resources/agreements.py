"""`/agreements`: proposing, signing, amending, renewing and ending what lets windows act (M16, M23)."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from ninja import Body, File, Form, Router, Status, UploadedFile

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.params import AFTER, DEPARTMENT, Text
from onewindow.api.schemas.agreements import (
    AgreementLine,
    AgreementLines,
    AgreementTold,
    AmendBody,
    AnswerBody,
    ItemsBody,
    ProposeBody,
    SignBody,
    TermBody,
)
from onewindow.api.telling_agreements import agreement_told, root
from onewindow.authority import actions
from onewindow.authority.queries.agreements import agreement_view, list_agreements
from onewindow.authority.rules.life import Phase
from onewindow.authority.words import PHASE_NAMES
from onewindow.lib.handed_out import hand_out
from onewindow.lib.uploads import Upload, read_in

router = Router(tags=["agreements"])
MULTIPART = _("文件为 PDF、JPEG 或 PNG，按内容判断；存入后登记 SHA-256 摘要。")
NOTHING = Body(SignBody())


def read_upload(file: UploadedFile | None, field: str) -> Upload | None:
    """A file as it was sent, its size asked before it is read."""
    return read_in(file, field) if file is not None else None


def _told(request: Visit, code: str) -> AgreementTold:
    return agreement_told(agreement_view(code=code, actor=request.auth.actor, at=request.auth.at))


@router.get(
    "/agreements", response=AgreementLines, summary=_("授权委托协议"), description=_("本部门或本中心的协议，新的在前。")
)
def find(
    request: Visit, phase: Phase | None = None, department: int | None = DEPARTMENT, after: str = AFTER
) -> AgreementLines:
    page = list_agreements(
        actor=request.auth.actor, at=request.auth.at, phase=phase or "", department_id=department, after=after
    )
    rows = [
        AgreementLine(
            code=row.code,
            department=row.department,
            centre=row.centre,
            phase=row.phase,
            phase_name=str(PHASE_NAMES[row.phase]),
            begins_on=row.begins_on,
            ends_on=row.ends_on,
            items=row.items,
            waits=row.waits,
            url=f"{root()}/{row.code}",
        )
        for row in page.rows
    ]
    return AgreementLines(results=rows, next=addresses.of_next_page(request, page.next_after))


@router.post("/agreements", response={201: AgreementTold}, summary=_("提出协议"))
def propose(request: Visit, body: ProposeBody) -> Status[AgreementTold]:
    agreement = actions.propose(
        department_id=body.department,
        centre_id=body.centre,
        powers=body.as_powers(),
        begins_on=body.begins_on,
        ends_on=body.ends_on,
        duties=body.duties,
        by=request.auth.actor,
        at=request.auth.at,
    )
    return Status(201, _told(request, agreement.code))


@router.get("/agreements/{code}", response=AgreementTold, summary=_("一份协议"))
def show(request: Visit, code: Text) -> AgreementTold:
    return _told(request, code)


@router.post("/agreements/{code}/renew", response={201: AgreementTold}, summary=_("续签"))
def renew(request: Visit, code: Text, body: TermBody) -> Status[AgreementTold]:
    by, at = request.auth.actor, request.auth.at
    made = actions.renew(code=code, begins_on=body.begins_on, ends_on=body.ends_on, by=by, at=at)
    return Status(201, _told(request, made.code))


@router.post("/agreements/{code}/amend", response=AgreementTold, summary=_("提出变更"))
def amend(request: Visit, code: Text, body: AmendBody) -> AgreementTold:
    actions.amend(code=code, powers=body.as_powers(), reason=body.reason, by=request.auth.actor, at=request.auth.at)
    return _told(request, code)


@router.post(
    "/agreements/{code}/end",
    response=AgreementTold,
    summary=_("终止协议或其中的事项"),
    description=_("一方单独终止会被拒绝并留痕；对方已请求同样内容时即为签署。请改用请求终止。"),
)
def end(request: Visit, code: Text, body: ItemsBody) -> AgreementTold:
    actions.end(code=code, item_codes=body.items, by=request.auth.actor, at=request.auth.at)
    return _told(request, code)


@router.post("/agreements/{code}/request-ending", response=AgreementTold, summary=_("请求终止"), description=MULTIPART)
def request_ending(
    request: Visit,
    code: Text,
    reason: Form[str],
    items: Form[list[str]] = [],  # noqa: B006
    attachment: File[UploadedFile | None] = None,
) -> AgreementTold:
    actions.request_ending(
        code=code,
        item_codes=items,
        reason=reason,
        attachment=read_upload(attachment, "attachment"),
        by=request.auth.actor,
        at=request.auth.at,
    )
    return _told(request, code)


@router.post(
    "/agreements/{code}/decide-ending",
    response=AgreementTold,
    summary=_("录入协调小组决定"),
    description=_("权限即时停止，部门专窗同时设立（事项已取消的除外）。"),
)
def decide_ending(
    request: Visit,
    code: Text,
    number: Form[str],
    decided_on: Form[date],
    report: Form[str],
    scan: File[UploadedFile],
    items: Form[list[str]] = [],  # noqa: B006
    zone: Form[str] = "",
) -> AgreementTold:
    actions.decide_ending(
        code=code,
        item_codes=items,
        number=number,
        decided_on=decided_on,
        report=report,
        scan=read_upload(scan, "scan"),
        zone_code=zone,
        by=request.auth.actor,
        at=request.auth.at,
    )
    return _told(request, code)


@router.post("/agreements/{code}/proposals/{proposal_id}/sign", response=AgreementTold, summary=_("签署"))
def sign(request: Visit, code: Text, proposal_id: UUID, body: SignBody = NOTHING) -> AgreementTold:
    by, at = request.auth.actor, request.auth.at
    actions.sign(code=code, proposal_id=proposal_id, seal_date=body.seal_date, by=by, at=at)
    return _told(request, code)


@router.post("/agreements/{code}/proposals/{proposal_id}/decline", response=AgreementTold, summary=_("不同意"))
def decline(request: Visit, code: Text, proposal_id: UUID, body: AnswerBody) -> AgreementTold:
    by, at = request.auth.actor, request.auth.at
    actions.decline(code=code, proposal_id=proposal_id, answer=body.answer, by=by, at=at)
    return _told(request, code)


@router.post("/agreements/{code}/proposals/{proposal_id}/withdraw", response=AgreementTold, summary=_("收回提议"))
def withdraw(request: Visit, code: Text, proposal_id: UUID, body: AnswerBody) -> AgreementTold:
    by, at = request.auth.actor, request.auth.at
    actions.withdraw(code=code, proposal_id=proposal_id, answer=body.answer, by=by, at=at)
    return _told(request, code)


@router.post(
    "/agreements/{code}/proposals/{proposal_id}/seal",
    response=AgreementTold,
    summary=_("存入盖章扫描件"),
    description=MULTIPART,
)
def seal(request: Visit, code: Text, proposal_id: UUID, file: File[UploadedFile]) -> AgreementTold:
    upload = read_upload(file, "file")
    assert upload is not None
    by, at = request.auth.actor, request.auth.at
    actions.keep_sealed(code=code, proposal_id=proposal_id, upload=upload, by=by, at=at)
    return _told(request, code)


@router.get("/agreements/{code}/papers/{document_id}", summary=_("协议文书的 PDF"), description=_("每次查看都留痕。"))
def paper(request: Visit, code: Text, document_id: UUID, download: bool = False) -> HttpResponse:
    viewed = actions.view_agreement_paper(document_id=document_id, by=request.auth.actor, at=request.auth.at)
    return hand_out(viewed, download=download)


@router.get("/agreements/{code}/scans/{scan_id}", summary=_("盖章扫描件或附件"), description=_("每次查看都留痕。"))
def scan(request: Visit, code: Text, scan_id: UUID, download: bool = False) -> HttpResponse:
    return hand_out(actions.view_scan(scan_id=scan_id, by=request.auth.actor, at=request.auth.at), download=download)
