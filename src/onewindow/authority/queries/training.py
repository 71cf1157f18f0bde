"""Who is trained for which item on a day (M15)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from onewindow.authority.models import Course, TrainingPass
from onewindow.authority.rules.training import NEVER, Passed, Training, training_of
from onewindow.catalogue.models import ItemVersion


def trainings(*, account_id: int, item_ids: Collection[int], on: date) -> dict[int, Training]:
    """How one person stands to each of these items on the day (Asia/Shanghai); one query."""
    kept = passes_on(TrainingPass.objects.filter(account=account_id, item__in=item_ids), on)
    found: defaultdict[int, list[Passed]] = defaultdict(list)
    for each in kept:
        found[each.item_id].append(as_passed(each))
    return {item_id: training_of(found[item_id], on) if item_id in found else NEVER for item_id in item_ids}


def passes_on(passes: QuerySet[TrainingPass], on: date) -> QuerySet[TrainingPass]:
    """The passes with what decides how long each counts: the first newer edition in force, and the course's grace."""
    newer = (
        ItemVersion.objects.published()
        .filter(item=OuterRef("item"), number__gt=OuterRef("version_number"), effective_from__lte=on)
        .order_by("effective_from")
        .values("effective_from")[:1]
    )
    return passes.select_related("course").annotate(newer_from=Subquery(newer))


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
