"""The catalogue: `GET /items`, `GET /items/{code}`, `GET /items/{code}/materials`."""

from django.utils.timezone import localdate
from ninja import Query, Router

from onewindow.api import addresses
from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.params import AFTER, DEPARTMENT, LIMIT, Text
from onewindow.api.schemas.base import Key
from onewindow.api.schemas.items import ItemPage, ItemTold, NeededTold, item_line, item_told, needed_told
from onewindow.authority.queries import items_from_elsewhere
from onewindow.authority.windows import windows_for
from onewindow.catalogue.queries import checklist, list_items, published_version

SITUATIONS = Query([], description=_("所选情形的编号"), max_length=100)
router = Router(tags=["items"])


@router.get(
    "/items",
    response=ItemPage,
    summary=_("查找事项"),
    description=_("本中心在用并已生效的事项，和其他中心授权本中心办理的事项，按编码排列。"),
)
def find(
    request: Visit,
    q: Text = "",
    code: Text = "",
    department: int | None = DEPARTMENT,
    after: str = AFTER,
    limit: int = LIMIT,
) -> ItemPage:
    visitor = request.auth
    rows, next_after = list_items(
        centre_id=visitor.actor.centre_id,
        on=localdate(visitor.at),
        text=q,
        code=code,
        department_id=department,
        after=after,
        besides=items_from_elsewhere(centre_id=visitor.actor.centre_id, at=visitor.at),
        limit=limit,
    )
    return ItemPage(
        results=[item_line(row, addresses.of_item(row.code)) for row in rows],
        next=addresses.of_next_page(request, next_after),
    )


@router.get("/items/{code}", response=ItemTold, summary=_("事项的实施清单"))
def show(request: Visit, code: Text) -> ItemTold:
    with own_names(item="code"):
        version = published_version(code, localdate(request.auth.at))
    return item_told(checklist(version), windows_for(version))


@router.get(
    "/items/{code}/materials",
    response=NeededTold,
    summary=_("所选情形要交的材料"),
    description=_(
        "依次回答 questions，把所选情形的编号填入 situation（可重复），直到 is_final。与办事指南、窗口同一规则。"
    ),
)
def materials(request: Visit, code: Text, situation: list[Key] = SITUATIONS) -> NeededTold:
    with own_names(item="code", situations="situation"):
        version = published_version(code, localdate(request.auth.at))
        return needed_told(checklist(version), situation)
