"""Taking over the province's review points: by its own file only, all or nothing, and changed by nobody here (M13, M19)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from onewindow.catalogue.errors import ImportRefused
from onewindow.catalogue.guide_errors import ProvincialPointReadOnly
from onewindow.catalogue.models import ProvincialPoint
from onewindow.catalogue.queries.provincial import as_rule
from onewindow.catalogue.rules.provincial import ProvincePoint
from onewindow.catalogue.spreadsheet.provincial import ProvincialRow
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class ProvincialOutcome:
    """How many points began, ended and stayed, and for how many basic codes the file speaks."""

    codes: int
    begun: int
    ended: int
    kept: int


def import_provincial_points(*, rows: Iterable[ProvincialRow], by: Actor, at: datetime) -> ProvincialOutcome:
    """Take over a file of the province: for each basic code in it, it holds all points from today on.

    Points that it leaves out end today; other basic codes stay as they are. Imported again, it changes nothing.
    Raises `ImportRefused` with a `RowRefused` for every fault, `ProvincialPointReadOnly` for anyone but the house itself.
    """
    with deed("import_provincial_points", "province", by=by, at=at) as kept:
        if by.role != SYSTEM:
            raise ProvincialPointReadOnly()
        points = _sound(list(rows))
        outcome = _take_over(points, localdate(at))
        kept |= {"codes": outcome.codes, "begun": outcome.begun, "ended": outcome.ended, "kept": outcome.kept}
        return outcome


def change_provincial_point(*, item_code: str, point_id: int, text: str, by: Actor, at: datetime) -> None:
    """Refuse, on record, whoever tries to write another text into a point of the province: `ProvincialPointReadOnly`."""
    with deed("change_provincial_point", item_code, by=by, at=at):
        raise ProvincialPointReadOnly(field="text", point=point_id, wanted=text[:100])


def _sound(rows: Sequence[ProvincialRow]) -> list[ProvincePoint]:
    if refusals := [refusal for row in rows for refusal in row.refusals]:
        raise ImportRefused(refusals)
    return list(dict.fromkeys(row.point for row in rows if row.point is not None))


def _take_over(points: Sequence[ProvincePoint], today: date) -> ProvincialOutcome:
    codes = {point.basic_code for point in points}
    running = ProvincialPoint.objects.select_for_update().filter(basic_code__in=codes, ends_on__isnull=True)
    known = {as_rule(row): row.pk for row in running}
    gone = [key for point, key in known.items() if point not in points]
    new = [(order, point) for order, point in enumerate(points, 1) if point not in known]
    ProvincialPoint.objects.filter(pk__in=gone).update(ends_on=today)
    ProvincialPoint.objects.bulk_create(
        ProvincialPoint(
            basic_code=point.basic_code,
            order=order,
            material_code=point.material_code,
            material_name=point.material_name,
            aspect=point.aspect,
            text=point.text,
            basis=point.basis,
            begins_on=today,
        )
        for order, point in new
    )
    return ProvincialOutcome(len(codes), len(new), len(gone), len(known) - len(gone))
