"""Samples of a centre, with what was checked and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role
from onewindow.supervision.models import Check, Sample, SampledCase
from onewindow.supervision.rules import parse_month

WATCHING = (Role.SUPERVISOR, Role.LEADER)


def samples_of(actor: Actor) -> QuerySet[Sample]:
    """The centre's samples, the latest month first, with the counts `drawn`, `checked` and `faulty`; none to others."""
    rows = Sample.objects.filter(centre=actor.centre_id) if actor.has_role(*WATCHING) else Sample.objects.none()
    return rows.annotate(
        drawn=Count("cases"),
        checked=Count("cases__check_form"),
        faulty=Count("cases__check_form", filter=Q(cases__check_form__faults__gt=0)),
    ).order_by("-month")


@dataclass(frozen=True, slots=True)
class SampleView:
    """A sample with what stood before the draw, and the drawn cases by department and place."""

    sample: Sample
    cases: Sequence[SampledCase]
    mine: frozenset[object]

    @property
    def left(self) -> int:
        """How many nobody has checked yet."""
        return sum(1 for each in self.cases if check_of(each) is None)


def sample_view(*, month: str, actor: Actor) -> SampleView:
    """Return a month's sample; `mine` are the cases that the actor acted on and may not check.

    Refuses with PeriodUnreadable and NotFound. A fixed number of queries.
    """
    sample = samples_of(actor).filter(month=parse_month(month).first).prefetch_related("strata__department").first()
    if sample is None:
        raise NotFound(field="month")
    cases = sample.cases.select_related("department", "case__version", "check_form").order_by("department", "place")
    acted = cases.filter(case__events__account_id=actor.account_id).values_list("case_id", flat=True)
    return SampleView(sample, list(cases), frozenset(acted))


def check_of(sampled: SampledCase) -> Check | None:
    """The check form of a drawn case, or None when nobody has checked it yet."""
    return getattr(sampled, "check_form", None)


def sampled_case(month: str, number: str, by: Actor, *, lock: bool = False) -> SampledCase:
    """Return the drawn case with that number of the actor's centre. Refuses with PeriodUnreadable and NotFound."""
    rows = SampledCase.objects.select_related("sample", "department", "case__centre", "case__version", "case__item")
    rows = rows.filter(sample__centre=by.centre_id, sample__month=parse_month(month).first, case__number=number)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound(field="number")
    return found
