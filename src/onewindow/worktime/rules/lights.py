"""The light of a case or step, by what is left of its limit (domain rules: yellow 1, 2 or 3 working days)."""

from enum import StrEnum


class Light(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    PURPLE = "purple"
    GREY = "grey"


def warning_days(limit: int) -> int:
    """Return from how many working days left a limit of `limit` working days shows yellow."""
    if limit <= 5:
        return 1
    return 2 if limit <= 15 else 3


def light(*, left: int | None, limit: int, past_legal: bool = False, stopped: bool = False) -> Light:
    """Return the light for `left` working days (negative when late; None when nothing runs) of `limit`."""
    if past_legal:
        return Light.PURPLE
    if stopped or left is None:
        return Light.GREY
    if left < 0:
        return Light.RED
    if left == 0:
        return Light.ORANGE
    return Light.YELLOW if left <= warning_days(limit) else Light.GREEN
