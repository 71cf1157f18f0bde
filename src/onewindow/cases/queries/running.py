"""How a limit stands at a moment: working days left, and the light that shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from onewindow.cases.models import Case
from onewindow.cases.rules import Light, light
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import WorkCalendar, remaining

CalendarOf = Callable[[int], WorkCalendar]


@dataclass(frozen=True, slots=True)
class Running:
    """`left` is in working days, negative when late, None when nothing runs."""

    due_at: datetime | None
    left: int | None
    light: Light
    provisional: bool = False


def running(
    case: Case,
    at: datetime,
    *,
    due_at: datetime | None,
    opened_at: datetime,
    provisional: bool = False,
    stopped: bool = False,
    calendar_of: CalendarOf = work_calendar,
) -> Running:
    """Tell how the limit that runs from `opened_at` to `due_at` stands at `at`.

    A list hands in a `calendar_of` that remembers, so that its rows together read each calendar once.
    """
    if due_at is None:
        return Running(None, None, Light.GREY)
    calendar = calendar_of(case.centre.calendar_id)
    due_on = localdate(due_at)
    left = remaining(at, due_on, calendar)
    late = at > due_at
    if late and left >= 0:
        left = -1
    past_legal = case.legal_due_at is not None and at > case.legal_due_at and case.decided_at is None
    shown = light(
        left=left,
        limit=calendar.between(localdate(opened_at), due_on),
        past_legal=past_legal,
        stopped=stopped,
        bands=case.centre.light_bands,
    )
    return Running(due_at, left, shown, provisional)
