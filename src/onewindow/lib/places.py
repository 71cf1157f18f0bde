"""Where a page of a list in time begins: a moment and a number, written so that it can stand in an address."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput


class InvalidPlace(InvalidInput):
    code = "invalid_place"
    sentence = _("翻页的位置无法识别，请回到第一页重新翻。")


def write_place(at: datetime, number: int) -> str:
    """Write the place after a row; `at` is aware."""
    return f"{at:%Y-%m-%dT%H:%M:%S.%f%z}_{number}"


def read_place(text: str, field: str = "after") -> tuple[datetime, int]:
    """Read a place as written. Raises `InvalidPlace` for anything else."""
    moment, _separator, number = text.partition("_")
    try:
        at, last = datetime.fromisoformat(moment), int(number)
    except ValueError:
        raise InvalidPlace(field=field) from None
    if at.tzinfo is None or abs(last) >= 2**63:
        raise InvalidPlace(field=field)
    return at, last
