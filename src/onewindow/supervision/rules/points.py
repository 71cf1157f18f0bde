"""From counted facts to points, each step shown; whoever handled too few cases is not ranked (M36)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

FULL = Decimal(100)
FEWEST_RANKED = 10
CENT = Decimal("0.01")


class Figure(StrEnum):
    """What is counted of a unit in a period; `Weights` says what each costs."""

    HANDLED = "handled"
    LATE_STEPS = "late_steps"
    UNANSWERED = "unanswered"
    SPLIT_NOTICES = "split_notices"
    EXTRA_MATERIALS = "extra_materials"
    MISSED_AT_WINDOW = "missed_at_window"
    COMPLETIONS = "completions"
    FINDINGS_MINOR = "findings_minor"
    FINDINGS_ORDINARY = "findings_ordinary"
    FINDINGS_SERIOUS = "findings_serious"
    OVERDUE_RECTIFICATIONS = "overdue_rectifications"
    SAMPLED = "sampled"
    SAMPLED_FAULTY = "sampled_faulty"


@dataclass(frozen=True, slots=True)
class Weight:
    """Points off per occurrence among each hundred cases handled, and the most that one figure can cost."""

    points: Decimal
    cap: Decimal


# Proposed by the house, to be set by each centre. A breach of the law's duties (a second notice, a demand beyond the
# list, silence that became acceptance) weighs as much as an ordinary finding; what only cost time weighs less.
WEIGHTS: Mapping[Figure, Weight] = {
    Figure.LATE_STEPS: Weight(Decimal("1.00"), Decimal("20.00")),
    Figure.UNANSWERED: Weight(Decimal("2.00"), Decimal("20.00")),
    Figure.SPLIT_NOTICES: Weight(Decimal("2.00"), Decimal("20.00")),
    Figure.EXTRA_MATERIALS: Weight(Decimal("2.00"), Decimal("20.00")),
    Figure.MISSED_AT_WINDOW: Weight(Decimal("1.00"), Decimal("10.00")),
    Figure.COMPLETIONS: Weight(Decimal("0.50"), Decimal("10.00")),
    Figure.FINDINGS_MINOR: Weight(Decimal("1.00"), Decimal("10.00")),
    Figure.FINDINGS_ORDINARY: Weight(Decimal("2.00"), Decimal("20.00")),
    Figure.FINDINGS_SERIOUS: Weight(Decimal("5.00"), Decimal("40.00")),
    Figure.OVERDUE_RECTIFICATIONS: Weight(Decimal("3.00"), Decimal("20.00")),
}


@dataclass(frozen=True, slots=True)
class Deduction:
    """One line of the derivation: count × points ÷ handled × 100, at most the cap."""

    figure: Figure
    count: int
    weight: Weight
    points: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a unit with their derivation; no case handled gives none, fewer than ten give no rank."""

    points: Decimal | None
    deductions: tuple[Deduction, ...]
    ranked: bool


def score(counts: Mapping[Figure, int], weights: Mapping[Figure, Weight] = WEIGHTS) -> Score:
    """Return 100 less what each figure costs, never below 0; each cost is rounded half up to a hundredth."""
    handled = counts[Figure.HANDLED]
    if not handled:
        return Score(None, (), False)
    lines = tuple(
        Deduction(figure, counts[figure], weight, _cost(counts[figure], weight, handled))
        for figure, weight in weights.items()
        if counts[figure]
    )
    points = max(Decimal(0), FULL - sum((line.points for line in lines), Decimal(0)))
    return Score(points.quantize(CENT), lines, handled >= FEWEST_RANKED)


def ranks(scores: Sequence[Score]) -> list[int | None]:
    """Return the rank of each, 1 for the most points, the same for the same points; None for who is not ranked."""
    ranked = [each.points for each in scores if each.ranked and each.points is not None]
    return [
        1 + sum(other > each.points for other in ranked) if each.ranked and each.points is not None else None
        for each in scores
    ]


def _cost(count: int, weight: Weight, handled: int) -> Decimal:
    return min(weight.cap, count * weight.points * 100 / handled).quantize(CENT, ROUND_HALF_UP)
