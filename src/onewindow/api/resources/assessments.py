"""`/assessments`: figures of departments, windows and persons with the derivation of every point, and their sheets."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Query, Router

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.papers import bytes_of
from onewindow.api.schemas.base import LARGEST_KEY, OneOf
from onewindow.api.schemas.supervision import (
    AssessedLines,
    AssessedTold,
    BehindLines,
    BehindTold,
    DeductionTold,
    PeriodBody,
    PointsBody,
    SheetTold,
    WeightTold,
)
from onewindow.lib.handed_out import hand_out
from onewindow.supervision import actions
from onewindow.supervision.queries.assessment import Assessed, assessment, assessments, weights_of
from onewindow.supervision.queries.figures import rows_behind
from onewindow.supervision.rules import Figure, Side, parse_period
from onewindow.supervision.words import FORMULAS

router = Router(tags=["supervision"])
ROOT = "/api/v1/assessments"
PERIOD: Any = Query(..., max_length=10, description=_("月份如 2026-10，季度如 2026-Q4"))
UNIT: Any = Path(..., ge=1, le=LARGEST_KEY)
SideName = Annotated[str, OneOf(Side)]
FigureName = Annotated[str, OneOf(Figure)]


@router.get("/assessments", response=AssessedLines, summary=_("考核"), description=_("一类对象的全部，有排名的在前。"))
def find(request: Visit, side: SideName, period: str = PERIOD) -> AssessedLines:
    read = parse_period(period)
    rows = assessments(side=Side(side), period=read, actor=request.auth.actor, at=request.auth.at)
    return AssessedLines(results=[_told(row, read.code) for row in rows])


@router.get("/assessments/{side}/{unit}", response=AssessedTold, summary=_("一个对象的考核"))
def show(request: Visit, side: SideName, unit: int = UNIT, period: str = PERIOD) -> AssessedTold:
    read = parse_period(period)
    found = assessment(side=Side(side), unit_id=unit, period=read, actor=request.auth.actor, at=request.auth.at)
    return _told(found, read.code)


@router.get("/assessments/{side}/{unit}/figures/{figure}", response=BehindLines, summary=_("一个指标背后的办件"))
def behind(request: Visit, side: SideName, figure: FigureName, unit: int = UNIT, period: str = PERIOD) -> BehindLines:
    actor, at, read = request.auth.actor, request.auth.at, parse_period(period)
    assessment(side=Side(side), unit_id=unit, period=read, actor=actor, at=at)
    rows = rows_behind(
        figure=Figure(figure), centre_id=actor.centre_id, side=Side(side), unit_id=unit, period=read, at=at
    )
    return BehindLines(
        figure=figure,
        formula=str(FORMULAS[Figure(figure)]),
        results=[BehindTold(number=row.number, at=row.at) for row in rows],
    )


@router.post(
    "/assessments/{side}/{unit}/sheets",
    response=SheetTold,
    summary=_("出具考核表"),
    description=_("按现在的数据出具；数据没有变化的，返回原来的一份。"),
)
def issue(request: Visit, side: SideName, asked: PeriodBody, unit: int = UNIT) -> SheetTold:
    by, at = request.auth.actor, request.auth.at
    sheet = actions.issue_sheet(side=Side(side), unit_id=unit, period=asked.period, by=by, at=at)
    return SheetTold(
        id=sheet.pk,
        number=sheet.document.number,
        issued_at=sheet.issued_at,
        url=f"/api/v1/assessment-sheets/{sheet.pk}",
    )


@router.get(
    "/assessment-sheets/{id}",
    summary=_("考核表的 PDF"),
    openapi_extra=bytes_of("application/pdf"),
)
def sheet(request: Visit, id: UUID, download: bool = False) -> HttpResponse:
    return hand_out(actions.view_sheet(sheet_id=id, by=request.auth.actor, at=request.auth.at), download=download)


@router.get("/points", response=dict[str, WeightTold], summary=_("计分规则"))
def points(request: Visit) -> dict[str, WeightTold]:
    weights = weights_of(request.auth.actor.centre_id)
    return {figure: WeightTold(points=f"{each.points}", cap=f"{each.cap}") for figure, each in weights.items()}


@router.post("/points", response=dict[str, WeightTold], summary=_("设置计分规则"), description=_("由中心管理员设置。"))
def set_points(request: Visit, asked: PointsBody) -> dict[str, WeightTold]:
    weights = {code: (each.points, each.cap) for code, each in asked.weights.items()}
    actions.set_points(weights=weights, by=request.auth.actor, at=request.auth.at)
    return points(request)


def _told(row: Assessed, period: str) -> AssessedTold:
    return AssessedTold(
        side=row.unit.side,
        unit=row.unit.id,
        name=row.unit.name,
        period=period,
        figures={figure.value: count for figure, count in row.counts.items()},
        points=None if row.score.points is None else f"{row.score.points}",
        deductions=[
            DeductionTold(
                figure=line.figure,
                count=line.count,
                points=f"{line.weight.points}",
                cap=f"{line.weight.cap}",
                off=f"{line.points}",
            )
            for line in row.score.deductions
        ],
        rank=row.rank,
        ranked=row.of,
        url=f"{ROOT}/{row.unit.side}/{row.unit.id}?period={period}",
    )
