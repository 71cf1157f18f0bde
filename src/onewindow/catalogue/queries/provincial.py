"""The province's points as the pages show them beside a department's own."""

from dataclasses import replace
from datetime import date

from onewindow.catalogue.models import ProvincialPoint
from onewindow.catalogue.rules import Checklist, ListedPoint
from onewindow.catalogue.rules.provincial import ProvincePoint, basic_code_of, inherits, points_by_material

NONE: dict[str, tuple[ListedPoint, ...]] = {}


def provincial_points(checklist: Checklist, on: date) -> dict[str, tuple[ListedPoint, ...]]:
    """Return the province's points that hold on the day, by the codes of the list's materials.

    One query for an item that is handled alike in the whole province, none for any other.
    """
    if not inherits(checklist):
        return NONE
    rows = ProvincialPoint.objects.filter(basic_code=basic_code_of(checklist)).in_force(on)
    found = points_by_material((as_rule(row) for row in rows), checklist)
    keys = {(row.text, row.aspect): row.pk for row in rows}
    return {code: tuple(replace(each, id=keys[each.text, each.aspect]) for each in own) for code, own in found.items()}


def as_rule(row: ProvincialPoint) -> ProvincePoint:
    return ProvincePoint(row.basic_code, row.material_name, row.text, row.aspect, row.material_code, row.basis)
