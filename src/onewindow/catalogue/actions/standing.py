"""The only writers of an item's state: from which day it is open to intake, suspended, at a special window, or gone."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F, Q
from django.utils.timezone import localdate

from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.rules import initials

State = Item.State
CLOSABLE = (State.IN_USE, State.SUSPENDED, State.SPECIAL_WINDOW)


def move_to_special_window(
    *, item_ids: Collection[int], at: datetime, reason: str = "", on: date | None = None
) -> list[Item]:
    """Let these items be received at their department's special window only (专窗办理), from the day on (M23).

    `on` is today unless given. Cases under way keep running; what was published for another day gives way. Returns the
    items that moved; those not open or suspended stay as they are. Stands in the caller's transaction, which asks and
    keeps the record.
    """
    return _turn(item_ids, State.SPECIAL_WINDOW, at=at, on=on, reason=reason)


def abolish(*, item_ids: Collection[int], document: str, at: datetime, on: date | None = None) -> list[Item]:
    """Take these items out for ever (取消) by a document with its number, from the day on (M35).

    No new intake from that day; running cases are finished or terminated. As `move_to_special_window` otherwise.
    """
    return _turn(item_ids, State.ABOLISHED, at=at, on=on, reason=document)


def suspend_item(*, item: Item, reason: str, resumes_on: date, on: date, at: datetime) -> None:
    """Stop new intake from the day on, with the reason and the planned day of resumption (暂停)."""
    _turn([item.pk], State.SUSPENDED, at=at, on=on, reason=reason, resumes_on=resumes_on)


def open_item(*, item: Item, on: date, at: datetime) -> None:
    """Open an item to intake from the day on: one that was added, or one that is resumed (恢复)."""
    _turn([item.pk], State.IN_USE, at=at, on=on, known=tuple(State))


def set_state(*, item: Item, state: str) -> None:
    """Keep how far an item that was never open has come: draft, under review, waiting."""
    Item.objects.filter(pk=item.pk).exclude(state__in=(*CLOSABLE, State.ABOLISHED)).update(state=state)


def settle_items(*, at: datetime) -> int:
    """Write down what the day has brought: states that turned, and names that a version in force now carries.

    Nothing relies on it having run: intake, guide and API ask by the day. Returns how many items changed.
    """
    today = localdate(at)
    turned = Item.objects.filter(turns_on__lte=today).update(state=F("turns_to"), turns_to="", turns_on=None)
    renamed = ItemVersion.objects.in_force(today).exclude(name=F("item__name")).select_related("item")
    items = []
    for version in renamed:
        version.item.name, version.item.initials = version.name, initials(version.name)
        items.append(version.item)
    return turned + Item.objects.bulk_update(items, ["name", "initials"], batch_size=500)


def _turn(
    item_ids: Collection[int],
    to: str,
    *,
    at: datetime,
    on: date | None,
    reason: str = "",
    resumes_on: date | None = None,
    known: Collection[str] = CLOSABLE,
) -> list[Item]:
    today = localdate(at)
    day = on or today
    locked = Item.objects.select_for_update().filter(Q(pk__in=item_ids)).order_by("pk")
    items = [item for item in locked if item.state_on(today) in known]
    for item in items:
        item.state = to if day <= today else item.state_on(today)
        item.turns_to, item.turns_on = ("", None) if day <= today else (to, day)
        if to != State.IN_USE:
            item.standing_reason, item.resumes_on = reason[:500], resumes_on
    Item.objects.bulk_update(items, ["state", "turns_to", "turns_on", "standing_reason", "resumes_on"])
    return items
