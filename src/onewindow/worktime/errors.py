"""Refusals of this room."""

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, Refused


class CalendarGap(Refused):
    """A limit runs into a year of which the calendar knows nothing, official or provisional."""

    code = "calendar_gap"
    sentence = _("日历“%(calendar)s”没有%(year)s年的放假安排，无法计算期限。请先导入该年的日历。")


class InvalidLimit(InvalidInput):
    code = "invalid_limit"
    sentence = _("“%(text)s”不是可以计算的时限。请写成“20个工作日”“60个自然日”“3个月”“2小时”或“当场”。")


class UnclearDay(InvalidLimit):
    """A plain 日 may mean working or calendar days; the law's text does not say, so a person must."""

    code = "unclear_day"
    sentence = _("“%(text)s”没有写明是工作日还是自然日。请写成“个工作日”或“个自然日”。")


class UnknownCalendar(Refused):
    code = "unknown_calendar"
    sentence = _("没有编号为“%(calendar)s”的日历。")
    status = 404


class InvalidCalendarLine(InvalidInput):
    """One line of a calendar file that cannot be right."""

    code = "invalid_calendar_line"
    sentence = _("第%(line)s行：%(reason)s")


class InvalidCalendarFile(InvalidInput):
    """A calendar file that says nothing, or speaks of days that do not belong to its year."""

    code = "invalid_calendar_file"
    sentence = _("日历文件有误：%(reason)s")


class DayOutsideYear(InvalidInput):
    """A yearly notice speaks of its own year, and of the December before when New Year's days off reach back."""

    code = "day_outside_year"
    sentence = _("%(day)s不属于%(year)s年的放假安排。")


class YearOutOfRange(InvalidInput):
    code = "year_out_of_range"
    sentence = _("年份%(year)s有误，应在%(first)s年到%(last)s年之间。")


class EmptyArrangement(InvalidInput):
    """A published year always has days off; one without them is a wrong or empty file."""

    code = "empty_arrangement"
    sentence = _("%(year)s年的放假安排里没有一个放假日，请核对。")
