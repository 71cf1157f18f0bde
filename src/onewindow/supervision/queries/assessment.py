"""Assessment of departments, windows and persons: figures, points with their derivation, ranks (M36)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Department, Role, Window
from onewindow.supervision.models import PointRule
from onewindow.supervision.queries.concerned import STAFF, WATCHING
from onewindow.supervision.queries.figures import counts_by_unit
from onewindow.supervision.rules import WEIGHTS, Figure, Period, Side, Weight
from onewindow.supervision.rules.points import Score, ranks, score


@dataclass(frozen=True, slots=True)
class Unit:
    side: Side
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """One unit in a period; `rank` among `of` ranked units, None where fewer than ten cases were handled."""

    unit: Unit
    counts: Mapping[Figure, int]
    score: Score
    rank: int | None
    of: int


def weights_of(centre_id: int) -> dict[Figure, Weight]:
    """What each figure costs at the centre: what was set there, and else what the house proposes."""
    own = {Figure(rule.figure): Weight(rule.points, rule.cap) for rule in PointRule.objects.filter(centre=centre_id)}
    return {figure: own.get(figure, weight) for figure, weight in WEIGHTS.items()}


def assessments(*, side: Side, period: Period, actor: Actor, at: datetime) -> Sequence[Assessed]:
    """Assess every unit of a side that has any figure in the period, the best ranked first, to who watches the centre.

    A fixed number of queries.
    """
    if not actor.has_role(*WATCHING):
        return []
    counts = counts_by_unit(centre_id=actor.centre_id, side=side, period=period, at=at)
    units = _units(side, actor.centre_id, counts)
    weights = weights_of(actor.centre_id)
    scores = [score(counts[unit.id], weights) for unit in units]
    placed = ranks(scores)
    ranked = sum(each is not None for each in placed)
    rows = [
        Assessed(unit, counts[unit.id], points, rank, ranked)
        for unit, points, rank in zip(units, scores, placed, strict=True)
    ]
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, -row.counts[Figure.HANDLED], row.unit.id))


def assessment(*, side: Side, unit_id: int, period: Period, actor: Actor, at: datetime) -> Assessed:
    """Assess one unit. Refuses with NotFound when the centre has no such unit, or nothing is counted of it."""
    rows = assessments(side=side, period=period, actor=actor, at=at)
    found = next((row for row in rows if row.unit.id == unit_id), None)
    if found is None:
        raise NotFound(field="unit")
    return found


def _units(side: Side, centre_id: int, ids: Iterable[int]) -> list[Unit]:
    match side:
        case Side.DEPARTMENT:
            departments = Department.objects.filter(pk__in=ids).order_by("pk")
            return [Unit(side, each.pk, each.name) for each in departments]
        case Side.WINDOW:
            windows = Window.objects.filter(pk__in=ids, centre=centre_id).order_by("number")
            return [Unit(side, each.pk, str(each)) for each in windows]
    staff = Account.objects.filter(pk__in=ids, posts__role__in=[*STAFF, Role.CONSULTANT]).order_by("pk").distinct()
    return [Unit(side, each.pk, each.full_name) for each in staff]
