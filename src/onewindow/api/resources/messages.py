"""The outbox: what was sent (`GET /messages`), sending again, and the receipts that the gateway brings."""

import hmac
from dataclasses import asdict
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.errors import TokenInvalid
from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Moment, OneOf, Told, field
from onewindow.lib.refusal import NotFound
from onewindow.messaging import actions
from onewindow.messaging.errors import AdministratorOnly
from onewindow.messaging.queries import MessageRow, list_messages
from onewindow.messaging.rules import MessageState
from onewindow.organisation.models import Role

router = Router(tags=["messages"])


class MessageLine(Told):
    id: UUID
    title: str = field(_("事由"))
    channel: str
    subject: str = field(_("对象，例如办件编号"))
    to: str = field(_("接收号码，只显示首尾几位"))
    text: str = field(_("发出的内容；空为尚未发出"))
    state: str = field(_("waiting、sent、delivered、dead、cancelled"))
    attempts: int
    written_at: Moment
    sent_at: Moment | None
    next_at: Moment | None = field(_("下次发送的时间"))
    fault: str = field(_("最近一次失败的原因"))


class MessageLines(Told):
    results: list[MessageLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class Receipt(Asked):
    id: Annotated[str, field(_("网关回执号"), min_length=1, max_length=100)]
    delivered: bool
    fault: Annotated[str, field(_("未送达的原因"), default="", max_length=200)] = ""


class Noted(Told):
    noted: bool


@router.get("/messages", response=MessageLines, summary=_("发件记录"), description=_("本中心发给申请人的消息。"))
def messages(
    request: Visit, state: Annotated[str, OneOf(MessageState)] | None = None, after: UUID | None = None
) -> MessageLines:
    if not request.auth.actor.has_role(Role.CENTRE_ADMIN):
        raise AdministratorOnly()
    page = list_messages(request.auth.actor, state=state or "", after=after)
    return MessageLines(
        results=[_line(row) for row in page.rows], next=addresses.of_next_page(request, page.next_after)
    )


@router.post("/messages/{message_id}/resend", response=Noted, summary=_("重发失败的消息"))
def resend(request: Visit, message_id: UUID) -> Noted:
    actions.resend(message_id=message_id, by=request.auth.actor, at=request.auth.at)
    return Noted(noted=True)


@router.post(
    "/messages/receipts",
    auth=None,
    response=Noted,
    summary=_("网关回执"),
    description=_("短信网关以 Authorization: Bearer 网关令牌 告知一条消息是否送达；重复告知不改变什么。"),
)
def receipt(request: HttpRequest, told: Receipt) -> Noted:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not (settings.SMS_TOKEN and hmac.compare_digest(given.encode(), settings.SMS_TOKEN.encode())):
        raise TokenInvalid()
    if not actions.record_receipt(gateway_id=told.id, delivered=told.delivered, fault=told.fault, at=timezone.now()):
        raise NotFound(field="id")
    return Noted(noted=True)


def _line(row: MessageRow) -> MessageLine:
    return MessageLine(**(asdict(row) | {"title": str(row.title)}))
