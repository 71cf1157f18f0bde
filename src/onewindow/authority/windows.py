"""Where in the hall an item's applications are received."""

from django.db.models import Q

from onewindow.authority.rules import SERVED_KINDS
from onewindow.catalogue.models import ItemVersion
from onewindow.organisation.models import Window

GENERAL = (Window.Kind.NATURAL, Window.Kind.LEGAL)


def windows_for(version: ItemVersion) -> list[Window]:
    """Return the general windows that serve whom the item is for, and its department's special windows (M05, M23)."""
    kinds = [kind for kind in GENERAL if SERVED_KINDS[kind] & set(version.service_objects)]
    department = version.item.department
    serving = Q(kind__in=kinds) | Q(kind=Window.Kind.SPECIAL, department=department)
    return list(Window.objects.filter(serving, centre=department.centre_id).select_related("zone").order_by("number"))
