"""Which powers an item of a kind can be granted with, and which are usual (M16)."""

from collections.abc import Collection

from onewindow.authority.rules.powers import Power

USUAL = (Power.RECEIVE, Power.ACCEPT, Power.ISSUE)
ON_THE_SPOT = frozenset({Power.REVIEW, Power.DECIDE})
SIMPLE_DAYS = 1


def is_simple(*, kind: str, promised_number: int, promised_unit: str) -> bool:
    """Say whether an item is decided on the spot or is simple: promised in hours, or within one day."""
    if kind == "immediate" or promised_unit in ("on_the_spot", "hour"):
        return True
    return promised_unit in ("working_day", "calendar_day") and promised_number <= SIMPLE_DAYS


def too_much(powers: Collection[Power], *, simple: bool) -> list[Power]:
    """Return the powers that an item may not be granted with: review and decision, unless it is a simple one."""
    return [] if simple else [power for power in Power if power in powers and power in ON_THE_SPOT]


def usual_powers(*, simple: bool, made_at_window: bool) -> tuple[Power, ...]:
    """Return what a department usually grants, in the order of the work; what a form begins with."""
    granted = {*USUAL}
    if simple:
        granted |= {*ON_THE_SPOT, Power.MAKE}
    if made_at_window:
        granted.add(Power.MAKE)
    return tuple(power for power in Power if power in granted)
