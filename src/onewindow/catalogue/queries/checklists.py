"""Implementation lists as plain values; a published one never changes, so each process reads it once."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from onewindow.catalogue.errors import ItemNotFound
from onewindow.catalogue.models import ItemVersion, MaterialRequirement, ReviewPoint, Situation, SpecialProcedure
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.rules.checklist import LISTED_ELEMENTS, PLAIN_ELEMENTS


def checklist(version: ItemVersion | int) -> Checklist:
    """Return the list of a published version (or its key) with all its elements: 6 queries once, none after.

    Raises `ItemNotFound` for a version that is not published.
    """
    return _checklist(version if isinstance(version, int) else version.pk)


@lru_cache(maxsize=4096)
def _checklist(version_id: int) -> Checklist:
    found = checklists([version_id]).get(version_id)
    if found is None:
        raise ItemNotFound(item=version_id)
    return found


def checklists(version_ids: Collection[int]) -> dict[int, Checklist]:
    """Return the lists of many published versions by their keys, in 6 queries however many there are."""
    versions = ItemVersion.objects.published().filter(pk__in=version_ids).select_related("item__department")
    materials = list(MaterialRequirement.objects.filter(version_id__in=version_ids).order_by("order", "pk"))
    # By keys, not by a join: right after a large import the planner has no figures yet and joins badly.
    material_ids = [material.pk for material in materials]
    links = MaterialRequirement.situations.through.objects.filter(materialrequirement_id__in=material_ids)
    points = ReviewPoint.objects.filter(material_id__in=material_ids)
    procedures = SpecialProcedure.objects.filter(version_id__in=version_ids)

    situations_of: defaultdict[int, list[ListedSituation]] = defaultdict(list)
    for situation in Situation.objects.filter(version_id__in=version_ids).order_by("order", "pk"):
        situations_of[situation.version_id].append(ListedSituation(situation.name, situation.pk, situation.question))
    chosen = set(links.values_list("materialrequirement_id", "situation_id"))
    points_of: defaultdict[int, list[ListedPoint]] = defaultdict(list)
    for point in points.order_by("order", "pk"):
        points_of[point.material_id].append(ListedPoint(point.text, point.aspect, point.pk))
    materials_of: defaultdict[int, list[ListedMaterial]] = defaultdict(list)
    for material in materials:
        own = situations_of[material.version_id]
        listed = _listed_material(
            material,
            tuple(situation.name for situation in own if (material.pk, situation.id) in chosen),
            tuple(points_of[material.pk]),
        )
        materials_of[material.version_id].append(listed)
    procedures_of: defaultdict[int, list[ListedProcedure]] = defaultdict(list)
    for procedure in procedures.order_by("pk"):
        procedures_of[procedure.version_id].append(
            ListedProcedure(procedure.kind, procedure.name, procedure.basis, procedure.days, procedure.pk)
        )
    return {
        version.pk: _listed(
            version,
            tuple(situations_of[version.pk]),
            tuple(materials_of[version.pk]),
            tuple(procedures_of[version.pk]),
        )
        for version in versions
    }


def _listed_material(
    material: MaterialRequirement, situations: tuple[str, ...], points: tuple[ListedPoint, ...]
) -> ListedMaterial:
    return ListedMaterial(
        code=material.code,
        name=material.name,
        copies=material.copies,
        form=material.form,
        medium=material.medium,
        necessity=material.necessity,
        source=material.source,
        standard=material.standard,
        sample=material.sample,
        situations=situations,
        review_points=points,
        id=material.pk,
    )


def _listed(
    version: ItemVersion,
    situations: tuple[ListedSituation, ...],
    materials: tuple[ListedMaterial, ...],
    procedures: tuple[ListedProcedure, ...],
) -> Checklist:
    elements: dict[str, Any] = {element: getattr(version, element) for element in PLAIN_ELEMENTS}
    elements |= {element: tuple(getattr(version, element)) for element in LISTED_ELEMENTS}
    return Checklist(
        code=version.item.code,
        department=version.item.department.name,
        type=version.item.type_id,
        promised=version.promised,
        legal=version.legal,
        extension=version.extension,
        **elements,
        situations=situations,
        materials=materials,
        procedures=procedures,
        number=version.number,
        version_id=version.pk,
        item_id=version.item_id,
        department_id=version.item.department_id,
    )
