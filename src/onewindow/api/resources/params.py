"""Parameters that several calls share."""

from typing import Annotated, Any

from ninja import Header, Query
from pydantic import Field

from onewindow.api.marks import _
from onewindow.api.schemas.base import LARGEST_KEY

LONGEST_PAGE = 200
Text = Annotated[str, Field(max_length=100)]

IDEMPOTENCY_KEY: Any = Header(
    None,
    alias="Idempotency-Key",
    pattern="^[!-~]+$",
    max_length=100,
    description=_("同一个键重发同一内容只办理一次；建议每次写入都带上。"),
)
LIMIT: Any = Query(50, ge=1, le=LONGEST_PAGE, description=_("每页条数"))
AFTER: Any = Query(
    "",
    max_length=100,
    description=_("从上一页结束处继续，见上一页的 next"),
)
DEPARTMENT: Any = Query(None, ge=1, le=LARGEST_KEY, description=_("部门的 id"))
