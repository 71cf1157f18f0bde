"""Telling the clerk and the administrator 30 and 7 days before training runs out, once however often it is asked (M15)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from onewindow.authority.models import Course, TrainingPass
from onewindow.authority.queries.courses import posts_of_clerks
from onewindow.authority.queries.training import trained, valid_passes
from onewindow.authority.rules.life import REMINDERS, reminder_due
from onewindow.catalogue.models import ItemVersion
from onewindow.messaging.actions import Addressee, News, tell
from onewindow.organisation.models import Account, Role

LONGEST_GRACE = timedelta(days=90)


def remind_of_training(*, at: datetime, limit: int = 500) -> int:
    """Tell of each clerk's training in a course that ends within 30 days, or within 7; return how many ends were due.

    Days are calendar days, Asia/Shanghai; training that a newer pass outlasts, or of who left the windows, is not spoken
    of. Safe on many workers at once, and twice.
    """
    today = localdate(at)
    ends = _due(today).order_by("account_id", "course_id", "last_day")
    groups = list(ends.values_list("account_id", "course_id", "last_day").distinct()[:limit])
    for account_id, course_id, last_day in groups:
        _remind(account_id, course_id, last_day, at)
    return len(groups)


def _due(today: date) -> Any:
    """Passes that end soon, by their own day or by a newer edition, and of which the fitting reminder wasn't given."""
    soon = today + timedelta(days=max(REMINDERS))
    renewed = ItemVersion.objects.published().filter(
        number__gt=1, effective_from__lte=today, effective_from__gt=today - LONGEST_GRACE - timedelta(days=1)
    )
    untold = Q(reminded=None) | Q(reminded__gt=min(REMINDERS), last_day__lte=today + timedelta(days=min(REMINDERS)))
    ending = valid_passes(today).filter(Q(valid_until__lte=soon) | Q(item__in=renewed.values("item")))
    return ending.filter(untold, last_day__lte=soon)


@transaction.atomic
def _remind(account_id: int, course_id: int, last_day: date, at: datetime) -> None:
    today = localdate(at)
    rows = _due(today).filter(account=account_id, course=course_id, last_day=last_day)
    passes = list(rows.select_for_update(of=("self",), skip_locked=True))
    stage = reminder_due(last_day, today)
    if not passes or stage is None:
        return
    TrainingPass.objects.filter(pk__in=[each.pk for each in passes]).update(reminded=stage)
    stand = trained(account_ids=[account_id], item_ids=[each.item_id for each in passes], on=today)
    ending = sum(stand[account_id, each.item_id].training.until == last_day for each in passes)
    course = Course.objects.select_related("department").get(pk=course_id)
    windows = list(posts_of_clerks(course.department.centre_id, today).filter(account=account_id))
    if not ending or not windows:
        return
    facts = {
        "clerk": Account.objects.values_list("full_name", flat=True).get(pk=account_id),
        "course": course.title,
        "items": ending,
        "ends_on": last_day.isoformat(),
        "days": (last_day - today).days,
    }
    key = f"training:{account_id}:{course_id}:{last_day}:{stage}"
    here = course.department.centre_id
    clerk = [Addressee(here, Role.CLERK, window_id=post.window_id) for post in windows]
    tell(news=News("training_runs_out", key, facts, f"/training/courses/{course_id}"), to=clerk, at=at)
    overview = f"/centre/training?department={course.department_id}"
    tell(news=News("training_runs_out", key, facts, overview), to=[Addressee(here, Role.CENTRE_ADMIN)], at=at)
