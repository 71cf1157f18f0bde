"""Where in the hall an item's applications are received."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from onewindow.authority.rules import SERVED_KINDS
from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.queries import FoundItem, find_items
from onewindow.organisation.models import Department, Window

GENERAL = (Window.Kind.NATURAL, Window.Kind.LEGAL)


@dataclass(frozen=True, slots=True)
class HomePlace:
    """Where an item is received at home: what a person who must go there needs to know; `windows` are numbers."""

    centre: str
    address: str
    phone: str
    windows: str


def home_place(version: ItemVersion) -> HomePlace:
    """Return the home centre of an item with its address, telephone and the windows that receive it."""
    centre = version.item.department.centre
    windows = "、".join(window.number for window in windows_for(version))
    return HomePlace(centre.name, centre.address or centre.name, centre.phone or "-", windows or "-")


def windows_for(version: ItemVersion) -> list[Window]:
    """Return the general windows that serve whom the item is for, and its department's special windows (M05, M23)."""
    return windows_serving(version.service_objects, version.item.department)


def windows_serving(service_objects: Collection[str], department: Department) -> list[Window]:
    """Return the windows for an item of this department that serves these applicants; its service objects decide (M05)."""
    kinds = [kind for kind in GENERAL if SERVED_KINDS[kind] & set(service_objects)]
    serving = Q(kind__in=kinds) | Q(kind=Window.Kind.SPECIAL, department=department)
    return list(Window.objects.filter(serving, centre=department.centre_id).select_related("zone").order_by("number"))


@dataclass(frozen=True, slots=True)
class MenuZone:
    """A zone of the hall with the items that are received in it, by name."""

    code: str
    name: str
    items: tuple[FoundItem, ...]


def menu(*, centre_id: int, on: date, limit: int = 20_000) -> list[MenuZone]:
    """Return what is on offer on a day, zone by zone, for ticket taking and evaluation (M17); two queries.

    A zone shows what its general windows serve (M05), and what belongs to the departments of its special windows.
    """
    windows = Window.objects.filter(centre=centre_id, kind__in=(*GENERAL, Window.Kind.SPECIAL)).select_related("zone")
    offered = find_items("", centre_id=centre_id, on=on, limit=limit)
    zones: dict[int, MenuZone] = {}
    for window in windows.order_by("zone__code", "number"):
        served = SERVED_KINDS[window.kind]
        shown = tuple(
            item
            for item in offered
            if served & set(item.service_objects)
            and (window.kind != Window.Kind.SPECIAL or window.department_id == item.department_id)
        )
        known = zones.get(window.zone_id, MenuZone(window.zone.code, window.zone.name, ()))
        both = dict.fromkeys((*known.items, *shown))
        zones[window.zone_id] = MenuZone(known.code, known.name, tuple(sorted(both, key=lambda item: item.name)))
    return [zone for zone in zones.values() if zone.items]
