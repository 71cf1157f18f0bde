"""A centre's own day off or day worked, and the limits of its open cases counted anew."""

from collections.abc import Callable
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
from onewindow.worktime.models import Calendar
from onewindow.worktime.rules import Arrangement, CalendarChange

Change = Callable[[Calendar], tuple[CalendarChange, dict[str, object]]]


def set_day(*, day: date, is_working: bool, name: str, by: Actor, at: datetime, only_look: bool = False) -> list[Moved]:
    """Make one day off or worked for the actor's centre, keep it in the book, and say which limits moved.

    A calendar that other centres share stays as it is: the centre departs from it with a copy of its own. With
    `only_look` everything is counted and nothing kept. Refuses with CentreAdminOnly, FieldMissing or FieldTooLong for
    the name, and CalendarGap for a year that is not known.
    """

    def change(calendar: Calendar) -> tuple[CalendarChange, dict[str, object]]:
        called = require_text("name", _("名称"), name, 60)
        made = worktime.set_day(calendar=calendar, day=day, is_working=is_working, name=called, by=by.name, at=at)
        return made, {"is_working": is_working, "name": called}

    return _change("set_day", str(day), change, by, at, only_look)


def load_year(
    *, arrangement: Arrangement, document_no: str, by: Actor, at: datetime, only_look: bool = False
) -> list[Moved]:
    """Make a year official for the actor's centre by its notice, and say which limits moved and by how much.

    With `only_look` everything is counted and nothing kept. Refuses with CentreAdminOnly, FieldMissing for the number of
    the notice, YearOutOfRange, DayOutsideYear and EmptyArrangement (行政许可法 82).
    """

    def change(calendar: Calendar) -> tuple[CalendarChange, dict[str, object]]:
        number = require_text("document_no", _("公布文号"), document_no, 60)
        year, days = arrangement.year, arrangement.days
        made = worktime.publish_year(calendar=calendar, year=year, days=days, document_no=number, by=by.name, at=at)
        return made, {"document_no": number, "days": sorted(map(str, made.days))}

    return _change("load_year", str(arrangement.year), change, by, at, only_look)


def _change(act: str, subject: str, change: Change, by: Actor, at: datetime, only_look: bool) -> list[Moved]:
    try:
        with transaction.atomic():
            moved = _changed(subject, change, by, at)
            transaction.set_rollback(only_look)
            return moved
    except Refused as refusal:
        record_refusal(refusal, act, subject, by, at)
        raise


def _changed(subject: str, change: Change, by: Actor, at: datetime) -> list[Moved]:
    if not by.has_role(Role.CENTRE_ADMIN):
        raise CentreAdminOnly()
    centre = Centre.objects.select_for_update(of=("self",)).select_related("calendar").get(pk=by.centre_id)
    _depart_if_shared(centre)
    made, detail = change(centre.calendar)
    moved = recompute(change=made, by=by, at=at)
    record(
        centre_code=centre.code,
        kind=Entry.Kind.CALENDAR_CHANGED,
        actor=by.as_record(),
        subject=f"{centre.calendar.code} {subject}",
        at=at,
        detail={**detail, "recounted": len({each.number for each in moved})},
    )
    return moved


def _depart_if_shared(centre: Centre) -> None:
    shared = centre.calendar
    if Centre.objects.filter(calendar=shared).exclude(pk=centre.pk).exists():
        centre.calendar = worktime.copy_calendar(
            calendar=shared, code=f"centre-{centre.code}", name=f"{centre.short_name}工作日历"
        )
        centre.save(update_fields=["calendar"])
