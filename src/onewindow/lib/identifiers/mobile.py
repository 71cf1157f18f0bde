"""Mobile numbers of the mainland."""

import re

from onewindow.lib.identifiers.errors import MobilePattern
from onewindow.lib.identifiers.number import normal_form


def check_mobile(text: str, field: str | None = None) -> str:
    """Check a mobile number and return its 11 digits; a leading +86, spaces and hyphens are dropped.

    Raises `MobilePattern`, carrying `field`.
    """
    number = re.sub(r"^\+86", "", normal_form(text).replace("-", ""))
    if not re.fullmatch(r"1[3-9][0-9]{9}", number):
        raise MobilePattern(field=field)
    return number
