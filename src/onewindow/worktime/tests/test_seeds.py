"""What the kept packages say: published years with their make-up days, later years by the law alone."""

from datetime import date

import holidays
import pytest

from onewindow.worktime import seeds
from onewindow.worktime.rules.arrangement import belongs_to
from onewindow.worktime.tests.make import NATIONAL, PROVISIONAL, PUBLISHED


@pytest.mark.parametrize("year", range(2020, 2027))
def test_two_independent_packages_agree_on_each_published_year(year):
    other = holidays.country_holidays("CN", years=year, language="zh_CN")
    days = seeds.published_year(year).days
    assert {day.date for day in days if not day.is_working} == {day for day in other if day.weekday() < 5}
    assert {day.date for day in days if day.is_working} == {day for day in other.weekend_workdays if day.year == year}


def test_the_spring_festival_of_2020_was_lengthened():
    assert not NATIONAL.is_working(date(2020, 1, 31))
    assert not NATIONAL.is_working(date(2020, 2, 1))
    assert NATIONAL.is_working(date(2020, 2, 3))


def test_each_published_year_names_its_notice():
    assert all(each.document_no.startswith("国办发明电") for each in PUBLISHED)


def test_seeds_are_official_or_provisional_in_their_own_years():
    assert all(each.official for each in PUBLISHED)
    assert not any(each.official for each in PROVISIONAL)
    assert all(belongs_to(each.year, day.date) and day.differs for each in PUBLISHED + PROVISIONAL for day in each.days)


def test_2027_by_the_law_alone():
    """New Year 1, Spring Festival 4 (the eve is 5 February), Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1,
    National Day 3; those on a weekend give the next weekday off."""
    assert [day.date for day in seeds.provisional_year(2027).days] == [
        date(2027, 1, 1),
        date(2027, 2, 5),
        date(2027, 2, 8),
        date(2027, 2, 9),
        date(2027, 2, 10),
        date(2027, 4, 5),
        date(2027, 5, 3),
        date(2027, 5, 4),
        date(2027, 6, 9),
        date(2027, 9, 15),
        date(2027, 10, 1),
        date(2027, 10, 4),
        date(2027, 10, 5),
    ]


def test_2028_by_the_law_alone():
    """Spring Festival begins on 25 January with the eve; Mid-Autumn falls on 3 October, within National Day."""
    assert [day.date for day in seeds.provisional_year(2028).days] == [
        date(2028, 1, 3),
        date(2028, 1, 25),
        date(2028, 1, 26),
        date(2028, 1, 27),
        date(2028, 1, 28),
        date(2028, 4, 4),
        date(2028, 5, 1),
        date(2028, 5, 2),
        date(2028, 5, 29),
        date(2028, 10, 2),
        date(2028, 10, 3),
        date(2028, 10, 4),
    ]


@pytest.mark.parametrize("year", range(2025, 2036))
def test_no_make_up_day_is_guessed_and_no_day_is_moved(year):
    days = seeds.provisional_year(year).days
    assert not any(day.is_working for day in days)
    assert not any("调休" in day.name for day in days)
    assert 12 <= len(days) <= 13


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_law_alone_gives_as_many_working_days_as_the_notice(year):
    """Days worked instead only move days off: the number in the year is the law's, since the revision of 2024."""

    def balance(arrangement):
        return sum(1 if day.is_working else -1 for day in arrangement.days)

    assert balance(seeds.provisional_year(year)) == balance(seeds.published_year(year))


@pytest.mark.parametrize("year", [2019, 2027])
def test_a_year_that_is_not_published_is_not_invented(year):
    with pytest.raises(ValueError, match="no published arrangement"):
        seeds.published_year(year)
