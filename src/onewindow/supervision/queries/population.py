"""What a month's draw is made from, and the draw itself, in memory: for the act, and for whoever draws it again."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from onewindow.cases.models import Case
from onewindow.organisation.models import Department
from onewindow.supervision.models import Sample, SamplingRule
from onewindow.supervision.rules import MINIMUM, PERCENT, Period, digest_of, draw, sample_size


@dataclass(frozen=True, slots=True)
class Share:
    """How much is drawn: per cent of each department's cases, and how many at least."""

    percent: Decimal = PERCENT
    minimum: int = MINIMUM


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one department's cases give: how many there were, the digest of their numbers, and those drawn in order."""

    department: Department
    population: int
    digest: str
    numbers: tuple[str, ...]


def handled_in(period: Period) -> Q:
    """The condition of a case that was decided or closed in the period (Asia/Shanghai, its first minute included)."""
    begin, end = period.begins_at, period.ends_at
    return Q(decided_at__gte=begin, decided_at__lt=end) | Q(closed_at__gte=begin, closed_at__lt=end)


def population(*, centre_id: int, period: Period) -> QuerySet[Case]:
    """The centre's cases that were decided or closed in the period."""
    return Case.objects.filter(handled_in(period), centre=centre_id)


def share_of(centre_id: int) -> Share:
    """The share and the least number that the centre draws by; 3 % and 5 where nothing is set."""
    rule = SamplingRule.objects.filter(centre=centre_id).first()
    return Share(rule.percent, rule.minimum) if rule else Share()


def draw_of(*, centre_id: int, period: Period, seed: str, share: Share) -> list[Drawn]:
    """Draw each department's cases of the period by `seed`, in memory; two queries, and nothing is written."""
    numbers: defaultdict[int, list[str]] = defaultdict(list)
    for department_id, number in population(centre_id=centre_id, period=period).values_list("department", "number"):
        numbers[department_id].append(number)
    departments = Department.objects.filter(pk__in=numbers).order_by("pk")
    return [
        Drawn(
            department=each,
            population=len(numbers[each.pk]),
            digest=digest_of(numbers[each.pk]),
            numbers=tuple(
                draw(seed, numbers[each.pk], sample_size(len(numbers[each.pk]), share.percent, share.minimum))
            ),
        )
        for each in departments
    ]


def agrees(sample: Sample, drawn: list[Drawn]) -> bool:
    """Say whether a draw made anew is the one on record: the same cases before it, and the same cases out of it."""
    kept: defaultdict[int, list[str]] = defaultdict(list)
    for department_id, number in sample.cases.order_by("place").values_list("department", "case__number"):
        kept[department_id].append(number)
    strata = {each.department_id: each.digest for each in sample.strata.all()}
    return {each.department.pk: (each.digest, list(each.numbers)) for each in drawn} == {
        key: (digest, kept[key]) for key, digest in strata.items()
    }
