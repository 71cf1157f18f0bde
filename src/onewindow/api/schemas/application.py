"""An application as it is sent to us; the checks of its content are those of `cases.application`."""

from datetime import date
from typing import Annotated

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Key, OneOf, field
from onewindow.cases.application import LABELS, AgentInput, ApplicantInput, Application, MaterialInput
from onewindow.cases.rules import Channel, CollectAt, Verdict
from onewindow.organisation.models import Applicant

LONGEST_LIST = 200


class ApplicantBody(Asked):
    kind: Annotated[str, OneOf(Applicant.Kind.values)] = field(LABELS["applicant.kind"])
    name: str = field(LABELS["applicant.name"])
    number_kind: Annotated[str, OneOf(Applicant.NumberKind.values)] = field(LABELS["applicant.number_kind"])
    number: str = field(LABELS["applicant.number"])
    phone: str = field(LABELS["applicant.phone"], "")
    representative: str = field(LABELS["applicant.representative"], "")
    address: str = field(LABELS["applicant.address"], "")
    name_change_confirmed: bool = field(_("证件号码已登记在别的姓名或名称下时，确认更名"), False)


class AgentBody(Asked):
    name: str = field(LABELS["agent.name"])
    number: str = field(LABELS["agent.number"])
    phone: str = field(_("代办人手机号码"), "")
    scope: str = field(LABELS["agent.scope"])
    until: date | None = field(LABELS["agent.until"], None)


class MaterialBody(Asked):
    code: str = field(_("材料清单上的代码"))
    verdict: Annotated[str, OneOf(Verdict)] = field(_("核验结论"), Verdict.PENDING.value)
    remark: str = field(_("说明；不符合时必填"), "")
    original_seen: bool = field(_("已核原件"), False)
    copies_kept: int = field(_("留存份数"), 0)

    def as_input(self) -> MaterialInput:
        return MaterialInput(**dict(self))


class ApplicationBody(Asked):
    """An application at the counter: who applies for what, through whom, with which materials."""

    item_code: str = field(_("31 位实施编码"))
    applicant: ApplicantBody
    agent: AgentBody | None = field(_("代办人；本人办理的不填"), None)
    channel: Annotated[str, OneOf(Channel)] = field(LABELS["channel"], Channel.COUNTER.value)
    collect_at: Annotated[str, OneOf(CollectAt)] = field(
        _("领取地点：home 事项所属中心，receiving 收件的中心（须有出件权限）"), CollectAt.HOME.value
    )
    situations: list[Key] = field(_("所选情形的 id"), [], max_length=LONGEST_LIST)
    materials: list[MaterialBody] = field(_("已提交的材料；没有列出的记为未提交"), [], max_length=LONGEST_LIST)

    def as_application(self) -> Application:
        return Application(
            item_code=self.item_code,
            applicant=ApplicantInput(**dict(self.applicant)),
            agent=AgentInput(**dict(self.agent)) if self.agent else None,
            channel=self.channel,
            collect_at=self.collect_at,
            situations=tuple(self.situations),
            materials=tuple(each.as_input() for each in self.materials),
        )
