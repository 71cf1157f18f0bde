"""Cases that ended in October 2026, a sample of them, and a finding, on the cast of the cases."""

from datetime import date, datetime
from typing import Any

from onewindow.cases import actions as cases
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.make import Cast, moment
from onewindow.supervision import actions
from onewindow.supervision.actions import Answered
from onewindow.supervision.models import Finding, Sample
from onewindow.supervision.rules import Answer, Question

OCTOBER = moment("2026-10-12 10:00")
NOVEMBER = moment("2026-11-02 09:30")
FOUND = moment("2026-11-24 10:00")
REPLY_DUE = moment("2026-11-27 17:00")
RECTIFY_BY = date(2026, 12, 4)
CONFORMS = {question: Answered(Answer.CONFORMS) for question in Question}


def ended(cast: Cast, at: datetime = OCTOBER, count: int = 1) -> list[Case]:
    """Nurses whose cases were withdrawn, which is the shortest way to an end."""
    return [
        cases.withdraw(number=make.received(cast, at).number, reason="不办了", by=cast.clerk, at=at)
        for _ in range(count)
    ]


def drawn(cast: Cast, count: int = 1) -> Sample:
    """October's sample of so many cases."""
    ended(cast, count=count)
    return actions.draw_sample(month="2026-10", by=cast.supervisor, at=NOVEMBER)


def raised(cast: Cast, against: str = "department", at: datetime = FOUND, **changes: Any) -> Finding:
    """A finding in a case that the department reviewed."""
    case = changes.pop("case", None) or make.reviewed(cast, at)
    facts = {
        "kind": "late_step",
        "clause": "M22 环节时限",
        "severity": "ordinary",
        "evidence": "审查环节超期 2 个工作日",
        "demand": "查明原因，完善内部流转",
        "rectify_by": RECTIFY_BY,
    }
    return actions.raise_finding(
        case_number=case.number, against=against, by=cast.supervisor, at=at, **{**facts, **changes}
    )


def replied(cast: Cast, **changes: Any) -> Finding:
    number = raised(cast, **changes).number
    return actions.reply(number=number, stance="contests", text="系统切换所致", by=cast.decider, at=FOUND)


def upheld(cast: Cast, **changes: Any) -> Finding:
    number = replied(cast, **changes).number
    return actions.uphold(number=number, reasons="理由不成立", by=cast.supervisor, at=FOUND)


def reported(cast: Cast, **changes: Any) -> Finding:
    number = upheld(cast, **changes).number
    return actions.report(number=number, text="已整改", by=cast.decider, at=FOUND)


def reply_and_uphold(cast: Cast, number: str) -> Finding:
    actions.reply(number=number, stance="accepts", text="认", by=cast.decider, at=FOUND)
    return actions.uphold(number=number, reasons="是", by=cast.supervisor, at=FOUND)
