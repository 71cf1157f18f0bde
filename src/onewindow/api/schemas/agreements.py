"""Agreements, confirmation lists and accounts handed over, as they are asked for and told."""

from datetime import date
from typing import Annotated
from uuid import UUID

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Key, Moment, OneOf, Told, field
from onewindow.authority.actions import AccountInput
from onewindow.authority.models import DelegatedAccount
from onewindow.authority.rules import Power

LONGEST_LIST = 500
PowerCode = Annotated[str, OneOf(Power)]
HandedBy = Annotated[str, OneOf(DelegatedAccount.HandedBy.values)]


class GrantBody(Asked):
    item_code: str = field(_("事项的实施编码"), max_length=40)
    powers: list[PowerCode] = field(_("权限"), max_length=6)


class GrantsBody(Asked):
    grants: list[GrantBody] = field(_("事项和权限"), max_length=LONGEST_LIST)

    def as_powers(self) -> dict[str, list[str]]:
        return {each.item_code: list(each.powers) for each in self.grants}


class TermBody(Asked):
    begins_on: date = field(_("生效日期"))
    ends_on: date = field(_("届满日期，当日仍有效"))


class ProposeBody(GrantsBody):
    department: Key = field(_("委托部门的 id"))
    centre: Key = field(_("受托中心的 id"))
    begins_on: date = field(_("生效日期"))
    ends_on: date = field(_("届满日期，当日仍有效"))
    duties: str = field(_("双方责任；不填为通用条款"), "", max_length=2000)


class AmendBody(GrantsBody):
    reason: str = field(_("理由"))


class SignBody(Asked):
    seal_date: date | None = field(_("盖章日期"), None)


class AnswerBody(Asked):
    answer: str = field(_("理由"))


class ItemsBody(Asked):
    items: list[str] = field(_("退出的事项编码；不填为全部"), [], max_length=LONGEST_LIST)


class AccountBody(TermBody):
    system: str = field(_("系统名称"))
    account_name: str = field(_("账号名；不得填写密码"))
    holder: str = field(_("持有人的登录名"))
    handed_by: HandedBy = field(_("交付方式"))
    reference: str = field(_("密封袋号或保管库引用；不得填写密码"))

    def as_input(self) -> AccountInput:
        return AccountInput(**dict(self))


class ReturnedBody(Asked):
    returned_on: date = field(_("交回日期"))


class ScanTold(Told):
    name: str
    content_type: str
    size: int
    sha256: str = field(_("摘要"))
    url: str


class AgreementLine(Told):
    code: str = field(_("授权码"))
    department: str
    centre: str
    phase: str
    phase_name: str
    begins_on: date
    ends_on: date
    items: int
    waits: bool = field(_("有提议等待本方签署"))
    url: str


class AgreementLines(Told):
    results: list[AgreementLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class AgreedItemTold(Told):
    code: str
    name: str
    powers: list[str]
    left_at: Moment | None = field(_("退出时间"))
    special_window: str = field(_("退出后的专窗"))


class SignatureTold(Told):
    side: str
    by: str
    place: str
    signed_at: Moment
    seal_date: date | None


class ProposalTold(Told):
    id: UUID
    kind: str
    side: str
    stage: str
    reason: str
    answer: str
    proposed_at: Moment
    lines: list[str]
    signatures: list[SignatureTold]
    document: str | None = field(_("文书的地址"))
    sealed: ScanTold | None
    attachment: ScanTold | None
    allowed_acts: list[str]


class DecisionTold(Told):
    number: str
    decided_on: date
    report: str
    scan: ScanTold


class AgreementTold(Told):
    code: str = field(_("授权码"))
    department: str
    centre: str
    phase: str
    phase_name: str
    signed_on: date | None
    begins_on: date
    ends_on: date
    duties: str
    renews: str | None
    items: list[AgreedItemTold]
    proposals: list[ProposalTold]
    decisions: list[DecisionTold]
    allowed_acts: list[str]


class AccountTold(Told):
    id: int
    agreement: str
    system: str
    account_name: str
    holder: str
    handed_by: str
    reference: str
    begins_on: date
    ends_on: date
    returned_on: date | None
    standing: str


class AccountLines(Told):
    results: list[AccountTold]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class ConfirmedTold(Told):
    code: str
    name: str
    version: int
    powers: list[str]
    stale: bool = field(_("已有新版本，待再次确认"))


class ListLine(Told):
    id: int
    number: str
    department: str
    stage: str
    confirmed_at: Moment
    url: str


class ListLines(Told):
    results: list[ListLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class ListTold(ListLine):
    answer: str
    sealed_sha256: str | None
    items: list[ConfirmedTold]
