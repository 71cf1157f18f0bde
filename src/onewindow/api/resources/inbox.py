"""`GET /inbox`: what waits for the hat that is worn, what runs out first on top."""

from typing import Annotated

from ninja import Router

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.params import AFTER, LIMIT
from onewindow.api.schemas.base import OneOf
from onewindow.api.schemas.lists import InboxLines, inbox_line
from onewindow.cases.queries.inbox import inbox
from onewindow.cases.rules import StepKind

router = Router(tags=["cases"])


@router.get("/inbox", response=InboxLines, summary=_("待办"), description=_("当前岗位未完成的环节，先到期的在前。"))
def waiting(
    request: Visit,
    kind: Annotated[str, OneOf(StepKind)] | None = None,
    after: str = AFTER,
    limit: int = LIMIT,
) -> InboxLines:
    page = inbox(actor=request.auth.actor, at=request.auth.at, after=after, kind=kind or "", limit=limit)
    return InboxLines(
        results=[inbox_line(row) for row in page.rows], next=addresses.of_next_page(request, page.next_after)
    )
