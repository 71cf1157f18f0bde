"""Whose rule or act it was: `GET /cases/{number}/liability`, and the printed sheet."""

from ninja import Router, Status

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.params import Text
from onewindow.api.schemas.case import PaperTold
from onewindow.api.schemas.liability import LiabilitiesTold, liability_told
from onewindow.api.telling import paper_told
from onewindow.cases import actions
from onewindow.cases.queries.liability import read_liabilities

router = Router(tags=["liability"])


@router.get(
    "/cases/{number}/liability",
    response=LiabilitiesTold,
    summary=_("办件责任清单"),
    description=_(
        "每一次拒绝、超出清单要求、重复告知和超期，是谁的规定或行为，依据哪一条款。限监管人员、负责人和所属部门。"
    ),
)
def show(request: Visit, number: Text) -> LiabilitiesTold:
    rows = read_liabilities(number=number, actor=request.auth.actor, at=request.auth.at)
    return LiabilitiesTold(results=[liability_told(row) for row in rows])


@router.post(
    "/cases/{number}/liability/print",
    response={201: PaperTold},
    summary=_("打印办件责任清单"),
    description=_("出具有编号和二维码的责任清单；没有新的记录时返回上一份。"),
)
def print_sheet(request: Visit, number: Text) -> Status[PaperTold]:
    sheet = actions.print_liability(number=number, by=request.auth.actor, at=request.auth.at)
    return Status(201, paper_told(sheet))
