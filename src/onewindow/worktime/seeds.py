"""The arrangements that kept packages know: published years by `chinesecalendar`, later ones by `holidays`."""

import chinese_calendar.constants as published
import holidays

from onewindow.worktime.rules.arrangement import Arrangement, SpecialDay, notice_year

FIRST_YEAR = 2020
LAST_YEAR = 2090
PROVISIONAL_YEARS = 2

# 国务院办公厅 notices of the days off; the second for 2020 lengthened the Spring Festival.
DOCUMENT_NUMBERS = {
    2020: "国办发明电〔2019〕16号、国办发明电〔2020〕1号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}

_CHINESE = {holiday.value: holiday.chinese for holiday in published.Holiday}
_MOVED = "调休"


def last_published_year() -> int:
    """Return the last year whose official arrangement the installed `chinesecalendar` knows."""
    return max(published.holidays).year


def published_year(year: int) -> Arrangement:
    """Return the official arrangement of a year from 2020 to the last published one; others raise `ValueError`."""
    if not FIRST_YEAR <= year <= last_published_year():
        raise ValueError(f"no published arrangement is known for {year}")
    days = [
        SpecialDay(day, is_working, _CHINESE[name])
        for is_working, table in ((False, published.holidays), (True, published.workdays))
        for day, name in table.items()
        if notice_year(day) == year
    ]
    return Arrangement(year, _differing(days), official=True, document_no=DOCUMENT_NUMBERS.get(year, ""))


def provisional_year(year: int) -> Arrangement:
    """Return what the law alone fixes for a year: its holidays, and the weekday off for one that falls on a weekend.

    全国年节及纪念日放假办法 2 and 6. Which days are worked instead is for the notice, and is left out.
    """
    by_law = holidays.country_holidays("CN", years=year, language="zh_CN")
    days = [SpecialDay(day, False, name) for day, name in by_law.items() if day.year == year and not _is_moved(name)]
    return Arrangement(year, _differing(days), official=False)


def _is_moved(name: str) -> bool:
    return all(_MOVED in part for part in name.split("; "))


def _differing(days: list[SpecialDay]) -> tuple[SpecialDay, ...]:
    return tuple(sorted((day for day in days if day.differs), key=lambda day: day.date))
