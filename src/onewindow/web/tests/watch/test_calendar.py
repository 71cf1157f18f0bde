"""The working calendar: everybody who watches sees it, the administrator sets a day."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter
from onewindow.web.watch.calendar import months_of

SET = "/watch/calendar/day"


def test_a_year_shows_its_notice_and_its_special_days(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.leader).get("/watch/calendar?year=2026").text
    assert "已公布" in page
    assert "春节" in page
    assert 'aria-label="设置一天"' not in page


def test_a_year_that_is_not_published_says_so(cast: make.Cast, enter: Enter) -> None:
    assert "2027 年的放假安排还没有公布" in enter(cast.supervisor).get("/watch/calendar?year=2027").text


def test_the_administrator_sets_a_day_and_limits_are_counted_anew(cast: make.Cast, enter: Enter) -> None:
    case, client = make.accepted(cast), enter(cast.admin)
    done = client.post(SET, {"day": "2026-11-26", "is_working": "no", "name": "停电"})
    assert done.headers["Location"] == "/watch/calendar?year=2026"
    case.refresh_from_db()
    assert localdate(case.promised_due_at) == date(2026, 12, 2)
    page = client.get(done.headers["Location"]).text
    assert "2026年11月26日已设为放假。重新计算了 1 个办件的" in page
    assert "停电" in page


def test_a_picked_day_comes_into_the_form(cast: make.Cast, enter: Enter) -> None:
    assert 'value="2026-11-26"' in enter(cast.admin).get("/watch/calendar?year=2026&day=2026-11-26").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "2026-02-30"}, "日期"),
        ({"day": ""}, "日期"),
        ({"is_working": "maybe"}, "上班或者放假"),
        ({"name": " "}, "名称"),
        ({"day": "2099-01-01"}, "2099年的放假安排"),
    ],
)
def test_what_cannot_be_is_named_and_what_was_typed_stays(cast, enter, typed, said) -> None:  # type: ignore[no-untyped-def]
    refused = enter(cast.admin).post(SET, {"day": "2026-11-26", "is_working": "no", "name": "停电", **typed})
    assert refused.status_code in (409, 422)
    assert said in refused.text
    assert f'value="{typed.get("name", "停电")}"' in refused.text


@pytest.mark.parametrize("name", ["supervisor", "leader", "clerk", "outsider"])
def test_nobody_else_sets_a_day(cast: make.Cast, enter: Enter, name: str) -> None:
    typed = {"day": "2026-11-26", "is_working": "no", "name": "停电"}
    assert enter(cast.people[name]).post(SET, typed).status_code == 403


def test_the_address_of_setting_leads_back_to_the_year(cast: make.Cast, enter: Enter) -> None:
    assert enter(cast.admin).get(SET).headers["Location"] == "/watch/calendar"


def test_a_year_has_twelve_months_of_whole_weeks() -> None:
    months = months_of(2026, [], date(2026, 11, 24))
    days = [cell.day for month in months for week in month for cell in week if cell]
    assert len(months) == 12
    assert days == sorted(set(days)) and len(days) == 365
    assert all(len(week) == 7 for month in months for week in month)
    assert months[10][4][1] is not None and months[10][4][1].today


def test_the_page_costs_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.supervisor)
    with django_assert_num_queries(4):
        client.get("/watch/calendar")


YEAR = "2027-01-01,放假,元旦\n2027-01-04,放假,元旦\n2026-12-26,上班,元旦\n"
LOAD = "/watch/calendar/year"


def test_the_effect_of_a_day_is_seen_before_it_is_set(cast: make.Cast, enter: Enter) -> None:
    case, client = make.accepted(cast), enter(cast.admin)
    page = client.post(SET, {"day": "2026-11-26", "is_working": "no", "name": "停电", "look": "yes"}).text
    assert "会有这些变化，现在还没有改" in page and case.number in page and "2026年12月2日" in page
    assert 'value="停电"' in page
    case.refresh_from_db()
    assert localdate(case.promised_due_at) == date(2026, 12, 1)
    assert "停电</span>" not in client.get("/watch/calendar?year=2026").text


def test_a_year_is_looked_at_and_then_loaded_as_it_was_typed(cast: make.Cast, enter: Enter) -> None:
    case, client = make.accepted(cast, make.moment("2026-12-14 10:00")), enter(cast.admin)
    typed = {"text": YEAR, "document_no": "示例〔0000〕1号"}
    seen = client.post(LOAD, typed | {"look": "yes"}).text
    assert case.number in seen and "2027-01-04,放假,元旦" in seen
    assert "放假安排还没有公布" in client.get("/watch/calendar?year=2027").text
    done = client.post(LOAD, typed)
    assert done.headers["Location"] == "/watch/calendar?year=2027"
    assert "示例〔0000〕1号" in client.get(done.headers["Location"]).text
    case.refresh_from_db()
    assert not case.provisional


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": "2027-13-01,放假,元旦"}, "第1行"),
        ({"text": ""}, "没有任何日期"),
        ({"document_no": " "}, "公布文号"),
        ({"text": "2199-01-01,放假,元旦"}, "2199"),
    ],
)
def test_a_year_that_cannot_be_loaded_stays_in_the_form(cast, enter, typed, said) -> None:  # type: ignore[no-untyped-def]
    refused = enter(cast.admin).post(LOAD, {"text": YEAR, "document_no": "示例〔0000〕1号"} | typed)
    assert refused.status_code in (409, 422)
    assert said in refused.text


def test_a_file_in_an_unknown_encoding_is_named(cast: make.Cast, enter: Enter) -> None:
    file = SimpleUploadedFile("2027.csv", b"2027-01-01,\xff\xff\xff,x")
    refused = enter(cast.admin).post(LOAD, {"file": file, "document_no": "1"})
    assert refused.status_code == 422 and "编码无法识别" in refused.text
