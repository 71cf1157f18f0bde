"""Who is trained for which item on a day (M15)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, ExpressionWrapper, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Least
from django.utils.timezone import localdate

from onewindow.authority.models import Course, TrainingPass
from onewindow.authority.rules.training import NEVER, Passed, Training, training_of
from onewindow.catalogue.models import ItemVersion


@dataclass(frozen=True, slots=True)
class Trained:
    """How one person stands to one item, and the pass that says so, if there is one."""

    training: Training = NEVER
    pass_id: UUID | None = None


def trainings(*, account_id: int, item_ids: Collection[int], on: date) -> dict[int, Training]:
    """How one person stands to each of these items on the day (Asia/Shanghai); one query."""
    found = trained(account_ids=[account_id], item_ids=item_ids, on=on)
    return {item_id: found.get((account_id, item_id), Trained()).training for item_id in item_ids}


def trained(*, account_ids: Collection[int], item_ids: Collection[int], on: date) -> dict[tuple[int, int], Trained]:
    """How persons stand to items, by (account, item); who never passed is left out. One query."""
    kept = passes_on(TrainingPass.objects.filter(account__in=account_ids, item__in=item_ids), on)
    rows: defaultdict[tuple[int, int], list[TrainingPass]] = defaultdict(list)
    for each in kept:
        rows[each.account_id, each.item_id].append(each)
    return {place: _judged(passes, on) for place, passes in rows.items()}


def passes_on(passes: QuerySet[TrainingPass], on: date) -> QuerySet[TrainingPass]:
    """The passes with what decides how long each counts: the first newer edition in force, and the course's grace."""
    newer = (
        ItemVersion.objects.published()
        .filter(item=OuterRef("item"), number__gt=OuterRef("version_number"), effective_from__lte=on)
        .order_by("effective_from")
        .values("effective_from")[:1]
    )
    return passes.select_related("course").annotate(newer_from=Subquery(newer))


def valid_passes(on: date) -> Any:
    """The passes that count on the day, as the database judges them; the same answer as `training_of` gives."""
    grace = ExpressionWrapper(F("newer_from") + F("course__grace_days"), output_field=DateField())
    counting = passes_on(TrainingPass.objects.filter(revoked_at=None, valid_until__gte=on), on)
    return counting.annotate(last_day=Least("valid_until", grace)).filter(last_day__gte=on)


def as_passed(row: TrainingPass) -> Passed:
    """A row of `passes_on` as the rules take it."""
    return Passed(
        valid_until=row.valid_until,
        newer_from=row.newer_from,  # type: ignore[attr-defined]
        grace_days=row.course.grace_days,
        revoked_on=row.revoked_at and localdate(row.revoked_at),
    )


def open_courses(item_ids: Collection[int]) -> dict[int, Course]:
    """The course to take for each of these items, the one held last; items that nobody teaches are left out; one query."""
    links = Course.items.through.objects.filter(item__in=item_ids, course__closed_at=None)
    links = links.select_related("course__department").order_by("course__held_on", "course_id")
    return {link.item_id: link.course for link in links}


def _judged(passes: list[TrainingPass], on: date) -> Trained:
    last = max(passes, key=lambda each: (each.revoked_at is None, as_passed(each).last_day, each.pk))
    return Trained(training_of(map(as_passed, passes), on), last.pk)
