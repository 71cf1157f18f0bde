"""A centre's own day off or day worked, and the limits of its open cases counted anew."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.cases.actions._perform import record_refusal
from onewindow.cases.actions.recompute import Moved, recompute
from onewindow.cases.errors import CentreAdminOnly
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre, Role
from onewindow.worktime import actions as worktime


def set_day(*, day: date, is_working: bool, name: str, by: Actor, at: datetime) -> list[Moved]:
    """Make one day off or worked for the actor's centre, keep it in the book, and say which limits moved.

    A calendar that other centres share stays as it is: the centre departs from it with a copy of its own. Refuses with
    CentreAdminOnly, FieldMissing or FieldTooLong for the name, and CalendarGap for a year that is not known.
    """
    try:
        with transaction.atomic():
            return _set_day(day, is_working, name, by, at)
    except Refused as refusal:
        record_refusal(refusal, "set_day", str(day), by, at)
        raise


def _set_day(day: date, is_working: bool, name: str, by: Actor, at: datetime) -> list[Moved]:
    if not by.has_role(Role.CENTRE_ADMIN):
        raise CentreAdminOnly()
    called = require_text("name", _("名称"), name, 60)
    centre = Centre.objects.select_for_update(of=("self",)).select_related("calendar").get(pk=by.centre_id)
    _depart_if_shared(centre)
    change = worktime.set_day(calendar=centre.calendar, day=day, is_working=is_working, name=called, by=by.name, at=at)
    moved = recompute(change=change, by=by, at=at)
    record(
        centre_code=centre.code,
        kind=Entry.Kind.CALENDAR_CHANGED,
        actor=by.as_record(),
        subject=f"{centre.calendar.code} {day}",
        at=at,
        detail={"is_working": is_working, "name": called, "recounted": len({each.number for each in moved})},
    )
    return moved


def _depart_if_shared(centre: Centre) -> None:
    shared = centre.calendar
    if Centre.objects.filter(calendar=shared).exclude(pk=centre.pk).exists():
        centre.calendar = worktime.copy_calendar(
            calendar=shared, code=f"centre-{centre.code}", name=f"{centre.short_name}工作日历"
        )
        centre.save(update_fields=["calendar"])
