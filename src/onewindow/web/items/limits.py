"""How the present step of an application stands: working days left, and the light that shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from onewindow.catalogue.models import ItemApplication
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import WorkCalendar, remaining
from onewindow.worktime.rules.lights import Light, light


@dataclass(frozen=True, slots=True)
class Standing:
    """`left` is in working days, negative when late, None when nothing runs."""

    due_at: datetime | None
    left: int | None
    light: Light
    provisional: bool = False


def standing(application: ItemApplication, at: datetime, calendar: WorkCalendar | None = None) -> Standing:
    """Tell how the step stands at a moment; a list hands in the calendar that its rows share."""
    due_at = application.due_at
    if due_at is None:
        return Standing(None, None, Light.GREY)
    calendar = calendar or work_calendar(application.centre.calendar_id)
    left = remaining(at, localdate(due_at), calendar)
    if at > due_at and left >= 0:
        left = -1
    limit = calendar.between(localdate(application.stage_at), localdate(due_at))
    return Standing(due_at, left, light(left=left, limit=limit), application.due_provisional)
