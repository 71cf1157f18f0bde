"""Saying whose rule or act it was, in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onewindow.cases.queries.liability import LiabilityLine
from onewindow.cases.rules import BREACHES, Occasion, Whose
from onewindow.cases.words import OCCASION_NAMES, STEP_NAMES, WHOSE_NAMES
from onewindow.web.people import who_text
from onewindow.web.words import date_and_time


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityText:
    """One row in words; `grave` is a breach that is not the applicant's own, `centre` that of the window."""

    kind: str
    grave: bool
    whose: str
    who: str
    centre: str
    clause: str
    why: str
    how_late: str
    number: str
    at: datetime


def liability_lines(rows: Iterable[LiabilityLine]) -> list[LiabilityText]:
    """Say the rows for a page."""
    return [_text(row) for row in rows]


def how_late(row: LiabilityLine) -> str:
    """By how much a step was late, or is still; empty where nothing was."""
    if row.due_at is None or row.days_late is None:
        return ""
    if row.days_late:
        late = ngettext("超期 %(n)d 个工作日", "超期 %(n)d 个工作日", row.days_late) % {"n": row.days_late}
    else:
        late = _("超期不足 1 个工作日")
    due = _("期限 %(due)s") % {"due": date_and_time(row.due_at)}
    done = _("%(end)s 完成") % {"end": date_and_time(row.ended_at)} if row.ended_at else _("尚未完成")
    return _("，").join([late, due, done])


def _text(row: LiabilityLine) -> LiabilityText:
    kind = str(OCCASION_NAMES[row.occasion])
    if row.occasion == Occasion.LATE:
        kind = _("%(kind)s：%(step)s") % {"kind": kind, "step": STEP_NAMES[row.step]}
    return LiabilityText(
        kind=kind,
        grave=row.occasion in BREACHES and row.whose != Whose.APPLICANT,
        whose=str(WHOSE_NAMES[row.whose]),
        who=_who(row),
        centre=row.centre if row.whose == Whose.WINDOW else "",
        clause=row.clause,
        why=str(row.detail.get("reason") or row.detail.get("material") or ""),
        how_late=how_late(row),
        number=row.number,
        at=row.at,
    )


def _who(row: LiabilityLine) -> str:
    """The person in the hat on record, else the unit."""
    if row.whose == Whose.APPLICANT:
        return _("申请人")
    return who_text(row.person) if row.person.get("name") else row.unit or _("不明")
