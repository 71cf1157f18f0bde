"""Lines of the lists: cases and what waits."""

from datetime import datetime

from onewindow.api import addresses
from onewindow.api.marks import _
from onewindow.api.schemas.base import Moment, Told, field
from onewindow.cases.queries.inbox import InboxRow
from onewindow.cases.queries.lists import CaseRow
from onewindow.cases.queries.running import Running
from onewindow.cases.words import STATE_NAMES, STEP_NAMES


class RunningTold(Told):
    due_at: Moment | None
    left: int | None = field(_("还剩的工作日；负数为已逾期，空为未计时"))
    light: str = field(_("green、yellow、orange、red、purple、grey"))
    provisional: bool = field(_("期限待放假安排公布"))


class CaseLine(Told):
    number: str
    item_code: str
    item: str
    applicant: str
    department: str
    state: str
    state_name: str
    received_at: Moment
    running: RunningTold
    url: str


class CaseLines(Told):
    results: list[CaseLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class InboxLine(Told):
    step_id: int
    kind: str = field(_("环节代码"))
    kind_name: str
    number: str
    item: str
    applicant: str
    department: str
    state: str
    person: str = field(_("责任人；空为尚未到人"))
    running: RunningTold
    url: str


class InboxLines(Told):
    results: list[InboxLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


def running_told(running: Running) -> RunningTold:
    due_at: datetime | None = running.due_at
    return RunningTold(due_at=due_at, left=running.left, light=running.light, provisional=running.provisional)


def case_line(row: CaseRow) -> CaseLine:
    return CaseLine(
        number=row.number,
        item_code=row.item_code,
        item=row.item,
        applicant=row.applicant,
        department=row.department,
        state=row.state,
        state_name=str(STATE_NAMES[row.state]),
        received_at=row.received_at,
        running=running_told(row.running),
        url=addresses.of_case(row.number),
    )


def inbox_line(row: InboxRow) -> InboxLine:
    return InboxLine(
        step_id=row.step_id,
        kind=row.kind,
        kind_name=str(STEP_NAMES[row.kind]),
        number=row.number,
        item=row.item,
        applicant=row.applicant,
        department=row.department,
        state=row.state,
        person=row.person,
        running=running_told(row.running),
        url=addresses.of_case(row.number),
    )
