"""Samples, checks, findings and assessments, as they are asked and told."""

import base64
import binascii
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from onewindow.api.errors import NotBase64
from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Moment, Told, field
from onewindow.api.schemas.lists import RunningTold
from onewindow.lib.uploads import Upload
from onewindow.supervision.actions import Answered

MOST_FILES = 10
Short = Annotated[str, Field(max_length=1000)]


class MonthBody(Asked):
    month: str = field(_("月份，如 2026-10"), max_length=10)


class ShareBody(Asked):
    percent: str = field(_("抽查百分比，大于 0，最多 100"), max_length=10)
    minimum: str = field(_("每个部门最少件数"), max_length=10)


class WeightBody(Asked):
    points: str = field(_("每百件每次扣分，0 到 100"), max_length=10)
    cap: str = field(_("最多扣分，0 到 100"), max_length=10)


class PointsBody(Asked):
    weights: dict[str, WeightBody] = field(_("指标代码对应的扣分；没有列出的不变"), max_length=20)


class AnswerBody(Asked):
    answer: str = field(_("conforms、faulty、not_applicable"), max_length=20)
    remark: Short = field(_("说明；不符合的必填"), "")


class CheckBody(Asked):
    answers: dict[str, AnswerBody] = field(_("检查项目代码对应的结论，须逐项作出"), max_length=20)

    def as_answers(self) -> dict[str, Answered]:
        return {code: Answered(each.answer, each.remark) for code, each in self.answers.items()}


class FindingBody(Asked):
    case_number: str = field(_("办件编号"), max_length=30)
    kind: str = field(_("检查项目代码"), max_length=30)
    against: str = field(_("责任方代码：department、window:编号、person:账号:岗位"), max_length=60)
    clause: str = field(_("违反的规定"))
    severity: str = field(_("minor、ordinary、serious"), max_length=20)
    evidence: str = field(_("事实和证据"))
    demand: str = field(_("整改要求"))
    rectify_by: date = field(_("整改期限"))


class ReplyBody(Asked):
    stance: str = field(_("accepts、contests"), max_length=20)
    text: str = field(_("答复内容"))


class ReasonsBody(Asked):
    reasons: str = field(_("理由"))


class SendBackBody(ReasonsBody):
    rectify_by: date = field(_("整改期限"))


class ChangeBody(SendBackBody):
    severity: str = field(_("minor、ordinary、serious"), max_length=20)
    clause: str = field(_("违反的规定"))
    demand: str = field(_("整改要求"))


class FileBody(Asked):
    name: str = field(_("文件名"), max_length=200)
    content: str = field(_("内容，Base64 编码"))


class ReportBody(Asked):
    text: str = field(_("整改情况"))
    files: list[FileBody] = field(_("证明材料：PDF、JPEG 或 PNG"), [], max_length=MOST_FILES)

    def as_uploads(self) -> list[Upload]:
        """The files as bytes. Refuses with NotBase64."""
        return [Upload(each.name, _bytes(each.content)) for each in self.files]


class PeriodBody(Asked):
    period: str = field(_("月份如 2026-10，季度如 2026-Q4"), max_length=10)


class ShareTold(Told):
    percent: str
    minimum: int


class WeightTold(Told):
    points: str = field(_("每百件每次扣分"))
    cap: str = field(_("最多扣分"))


class StratumTold(Told):
    department: str
    population: int = field(_("总件数"))
    digest: str = field(_("排序后的办件编号的 SHA-256，一行一个"))
    numbers: list[str] = field(_("抽中的办件编号，按次序"))


class SampleLine(Told):
    month: str
    seed: str
    seeded_at: Moment
    percent: str
    minimum: int
    drawn_at: Moment | None
    drawn: int = field(_("抽中件数"))
    checked: int = field(_("已检查件数"))
    faulty: int = field(_("有不符合项的件数"))
    url: str


class SampledTold(Told):
    number: str
    department: str
    place: int = field(_("在本部门抽取中的次序"))
    checked_at: Moment | None
    checked_by: str
    faults: int | None = field(_("不符合项数；空为没有检查"))
    url: str


class SampleTold(SampleLine):
    strata: list[dict[str, Any]] = field(_("各部门的总件数、抽取件数和办件编号摘要"))
    cases: list[SampledTold]


class SampleLines(Told):
    results: list[SampleLine]


class AgainTold(Told):
    month: str
    seed: str
    same: bool | None = field(_("与存档的样本是否一致；空为没有存档"))
    strata: list[StratumTold]


class QuestionTold(Told):
    code: str
    name: str
    evidence: list[str] = field(_("记录显示的情况，不代替结论"))
    answer: str = field(_("结论代码；空为没有检查"))
    remark: str


class CheckFormTold(Told):
    month: str
    number: str
    checked_at: Moment | None
    checked_by: str
    questions: list[QuestionTold]
    concerned: list[dict[str, str]] = field(_("可以提出问题的责任方：代码和名称"))


class FindingLine(Told):
    number: str
    case_number: str
    kind: str
    kind_name: str
    side: str
    against: str
    severity: str
    state: str
    state_name: str
    found_at: Moment
    reply_due_at: Moment
    rectify_by: date
    running: RunningTold
    url: str


class FindingLines(Told):
    results: list[FindingLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class FindingEventTold(Told):
    sequence: int
    act: str
    act_name: str
    at: Moment
    by: str
    detail: dict[str, Any]


class ProofTold(Told):
    id: UUID
    name: str
    sha256: str
    url: str


class FindingTold(FindingLine):
    clause: str
    evidence: str
    demand: str
    events: list[FindingEventTold]
    files: list[ProofTold]
    allowed_acts: list[str]


class DeductionTold(Told):
    figure: str
    count: int
    points: str = field(_("每百件每次扣分"))
    cap: str
    off: str = field(_("扣分：数量 × 每百件扣分 ÷ 办件数 × 100，以上限为止"))


class AssessedTold(Told):
    side: str
    unit: int
    name: str
    period: str
    figures: dict[str, int]
    points: str | None = field(_("得分；期间内没有办件则为空"))
    deductions: list[DeductionTold]
    rank: int | None = field(_("排名；办件不足 10 件则为空"))
    ranked: int = field(_("参加排名的个数"))
    url: str


class AssessedLines(Told):
    results: list[AssessedTold]


class BehindTold(Told):
    number: str = field(_("办件编号；未成办件的为空"))
    at: Moment | None


class BehindLines(Told):
    figure: str
    formula: str
    results: list[BehindTold]


class SheetTold(Told):
    id: UUID
    number: str = field(_("文号"))
    issued_at: Moment
    url: str


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotBase64(field="files", name="content") from None
