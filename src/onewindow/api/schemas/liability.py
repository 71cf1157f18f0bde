"""Whose rule or act it was, as the API tells it."""

from onewindow.api.marks import _
from onewindow.api.schemas.base import Moment, Told, field
from onewindow.cases.queries.liability import LiabilityLine
from onewindow.cases.rules import Occasion, Whose
from onewindow.cases.words import OCCASION_NAMES, WHOSE_NAMES


class LiabilityTold(Told):
    occasion: str = field(", ".join(Occasion))
    occasion_name: str
    whose: str = field(", ".join(Whose))
    whose_name: str
    centre: str
    unit: str = field(_("责任单位"))
    person: str = field(_("责任人；空为只到单位"))
    clause: str = field(_("依据条款"))
    step: str = field(_("超期的环节；没有则为空"))
    due_at: Moment | None
    ended_at: Moment | None = field(_("环节完成时间；空为尚未完成"))
    days_late: int | None = field(_("超期的工作日"))
    reason: str
    event_sequence: int | None = field(_("办件留痕的序号；被拒绝的操作没有"))
    at: Moment


class LiabilitiesTold(Told):
    results: list[LiabilityTold]


def liability_told(row: LiabilityLine) -> LiabilityTold:
    return LiabilityTold(
        occasion=row.occasion,
        occasion_name=str(OCCASION_NAMES[row.occasion]),
        whose=row.whose,
        whose_name=str(WHOSE_NAMES[row.whose]),
        centre=row.centre,
        unit=row.unit,
        person=row.person.get("name", ""),
        clause=row.clause,
        step=row.step,
        due_at=row.due_at,
        ended_at=row.ended_at,
        days_late=row.days_late,
        reason=str(row.detail.get("reason") or row.detail.get("material") or ""),
        event_sequence=row.event_sequence,
        at=row.at,
    )
