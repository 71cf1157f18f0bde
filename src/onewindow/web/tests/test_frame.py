"""The frame of every page: language, content policy, dates."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.translation import override

from onewindow.web import words


def test_pages_are_chinese_whatever_the_browser_prefers(client: Client):
    response = client.get("/sign-in", headers={"Accept-Language": "en-US,en"})
    assert 'lang="zh-hans"' in response.text
    assert response.headers["Content-Language"] == "zh-hans"


def test_the_switch_changes_the_language_and_stays_on_the_page(client: Client):
    response = client.post("/language", {"language": "en", "next": "/sign-in?next=/hat"})
    assert response.headers["Location"] == "/sign-in?next=/hat"
    assert 'lang="en"' in client.get("/sign-in").text


def test_an_unknown_language_is_chinese(client: Client):
    client.cookies["django_language"] = "xx"
    assert 'lang="zh-hans"' in client.get("/sign-in").text


@pytest.mark.parametrize("address", ["/sign-in", "/nowhere", "/styleguide"])
def test_every_page_lets_only_our_own_files_run(client: Client, address: str):
    response = client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in response.text
    assert " style=" not in response.text
    assert " onclick=" not in response.text


MORNING = datetime(2026, 11, 24, 1, 5, tzinfo=ZoneInfo("UTC"))
LATE = datetime(2026, 11, 24, 16, 5, tzinfo=ZoneInfo("UTC"))


def test_dates_are_said_in_the_language_that_is_on():
    assert words.date(date(2026, 11, 24)) == "2026年11月24日"
    assert words.date_and_time(MORNING) == "2026年11月24日 09:05"
    with override("en"):
        assert words.date(date(2026, 11, 24)) == "24 Nov 2026"
        assert words.date_and_time(MORNING) == "24 Nov 2026, 09:05"


def test_a_moment_is_read_on_the_clock_of_the_centre():
    assert words.date(LATE) == "2026年11月25日"
    assert words.weekday(LATE) == "星期三"


@pytest.mark.parametrize(
    ("days", "unit", "said"),
    [
        (3, "working_day", "还剩 3 个工作日"),
        (0, "working_day", "今天到期"),
        (-2, "working_day", "已超期 2 个工作日"),
        (3, "calendar_day", "还剩 3 天"),
        (-1, "calendar_day", "已超期 1 天"),
        (None, "working_day", "不计时"),
    ],
)
def test_days_left_are_said_in_words(days: int | None, unit: str, said: str):
    assert words.days_left(days, unit) == said
