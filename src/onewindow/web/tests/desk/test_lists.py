"""What waits at the window, and its cases: found by number, name or a whole identity number that stands in no address."""

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter


def test_what_waits_is_listed_with_its_limit(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    page = enter(cast.clerk).get("/desk/inbox").text
    assert case.number in page
    assert "收件核验" in page
    assert "还剩 5 个工作日" in page


def test_steps_are_kept_apart_by_kind(cast: make.Cast, enter: Enter) -> None:
    waiting = make.received(cast)
    asked = make.reviewed(cast)
    actions.ask(number=asked.number, question="照片是否本人？", by=cast.reviewer, at=make.MORNING)
    page = enter(cast.clerk).get("/desk/inbox", {"kind": "answer"}).text
    assert asked.number in page
    assert waiting.number not in page


def test_nothing_waiting_says_what_will(cast: make.Cast, enter: Enter) -> None:
    assert "没有待办" in enter(cast.clerk).get("/desk/inbox").text


@pytest.mark.parametrize("place", ["x", "2026-11-24", "2026-11-24T00:00:00+00:00_x"])
def test_a_place_that_is_none_is_refused(cast: make.Cast, enter: Enter, place: str) -> None:
    assert enter(cast.clerk).get("/desk/inbox", {"after": place}).status_code == 422
    assert enter(cast.clerk).get("/desk/cases", {"after": place}).status_code == 422


def search(client, text: str, state: str = ""):
    return client.post("/desk/cases", {"text": text, "state": state}, follow=True)


def test_a_case_is_found_by_number_or_name(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast), enter(cast.clerk)
    for text in (case.number, case.number[:14], "张伟"):
        assert case.number in search(client, text).text
    assert "没有查到办件" in search(client, "李四").text


def test_a_whole_identity_number_finds_without_standing_in_the_address(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    response = enter(cast.clerk).post("/desk/cases", {"text": "520300199001011238"})
    assert response.status_code == 200
    assert case.number in response.text
    assert "520300199001011238" not in response.headers.get("Location", "")


def test_a_state_narrows_the_list(cast: make.Cast, enter: Enter) -> None:
    received, accepted = make.received(cast), make.accepted(cast)
    page = search(enter(cast.clerk), "张伟民", "accepted").text
    assert accepted.number in page
    assert received.number not in page


def test_a_window_sees_only_whom_it_serves(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    assert case.number not in enter(cast.legal_clerk).get("/desk/cases").text
    assert case.number not in enter(cast.legal_clerk).get("/desk/inbox").text


@pytest.mark.parametrize(("address", "queries"), [("/desk/inbox", 3), ("/desk/cases", 3)])
def test_a_list_costs_a_fixed_number_of_queries(
    cast: make.Cast, enter: Enter, django_assert_num_queries, address: str, queries: int
) -> None:
    client = enter(cast.clerk)
    for _ in range(3):
        make.accepted(cast)
        make.received(cast)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)
