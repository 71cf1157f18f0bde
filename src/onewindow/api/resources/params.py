"""Parameters that several calls share."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from ninja import Header, Query
from pydantic import Field

from onewindow.api.schemas.base import LARGEST_KEY

LONGEST_PAGE = 200
IdempotencyKey = Annotated[
    Annotated[str, Field(pattern="^[!-~]+$", max_length=100)] | None,
    Header(
        alias="Idempotency-Key",
        description=_("同一个键重发同一内容只办理一次；建议每次写入都带上。"),  # type: ignore[arg-type]
    ),
]
Limit = Annotated[
    int,
    Query(ge=1, le=LONGEST_PAGE, description=_("每页条数")),  # type: ignore[arg-type]
]
DepartmentKey = Annotated[
    int | None,
    Query(ge=1, le=LARGEST_KEY, description=_("部门的 id")),  # type: ignore[arg-type]
]
Text = Annotated[str, Field(max_length=100)]
After = Annotated[
    Text,
    Query(description=_("从上一页结束处继续，见上一页的 next")),  # type: ignore[arg-type]
]
