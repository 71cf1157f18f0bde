"""Applications as lists show them: what, whose, who has it, and how its limit stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.rules.life import Stage
from onewindow.organisation.models import Role
from onewindow.web.items.limits import Standing, standing
from onewindow.web.items.sheet import HOLDERS
from onewindow.worktime.queries import work_calendar


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    application: ItemApplication
    holder: str | Promise
    running: Standing


def application_rows(applications: Iterable[ItemApplication], at: datetime) -> list[ApplicationRow]:
    """Rows for a table; the rows read each calendar once."""
    calendars: dict[int, object] = {}
    rows = []
    for each in applications:
        key = each.centre.calendar_id
        if each.due_at and key not in calendars:
            calendars[key] = work_calendar(key)
        holder = HOLDERS.get(Stage(each.stage))
        shown = standing(each, at, calendars.get(key))  # type: ignore[arg-type]
        rows.append(ApplicationRow(each, Role(holder).label if holder else "", shown))
    return rows
