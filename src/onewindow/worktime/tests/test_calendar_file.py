"""The file of a published year: read whole or refused line by line."""

from datetime import date

import pytest

from onewindow.lib.refusal import InvalidInputs
from onewindow.worktime.calendar_file import parse_calendar_file
from onewindow.worktime.errors import InvalidCalendarFile
from onewindow.worktime.rules import SpecialDay

GOOD = """日期,类型,名称
2026-12-26,上班,元旦
2027-01-01,放假,元旦
2027/2/6,放假,春节

2027年2月20日,上班,春节
"""


def test_a_good_file_gives_the_year_and_its_days_in_order():
    arrangement = parse_calendar_file("\ufeff" + GOOD)
    assert arrangement.year == 2027
    assert arrangement.official
    assert arrangement.days == (
        SpecialDay(date(2026, 12, 26), True, "元旦"),
        SpecialDay(date(2027, 1, 1), False, "元旦"),
        SpecialDay(date(2027, 2, 6), False, "春节"),
        SpecialDay(date(2027, 2, 20), True, "春节"),
    )


def test_every_bad_line_is_told_with_its_number_and_reason():
    bad = [
        "2027-02-30,放假,春节",
        "2027-05-01,休息,劳动节",
        "2027-05-03,上班,劳动节",
        "2027-01-01,放假,元旦",
        "2027-06-09,放假",
        "2027-06-09,放假,",
    ]
    with pytest.raises(InvalidInputs) as refused:
        parse_calendar_file(GOOD + "\n".join(bad))
    told = [str(refusal) for refusal in refused.value.refusals]
    assert [refusal.facts["line"] for refusal in refused.value.refusals] == [7, 8, 9, 10, 11, 12]
    assert "“2027-02-30”不是日期" in told[0]
    assert "“休息”应为" in told[1]
    assert "本来就是工作日" in told[2]
    assert "重复" in told[3]
    assert "三列" in told[4]
    assert "没有写名称" in told[5]
    assert told[0].startswith("第7行")


@pytest.mark.parametrize("text", ["", "\n\n", "日期,类型,名称\n"])
def test_a_file_without_days_is_refused(text):
    with pytest.raises(InvalidCalendarFile, match="没有任何日期"):
        parse_calendar_file(text)


def test_a_day_of_another_year_is_refused():
    with pytest.raises(InvalidCalendarFile, match="2026-10-01"):
        parse_calendar_file(GOOD + "2026-10-01,放假,国庆节\n")


@pytest.mark.parametrize("text", ["\x00\x01", '"' + "长" * 200_000, "鏃ユ湡,绫诲瀷,鍚嶇О\n2027-01-01,鏀惧亣,鍏冩棪"])
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises((InvalidCalendarFile, InvalidInputs)):
        parse_calendar_file(text)
