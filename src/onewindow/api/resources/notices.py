"""`GET /notices`: what the house told this hat; `POST /notices/read` notes that it was read."""

from dataclasses import asdict
from uuid import UUID

from ninja import Router

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.schemas.base import Moment, Told, field
from onewindow.messaging.actions import mark_read
from onewindow.messaging.queries import notices_for

router = Router(tags=["notices"])


class NoticeLine(Told):
    id: UUID
    sentence: str = field(_("内容"))
    address: str = field(_("相关页面的地址"))
    told_at: Moment
    case: str = field(_("相关办件的编号"))
    read_by: str = field(_("阅知人；空为未读"))


class NoticeLines(Told):
    results: list[NoticeLine]
    next: str | None = field(_("下一页的地址；没有则为末页"))


class Read(Told):
    read: int = field(_("这一次标为已阅的条数"))


@router.get("/notices", response=NoticeLines, summary=_("消息"), description=_("告知当前岗位的事，新的在前。"))
def notices(request: Visit, after: UUID | None = None) -> NoticeLines:
    page = notices_for(request.auth.actor, after=after)
    return NoticeLines(
        results=[NoticeLine(**asdict(row)) for row in page.rows], next=addresses.of_next_page(request, page.next_after)
    )


@router.post("/notices/read", response=Read, summary=_("全部标为已阅"))
def read_all(request: Visit) -> Read:
    return Read(read=mark_read(by=request.auth.actor, at=request.auth.at))
