"""Cases: receiving one, listing them, one whole, and the numbers that are kept masked."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Status

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.params import DEPARTMENT, IDEMPOTENCY_KEY, LIMIT, Text
from onewindow.api.schemas.acts import ReasonBody
from onewindow.api.schemas.application import ApplicationBody
from onewindow.api.schemas.base import OneOf
from onewindow.api.schemas.case import CaseTold, RevealedTold, WholeNumbers
from onewindow.api.schemas.lists import CaseLines, case_line
from onewindow.api.telling import case_told, is_replay
from onewindow.cases import actions
from onewindow.cases.queries.lists import CaseFilter, list_cases
from onewindow.cases.queries.page import case_view
from onewindow.cases.rules import State

router = Router(tags=["cases"])
PLACE: Any = Query(None, description=_("从上一页结束处继续，见上一页的 next"))
REPLAYED = "Idempotent-Replayed"


@router.post(
    "/cases",
    response={201: CaseTold, 200: CaseTold},
    summary=_("收件"),
    description=_("收取申请，出具收件凭证。同一个 Idempotency-Key 重发返回原办件（200，Idempotent-Replayed: true）。"),
)
def receive(
    request: Visit, application: ApplicationBody, response: HttpResponse, key: str | None = IDEMPOTENCY_KEY
) -> Status[CaseTold]:
    by, at = request.auth.actor, request.auth.at
    with own_names(item="item_code"):
        case = actions.receive(application=application.as_application(), by=by, at=at, key=key)
    view = case_view(number=case.number, actor=by, at=at)
    response["Location"] = addresses.of_case(case.number)
    replayed = is_replay(view, at)
    if replayed:
        response[REPLAYED] = "true"
    return Status(200 if replayed else 201, case_told(view, by))


@router.get(
    "/cases",
    response=CaseLines,
    summary=_("查找办件"),
    description=_("以当前岗位可以查看的办件，新的在前。text 为办件编号（或其开头）、申请人姓名或完整的证件号码。"),
)
def find(
    request: Visit,
    text: Text = "",
    state: Annotated[str, OneOf(State)] | None = None,
    item_code: Text = "",
    department: int | None = DEPARTMENT,
    after: UUID | None = PLACE,
    limit: int = LIMIT,
) -> CaseLines:
    page = list_cases(
        actor=request.auth.actor,
        at=request.auth.at,
        wanted=CaseFilter(text=text, state=state or "", item_code=item_code, department_id=department),
        after=after,
        limit=limit,
    )
    return CaseLines(
        results=[case_line(row) for row in page.rows], next=addresses.of_next_page(request, page.next_after)
    )


@router.get("/cases/{number}", response=CaseTold, summary=_("一个办件"))
def show(request: Visit, number: Text) -> CaseTold:
    by, at = request.auth.actor, request.auth.at
    return case_told(case_view(number=number, actor=by, at=at), by)


@router.post(
    "/cases/{number}/reveal",
    response=RevealedTold,
    summary=_("查看完整号码"),
    description=_("查看申请人和代办人完整的证件号码和电话。限办理本件的人员，须写明理由，先留痕再显示。"),
)
def reveal(request: Visit, number: Text, asked: ReasonBody) -> RevealedTold:
    seen = actions.reveal(number=number, reason=asked.reason, by=request.auth.actor, at=request.auth.at)
    agent = WholeNumbers(number=seen.agent_number, phone=seen.agent_phone) if seen.agent_number else None
    return RevealedTold(applicant=WholeNumbers(number=seen.number, phone=seen.phone), agent=agent)
