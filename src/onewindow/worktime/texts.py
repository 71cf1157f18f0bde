"""Limits in the reader's language; official papers take `str(limit)`, which is always Chinese."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onewindow.worktime.rules import Limit, Unit


def limit_text(limit: Limit) -> str:
    """Return a limit as a page shows it."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return ngettext("%(number)s个工作日", "%(number)s个工作日", limit.number) % {"number": limit.number}
        case Unit.CALENDAR_DAY:
            return ngettext("%(number)s个自然日", "%(number)s个自然日", limit.number) % {"number": limit.number}
        case Unit.MONTH:
            return ngettext("%(number)s个月", "%(number)s个月", limit.number) % {"number": limit.number}
        case Unit.HOUR:
            return ngettext("%(number)s小时", "%(number)s小时", limit.number) % {"number": limit.number}
        case _other:
            return _("当场")
