"""How dates and days are said on a page, in the language that is on."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(value: dt.date | dt.datetime | None) -> str:
    """2026年11月24日, in English 24 Nov 2026; a moment is read in the centre's time zone; nothing gives nothing."""
    if value is None:
        return ""
    day = _local(value)
    if _in_english():
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def date_and_time(value: dt.datetime | None) -> str:
    """2026年11月24日 14:30, in English 24 Nov 2026, 14:30."""
    if value is None:
        return ""
    return f"{date(value)}{', ' if _in_english() else ' '}{time_of_day(value)}"


def time_of_day(value: dt.datetime | dt.time | None) -> str:
    """14:30, on the clock of the centre."""
    if value is None:
        return ""
    moment = timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value
    return f"{moment:%H:%M}"


def weekday(value: dt.date | dt.datetime) -> str:
    """星期二, in English Tuesday."""
    names = (
        gettext("星期一"),
        gettext("星期二"),
        gettext("星期三"),
        gettext("星期四"),
        gettext("星期五"),
        gettext("星期六"),
        gettext("星期日"),
    )
    return names[_local(value).weekday()]


def listed(words: Iterable[object]) -> str:
    """身份证、申请表; in English identity card, application form."""
    return gettext("、").join(str(word) for word in words)


def days_left(days: int | None, unit: str = "working_day") -> str:
    """还剩 3 个工作日 · 今天到期 · 已超期 2 个工作日; unit is `working_day` or `calendar_day`, None says 不计时."""
    if days is None:
        return gettext("不计时")
    if days == 0:
        return gettext("今天到期")
    if unit == "calendar_day":
        left = ngettext("还剩 %(days)d 天", "还剩 %(days)d 天", days)
        late = ngettext("已超期 %(days)d 天", "已超期 %(days)d 天", -days)
    else:
        left = ngettext("还剩 %(days)d 个工作日", "还剩 %(days)d 个工作日", days)
        late = ngettext("已超期 %(days)d 个工作日", "已超期 %(days)d 个工作日", -days)
    return (left if days > 0 else late) % {"days": abs(days)}


def _local(value: dt.date | dt.datetime) -> dt.date:
    if isinstance(value, dt.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def _in_english() -> bool:
    return (get_language() or "").startswith("en")
