"""Finding an item and the version of it that is in force."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from onewindow.catalogue.errors import ItemNotFound, NoVersionInForce
from onewindow.catalogue.models import Item, ItemVersion, ItemVersions
from onewindow.catalogue.queries.standing import CLOSED, require_open
from onewindow.lib.identifiers.number import normal_form
from onewindow.organisation.actor import Actor
from onewindow.worktime.rules import Limit

Besides = Collection[int] | QuerySet[Any, int]


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item on offer with its version in force, as a list shows it."""

    item_id: int
    version_id: int
    code: str
    name: str
    department: str
    department_id: int
    centre_id: int
    centre: str
    kind: str
    service_objects: tuple[str, ...]
    promised: Limit
    needs_biometrics: bool


def find_items(
    text: str,
    *,
    centre_id: int,
    on: date,
    kinds: Collection[str] | None = None,
    limit: int = 20,
    special_window_of: int | None = None,
    besides: Besides = (),
) -> list[FoundItem]:
    """Find a centre's items in use and in force on the day, by code, name, pinyin initials or department; one query.

    `text` is a beginning of the code or a part of the name, initials or department's name; empty finds all. `kinds` keeps
    those that serve one of these service objects (M05). What begins with the text comes first.
    `special_window_of` is the department whose special window looks, which finds besides what stands there (M23);
    `besides` are ids of other centres' items to find too (M04).
    """
    typed = text.strip()
    versions = _on_offer(centre_id, on, besides, special_window_of)
    if kinds is not None:
        versions = versions.filter(service_objects__overlap=list(kinds))
    if typed:
        key = normal_form(typed)
        versions = versions.filter(_like(typed)).annotate(
            rank=Case(
                When(Q(item__code=key) | Q(name=typed), then=Value(0)),
                When(Q(name__istartswith=typed) | Q(item__initials__startswith=key.lower()), then=Value(1)),
                When(Q(name__icontains=typed) | Q(item__initials__contains=key.lower()), then=Value(2)),
                default=Value(3),
                output_field=IntegerField(),
            )
        )
    order = ("rank", "name", "item_id") if typed else ("name", "item_id")
    versions = versions.select_related("item__department__centre")
    return [_found(version) for version in versions.order_by(*order)[:limit]]


def list_items(
    *,
    centre_id: int,
    on: date,
    text: str = "",
    code: str = "",
    department_id: int | None = None,
    after: str = "",
    besides: Besides = (),
    limit: int = 50,
) -> tuple[list[FoundItem], str]:
    """One page of a centre's items in use and in force on the day, by code; and after which code the next page begins.

    `text` and `besides` as in `find_items`; `code` is a beginning of the code. One query.
    """
    versions = _on_offer(centre_id, on, besides)
    if text.strip():
        versions = versions.filter(_like(text.strip()))
    if code:
        versions = versions.filter(item__code__startswith=normal_form(code))
    if department_id is not None:
        versions = versions.filter(item__department=department_id)
    if after:
        versions = versions.filter(item__code__gt=after)
    rows = versions.select_related("item__department__centre").order_by("item__code")
    found = [_found(each) for each in rows[: limit + 1]]
    page = found[:limit]
    return page, page[-1].code if len(found) > limit else ""


def versions_in_use(*, centre_id: int, on: date, department_id: int | None = None) -> list[int]:
    """Return the keys of the versions in force on the day of a centre's or a department's items on offer, by code; one query."""
    versions = _on_offer(centre_id, on)
    if department_id is not None:
        versions = versions.filter(item__department=department_id)
    return list(versions.order_by("item__code").values_list("pk", flat=True))


def versions_to_export(actor: Actor, on: date) -> list[int]:
    """Return the keys of what this hat takes out as a workbook: its department's items, or else its centre's; one query."""
    return versions_in_use(centre_id=actor.centre_id, on=on, department_id=actor.department_id)


def item_by_code(code: str) -> Item:
    """Return the item of a 31-character code with its department. Raises `ItemNotFound`."""
    item = Item.objects.select_related("department__centre").filter(code=normal_form(code)).first()
    if item is None:
        raise ItemNotFound(field="item", item=code)
    return item


def published_version(code: str, on: date) -> ItemVersion:
    """Return the version on offer on the day, as anybody may read it.

    Raises `ItemNotInUse` when the item was taken out or is suspended, with the reason, and `ItemNotFound`.
    """
    versions = ItemVersion.objects.on_offer(on).filter(item__code=normal_form(code))
    version = versions.select_related("item__department").first()
    if version is None:
        item = Item.objects.filter(code=normal_form(code)).first()
        if item and item.state_on(on) in CLOSED:
            require_open(item, on)
        raise ItemNotFound(field="item", item=code)
    return version


def version_in_force(item: Item, on: date, *, special_window_of: int | None = None) -> ItemVersion:
    """Return the published version of an item that a case received on the day falls under (M34).

    `special_window_of` is the department whose special window receives it, if one does (M23).
    Raises `ItemNotInUse`, with the reason and the planned day of resumption, and `NoVersionInForce`.
    """
    require_open(item, on, special_window_of=special_window_of)
    version = ItemVersion.objects.in_force(on).filter(item=item).first()
    if version is None:
        raise NoVersionInForce(field="item", item=item.name, day=on.isoformat())
    return version


def _on_offer(centre_id: int, on: date, besides: Besides = (), special_window_of: int | None = None) -> ItemVersions:
    ours = Q(item__department__centre_id=centre_id)
    wanted = ours if isinstance(besides, tuple) and not besides else ours | Q(item__in=besides)
    return ItemVersion.objects.on_offer(on, special_window_of=special_window_of).filter(wanted)


def _like(typed: str) -> Q:
    key = normal_form(typed)
    return (
        Q(item__code__startswith=key)
        | Q(name__icontains=typed)
        | Q(item__initials__contains=key.lower())
        | Q(item__department__name__icontains=typed)
        | Q(item__department__short_name__icontains=typed)
    )


def _found(version: ItemVersion) -> FoundItem:
    return FoundItem(
        item_id=version.item_id,
        version_id=version.pk,
        code=version.item.code,
        name=version.name,
        department=version.item.department.name,
        department_id=version.item.department_id,
        centre_id=version.item.department.centre_id,
        centre=version.item.department.centre.short_name,
        kind=version.kind,
        service_objects=tuple(version.service_objects),
        promised=version.promised,
        needs_biometrics=version.needs_biometrics,
    )
