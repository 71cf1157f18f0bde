"""The small fixed cast: the national calendar, 2020 to 2026 official, 2027 and 2028 provisional."""

from datetime import date, datetime

from onewindow.worktime import seeds
from onewindow.worktime.rules import SHANGHAI, Limit, SpecialDay, Unit, WorkCalendar

PUBLISHED = [seeds.published_year(year) for year in range(2020, 2027)]
PROVISIONAL = [seeds.provisional_year(year) for year in (2027, 2028)]
NATIONAL = WorkCalendar(
    "国家工作日历",
    {each.year: each.official for each in [*PUBLISHED, *PROVISIONAL]},
    {day.date: day.is_working for each in [*PUBLISHED, *PROVISIONAL] for day in each.days},
)

BY = "张三（市政务服务中心）"
AT = datetime(2026, 11, 24, 9, 30, tzinfo=SHANGHAI)

# Made up: nobody has published 2027 yet. New Year reaches back into December, as it did in 2018 and 2022.
DAYS_OF_2027 = (
    SpecialDay(date(2026, 12, 26), True, "元旦"),
    SpecialDay(date(2026, 12, 31), False, "元旦"),
    SpecialDay(date(2027, 1, 1), False, "元旦"),
    SpecialDay(date(2027, 2, 5), False, "春节"),
    SpecialDay(date(2027, 2, 6), False, "春节"),
    SpecialDay(date(2027, 2, 8), False, "春节"),
    SpecialDay(date(2027, 2, 20), True, "春节"),
)


def working_days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAY)


def calendar_days(number: int) -> Limit:
    return Limit(number, Unit.CALENDAR_DAY)


def months(number: int) -> Limit:
    return Limit(number, Unit.MONTH)


def hours(number: int) -> Limit:
    return Limit(number, Unit.HOUR)


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)
