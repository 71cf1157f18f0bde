"""Limits in the reader's language; official papers take `str(limit)`, which is always Chinese."""

from django.utils.translation import gettext as _

from onewindow.worktime.rules import Limit, Unit


def limit_text(limit: Limit) -> str:
    """Return a limit as a page shows it."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return _("%(number)s个工作日") % {"number": limit.number}
        case Unit.CALENDAR_DAY:
            return _("%(number)s个自然日") % {"number": limit.number}
        case Unit.MONTH:
            return _("%(number)s个月") % {"number": limit.number}
        case Unit.HOUR:
            return _("%(number)s小时") % {"number": limit.number}
        case _other:
            return _("当场")
