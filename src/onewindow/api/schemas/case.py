"""A case as the API tells it, personal numbers masked."""

from datetime import date
from typing import Any

from onewindow.api.marks import _
from onewindow.api.schemas.base import Moment, Told, field
from onewindow.api.schemas.items import DepartmentTold, MaterialTold, ProcedureTold
from onewindow.api.schemas.lists import RunningTold


class CaseItemTold(Told):
    code: str
    name: str
    version: int = field(_("收件时生效的实施清单版本"))


class ApplicantTold(Told):
    kind: str
    name: str
    number_kind: str
    number: str = field(_("隐去中间各位；完整号码见 reveal"))
    phone: str = field(_("隐去中间各位"))
    representative: str
    address: str


class AgentTold(Told):
    name: str
    number: str = field(_("隐去中间各位"))
    phone: str = field(_("隐去中间各位"))
    scope: str
    until: date | None


class FileTold(Told):
    id: str
    name: str
    content_type: str
    size: int = field(_("字节数"))
    sha256: str
    uploaded_at: Moment
    url: str


class CaseMaterialTold(Told):
    code: str
    name: str
    verdict: str
    remark: str
    original_seen: bool
    copies_kept: int
    files: list[FileTold]
    listed: MaterialTold = field(_("清单上的要求和审查要点"))


class ClocksTold(Told):
    accepted_at: Moment | None
    promised_due_at: Moment | None
    legal_due_at: Moment | None
    running: RunningTold


class StepTold(Told):
    kind: str
    kind_name: str
    department: str
    window: str
    person: str
    opened_at: Moment
    due_at: Moment | None
    provisional: bool


class QuestionTold(Told):
    text: str
    asked_at: Moment
    answer: str
    answered_at: Moment | None


class SuspensionTold(Told):
    reason: str
    started_on: date
    ends_on: date
    planned_days: int
    resumed_at: Moment | None


class EventTold(Told):
    sequence: int
    act: str
    act_name: str
    at: Moment
    by: str
    place: str
    from_state: str
    to_state: str
    ground: dict[str, str] = field(_("依据：协议、本职、法律或监管"))
    detail: dict[str, Any]
    hash: str


class PaperTold(Told):
    id: str
    kind: str
    kind_name: str
    number: str
    issued_at: Moment
    sha256: str
    url: str = field(_("PDF 的地址"))


class AllowedAct(Told):
    act: str
    act_name: str
    body: str | None = field(_("请求内容的 schema 名称；空为不需要内容"))
    content_type: str
    url: str


class CaseTold(Told):
    """A case with its clocks, materials, open steps, record, papers, and what you may do now."""

    number: str
    query_code: str = field(_("申请人查询进度用的查询码"))
    state: str
    state_name: str
    item: CaseItemTold
    department: DepartmentTold
    centre: str = field(_("所属中心，时限按其日历计"))
    received_centre: str = field(_("收件中心"))
    collect_centre: str = field(_("领取地点"))
    window: str = field(_("收件窗口"))
    channel: str
    situations: list[int]
    applicant: ApplicantTold
    agent: AgentTold | None
    received_at: Moment
    decided_at: Moment | None
    closed_at: Moment | None
    clocks: ClocksTold
    materials: list[CaseMaterialTold]
    letters: list[FileTold] = field(_("授权委托书"))
    steps: list[StepTold] = field(_("未完成的环节"))
    questions: list[QuestionTold]
    suspensions: list[SuspensionTold]
    procedures: list[ProcedureTold] = field(_("本事项可以中止计时的特别程序"))
    events: list[EventTold]
    papers: list[PaperTold]
    allowed_acts: list[AllowedAct] = field(_("以当前岗位现在可以办理的动作"))


class WholeNumbers(Told):
    number: str
    phone: str


class RevealedTold(Told):
    applicant: WholeNumbers
    agent: WholeNumbers | None
