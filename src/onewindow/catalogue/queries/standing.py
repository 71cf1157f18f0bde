"""Why an item is not received just now: suspended until when, moved to a special window, or abolished."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.errors import ItemNotInUse
from onewindow.catalogue.models import Item
from onewindow.lib.identifiers.number import normal_form

CLOSED = (Item.State.SUSPENDED, Item.State.SPECIAL_WINDOW, Item.State.ABOLISHED)


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """An item that was open once and is not now; `sentence` says why and what to do."""

    code: str
    name: str
    department: str
    state: str
    state_name: str | Promise
    reason: str
    resumes_on: date | None
    sentence: str


def require_open(item: Item, on: date, *, special_window_of: int | None = None) -> None:
    """Refuse with ItemNotInUse, naming the reason and the planned day of resumption, unless in use on the day.

    The special window of its department (by its key) receives what stands there (M23).
    """
    state = item.state_on(on)
    if state == Item.State.SPECIAL_WINDOW and special_window_of == item.department_id:
        return
    if state != Item.State.IN_USE:
        raise ItemNotInUse(field="item", item=item.name, state=Item.State(state).label, why=_why(item, state))


def closed_items(
    text: str, *, centre_id: int, on: date, limit: int = 5, special_window_of: int | None = None
) -> list[ClosedItem]:
    """Find a centre's items that are suspended, at a special window or abolished on the day; one query.

    `text` is a beginning of the code or a part of the name or its initials; empty finds none.
    What stands at the special window that asks (by its department's key) is not closed to it.
    """
    typed = text.strip()
    if not typed:
        return []
    key = normal_form(typed)
    turned = Q(turns_on__lte=on)
    found = Item.objects.filter(
        Q(turned, turns_to__in=CLOSED) | Q(~turned, state__in=CLOSED),
        Q(code__startswith=key) | Q(name__icontains=typed) | Q(initials__contains=key.lower()),
        department__centre=centre_id,
    )
    if special_window_of is not None:
        special = Item.State.SPECIAL_WINDOW
        found = found.exclude(Q(turned, turns_to=special) | Q(~turned, state=special), department=special_window_of)
    return [_closed(item, item.state_on(on)) for item in found.select_related("department").order_by("name")[:limit]]


def why_closed(code: str, on: date) -> str:
    """Say why the item of a code is closed on the day, or nothing when it is not; one query."""
    item = Item.objects.select_related("department").filter(code=normal_form(code)).first()
    return _closed(item, item.state_on(on)).sentence if item and item.state_on(on) in CLOSED else ""


def _closed(item: Item, state: str) -> ClosedItem:
    refusal = ItemNotInUse(item=item.name, state=Item.State(state).label, why=_why(item, state))
    return ClosedItem(
        item.code,
        item.name,
        item.department.name,
        state,
        Item.State(state).label,
        item.standing_reason,
        item.resumes_on,
        str(refusal),
    )


def _why(item: Item, state: str) -> str | Promise:
    if state == Item.State.SUSPENDED and item.resumes_on:
        return format_lazy(
            _("原因：{reason}。计划于{day}恢复。"),
            reason=item.standing_reason,
            day=item.resumes_on.isoformat(),
        )
    if state == Item.State.SPECIAL_WINDOW:
        return _("请引导申请人到该部门的专窗办理。")
    if state in CLOSED and item.standing_reason:
        return format_lazy(_("原因：{reason}。"), reason=item.standing_reason)
    return _("请联系中心事项管理人员。")
