"""Writing editions: children go in before a version is published, since afterwards nothing may change."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from onewindow.catalogue.models import (
    Item,
    ItemVersion,
    MaterialRequirement,
    ReviewPoint,
    Situation,
    SpecialProcedure,
)
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.checklist import LISTED_ELEMENTS, PLAIN_ELEMENTS
from onewindow.worktime.rules import Limit, Unit

_NO_EXTENSION = (0, Unit.WORKING_DAY.value)


@dataclass(frozen=True, slots=True)
class Edition:
    """A list about to become the version of that number of an item that is already in the table."""

    item: Item
    number: int
    effective_from: date
    checklist: Checklist


def publish(editions: Sequence[Edition], at: datetime) -> None:
    """Write and publish editions in a fixed number of statements, and end the versions before them (M34).

    Call inside a transaction. A version before ends on the day before the next takes effect.
    """
    versions = ItemVersion.objects.bulk_create(_version(edition) for edition in editions)
    pairs = list(zip(versions, (edition.checklist for edition in editions), strict=True))
    situations = Situation.objects.bulk_create(
        Situation(version=version, order=order, name=situation.name, question=situation.question)
        for version, checklist in pairs
        for order, situation in enumerate(checklist.situations, 1)
    )
    situation_ids = {(situation.version_id, situation.name): situation.pk for situation in situations}
    _write_materials(pairs, situation_ids)
    SpecialProcedure.objects.bulk_create(
        SpecialProcedure(
            version=version, kind=procedure.kind, name=procedure.name, basis=procedure.basis, days=procedure.days
        )
        for version, checklist in pairs
        for procedure in checklist.procedures
    )
    _end_versions_before(editions)
    ItemVersion.objects.filter(pk__in=[version.pk for version in versions]).update(published_at=at)


def _version(edition: Edition) -> ItemVersion:
    checklist = edition.checklist
    legal_number, legal_unit = _columns(checklist.legal) or (None, "")
    promised_number, promised_unit = _columns(checklist.promised) or (0, Unit.ON_THE_SPOT.value)
    extension_number, extension_unit = _columns(checklist.extension) or _NO_EXTENSION
    elements = {element: getattr(checklist, element) for element in PLAIN_ELEMENTS}
    elements |= {element: list(getattr(checklist, element)) for element in LISTED_ELEMENTS}
    elements["effective_from"] = edition.effective_from
    return ItemVersion(
        item=edition.item,
        number=edition.number,
        legal_number=legal_number,
        legal_unit=legal_unit,
        promised_number=promised_number,
        promised_unit=promised_unit,
        extension_number=extension_number,
        extension_unit=extension_unit,
        **elements,
    )


def _columns(limit: Limit | None) -> tuple[int, str] | None:
    return (limit.number, limit.unit.value) if limit else None


def _write_materials(pairs: Iterable[tuple[ItemVersion, Checklist]], situation_ids: dict[tuple[int, str], int]) -> None:
    listed = [
        (version, order, material)
        for version, checklist in pairs
        for order, material in enumerate(checklist.materials, 1)
    ]
    rows = MaterialRequirement.objects.bulk_create(
        MaterialRequirement(
            version=version,
            order=order,
            code=material.code,
            name=material.name,
            copies=material.copies,
            form=material.form,
            medium=material.medium,
            necessity=material.necessity,
            source=material.source,
            standard=material.standard,
            sample=material.sample,
        )
        for version, order, material in listed
    )
    link = MaterialRequirement.situations.through
    link.objects.bulk_create(
        link(materialrequirement_id=row.pk, situation_id=situation_ids[version.pk, name])
        for row, (version, _order, material) in zip(rows, listed, strict=True)
        for name in material.situations
    )
    ReviewPoint.objects.bulk_create(
        ReviewPoint(material=row, order=order, aspect=point.aspect, text=point.text)
        for row, (_version, _order, material) in zip(rows, listed, strict=True)
        for order, point in enumerate(material.review_points, 1)
    )


def _end_versions_before(editions: Iterable[Edition]) -> None:
    changed: defaultdict[date, list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.number > 1:
            changed[edition.effective_from].append(edition)
    for day, followers in changed.items():
        still_running = Q(effective_until__isnull=True) | Q(effective_until__gte=day)
        ItemVersion.objects.published().filter(still_running, item__in=[edition.item for edition in followers]).update(
            effective_until=day - timedelta(days=1)
        )
