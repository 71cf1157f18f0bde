"""Assessment by its pages: every figure with its derivation opens into its cases, and the sheet prints (M36)."""

from collections.abc import Callable

import pytest

from onewindow.cases.tests import make as house
from onewindow.supervision.tests import make
from onewindow.web.tests.house import Enter, later


@pytest.fixture
def busy(cast: house.Cast) -> house.Cast:
    make.ended(cast, house.moment("2026-11-10 10:00"), 3)
    make.upheld(cast)
    return cast


def test_units_are_listed_without_a_rank_below_ten_cases(busy: house.Cast, enter: Enter) -> None:
    page = enter(busy.leader).get("/watch/assessment?period=2026-11").text
    row = page.split("市卫生健康局</a>")[0].rpartition("<tr>")[2] + page.split("市卫生健康局</a>")[1].split("</tr>")[0]
    assert "不排名" in row and ">3<" in row
    for side, name in (("window", "N01 自然人综合受理"), ("person", "王晓梅")):
        assert name in enter(busy.leader).get(f"/watch/assessment?side={side}&period=2026-11").text


def test_each_figure_shows_where_its_points_come_from_and_opens(busy: house.Cast, enter: Enter) -> None:
    client = enter(busy.supervisor)
    address = f"/watch/assessment/department/{busy.health.pk}"
    page = client.get(f"{address}?period=2026-Q4").text
    assert "1 × 2.00 ÷ 3 × 100" in page and "（以 20.00 为限）" in page
    behind = client.get(f"{address}/handled?period=2026-Q4").text
    assert behind.count("/watch/cases/5203") == 3
    assert client.get(f"{address}/nothing?period=2026-Q4").status_code == 404
    assert client.get("/watch/assessment/nobody/1").status_code == 404
    assert client.get("/watch/assessment/department/999999").status_code == 404
    assert client.get("/watch/assessment?period=x").status_code == 422


def test_the_sheet_is_issued_and_opened_by_the_supervisor_alone(busy: house.Cast, enter: Enter) -> None:
    address = f"/watch/assessment/department/{busy.health.pk}?period=2026-11"
    assert "出具考核表" not in enter(busy.leader).get(address).text
    assert enter(busy.leader).post(address).status_code == 403
    page = enter(busy.supervisor).post(address, follow=True).text
    assert "考核表已出具" in page and "遵政务考字〔2026〕000001号" in page
    paper = page.split('href="/watch/sheets/')[1].split('"')[0]
    answer = enter(busy.leader).get(f"/watch/sheets/{paper}")
    assert answer.headers["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_the_overview_costs_the_same_however_many_units(
    busy: house.Cast, enter: Enter, django_assert_num_queries: Callable
) -> None:
    client = enter(busy.supervisor)
    client.get("/watch/assessment?period=2026-11")
    for side in ("department", "window", "person"):
        with django_assert_num_queries(15):
            client.get(f"/watch/assessment?period=2026-11&side={side}")


def test_without_a_period_the_month_before_is_shown(busy: house.Cast, enter: Enter) -> None:
    with later("2026-12-01 10:00"):
        assert 'value="2026-11"' in enter(busy.supervisor).get("/watch/assessment").text
