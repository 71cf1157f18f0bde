"""Setting up a department's special window (专窗), in the same act by which an item comes there (M23)."""

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput
from onewindow.organisation.models import Centre, Department, Window, Zone


class ZoneUnknown(InvalidInput):
    code = "zone_unknown"
    sentence = _("本中心没有功能区“%(zone)s”，专窗无处设置。请选择其他功能区。")


def set_up_special_window(
    *, department: Department, service_objects: Collection[str], zone_code: str = ""
) -> tuple[Window, bool]:
    """Return the department's special window at its centre and whether it is new; one that stands already is used.

    A new one takes the next free number of its zone: that of `zone_code`, or the zone of the general windows that serve
    these applicants (M05). Stands in the caller's transaction, which keeps the record. Refuses with ZoneUnknown.
    """
    # One at a time, so that two departments never take one number.
    centre = Centre.objects.select_for_update().get(pk=department.centre_id)
    standing = Window.objects.filter(centre=centre, department=department, kind=Window.Kind.SPECIAL)
    if found := standing.order_by("number").first():
        return found, False
    zone = _zone(centre, service_objects, zone_code)
    made = Window.objects.create(
        centre=centre,
        zone=zone,
        department=department,
        number=_next_number(centre, zone, service_objects),
        name=f"{department.short_name}专窗"[:50],
        kind=Window.Kind.SPECIAL,
    )
    return made, True


def _zone(centre: Centre, service_objects: Collection[str], zone_code: str) -> Zone:
    wanted: dict[str, Any] = {"code": zone_code} if zone_code else {"windows__kind": _kind(service_objects)}
    found = Zone.objects.filter(centre=centre, **wanted).order_by("code").first()
    if found is None:
        raise ZoneUnknown(zone=zone_code or "-", field="zone")
    return found


def _kind(service_objects: Collection[str]) -> str:
    """The kind of general window that serves these applicants; both are served where natural persons are."""
    return Window.Kind.NATURAL if "natural" in service_objects else Window.Kind.LEGAL


def _next_number(centre: Centre, zone: Zone, service_objects: Collection[str]) -> str:
    """The letters that most windows of the zone carry, those for these applicants first, and the number after the highest."""
    windows = list(Window.objects.filter(centre=centre).values_list("number", "zone_id", "kind"))
    own = [(number, kind) for number, zone_id, kind in windows if zone_id == zone.pk]
    fitting = [number for number, kind in own if kind == _kind(service_objects)] or [number for number, _other in own]
    letters = Counter(re.sub(r"\d+$", "", number) for number in fitting)
    prefix = letters.most_common(1)[0][0] if letters else zone.code
    numbers = (re.fullmatch(re.escape(prefix) + r"(\d+)", number) for number, _zone_id, _kind_of in windows)
    return f"{prefix}{max((int(each[1]) for each in numbers if each), default=0) + 1:02}"
