"""The light of a case or step, by what is left of its limit (domain rules: yellow 1, 2 or 3 working days)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from onewindow.worktime.rules.calendar import WorkCalendar


class Light(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    PURPLE = "purple"
    GREY = "grey"


Bands = Sequence[Sequence[int]]
"""Pairs of the longest limit and the working days left from which it shows yellow, the shortest first; the last holds for all longer ones."""
BANDS: Bands = ((5, 1), (15, 2), (0, 3))


def warning_days(limit: int, bands: Bands = BANDS) -> int:
    """Return from how many working days left a limit of `limit` working days shows yellow."""
    return next((days for longest, days in bands[:-1] if limit <= longest), bands[-1][1])


def warn_on(started_on: date, due_on: date, calendar: WorkCalendar, bands: Bands = BANDS) -> date:
    """Return the day from which a limit shows yellow: the day it began, when it is that short."""
    left = warning_days(calendar.between(started_on, due_on), bands)
    first = calendar.position(due_on) - left
    if first <= calendar.position(started_on):
        return started_on
    return calendar.working_day_at(first - 1, since=started_on)


def light(
    *, left: int | None, limit: int, past_legal: bool = False, stopped: bool = False, bands: Bands = BANDS
) -> Light:
    """Return the light for `left` working days (negative when late; None when nothing runs) of `limit`."""
    if past_legal:
        return Light.PURPLE
    if stopped or left is None:
        return Light.GREY
    if left < 0:
        return Light.RED
    if left == 0:
        return Light.ORANGE
    return Light.YELLOW if left <= warning_days(limit, bands) else Light.GREEN
