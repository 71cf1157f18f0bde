"""Lists of cases and what waits: in keyset pages, within the hat's scope, in a fixed number of queries (M22)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from onewindow.api.tests.make import Caller
from onewindow.cases import actions
from onewindow.cases.tests import make

Call = Callable[[str], Caller]


@pytest.fixture
def cases(cast: make.Cast) -> list[str]:
    """Five nurses, the first accepted, and a company; numbers in the order of receipt."""
    numbers = [make.received(cast, make.MORNING - timedelta(minutes=9 - minute)).number for minute in range(5)]
    actions.accept(number=numbers[0], by=cast.clerk, at=make.MORNING - timedelta(minutes=1))
    company = make.company_application()
    numbers.append(actions.receive(application=company, by=cast.legal_clerk, at=make.MORNING).number)
    return numbers


def walk(caller: Caller, address: str) -> list[list[str]]:
    pages: list[list[str]] = []
    following: str | None = address
    while following:
        page = caller.get(following).json()
        pages.append([line["number"] for line in page["results"]])
        following = page["next"]
    return pages


def test_the_newest_come_first_page_by_page(call: Call, cases: list[str]) -> None:
    assert walk(call("supervisor"), "/cases?limit=4") == [cases[:1:-1], cases[1::-1]]


def test_the_list_is_narrowed_by_each_filter(call: Call, cast: make.Cast, cases: list[str]) -> None:
    caller = call("supervisor")
    nurses = cases[4::-1]
    assert walk(caller, "/cases?state=accepted") == [cases[:1]]
    assert walk(caller, f"/cases?item_code={make.code_of('3')}") == [cases[5:]]
    assert walk(caller, f"/cases?department={cast.health.pk}&limit=2") == [nurses[:2], nurses[2:4], nurses[4:]]
    assert walk(caller, "/cases?text=张伟") == [nurses]
    assert walk(caller, "/cases?text=520300199001011238") == [nurses]
    assert walk(caller, f"/cases?text={cases[2]}") == [[cases[2]]]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("clerk", 5), ("second_clerk", 5), ("legal_clerk", 1), ("issuer", 0), ("reviewer", 5), ("decider", 5),
        ("item_manager", 5), ("planning_reviewer", 1), ("supervisor", 6), ("leader", 6),
        ("admin", 0), ("consultant", 0), ("outsider", 0),
    ],
)  # fmt: skip
def test_each_hat_sees_its_own(call: Call, cases: list[str], who: str, seen: int) -> None:
    assert sum(map(len, walk(call(who), "/cases"))) == seen


def test_a_line_tells_how_the_limit_stands(call: Call, cases: list[str]) -> None:
    line = call("clerk").get("/cases", state="accepted").json()["results"][0]
    assert line["state_name"] == "已受理"
    assert line["running"] == {
        "due_at": "2026-12-01T17:00:00+08:00", "left": 5, "light": "green", "provisional": False,
    }  # fmt: skip
    assert line["url"] == f"/api/v1/cases/{cases[0]}"


def test_what_waits_comes_by_its_due_date(call: Call, cases: list[str]) -> None:
    waiting = call("supervisor").get("/inbox").json()["results"]
    assert [line["running"]["due_at"] for line in waiting] == sorted(line["running"]["due_at"] for line in waiting)
    assert {line["number"] for line in waiting} == set(cases)
    pages = walk(call("supervisor"), "/inbox?limit=4")
    assert [len(page) for page in pages] == [4, 2]
    assert pages[0] + pages[1] == [line["number"] for line in waiting]


@pytest.mark.parametrize(
    ("who", "kinds"),
    [("clerk", {"intake"}), ("legal_clerk", {"intake"}), ("reviewer", {"review"}), ("issuer", set()), ("admin", set())],
)
def test_each_hat_has_its_own_waiting(call: Call, cases: list[str], who: str, kinds: set[str]) -> None:
    assert {line["kind"] for line in call(who).get("/inbox").json()["results"]} == kinds


def test_what_waits_is_narrowed_by_kind(call: Call, cases: list[str]) -> None:
    assert walk(call("supervisor"), "/inbox?kind=review") == [cases[:1]]


@pytest.mark.parametrize("address", ["/cases", "/inbox"])
def test_a_page_is_one_query_and_the_calendar_however_long(
    call: Call, cases: list[str], address: str, django_assert_max_num_queries: Callable
) -> None:
    caller = call("supervisor")
    headers = caller.headers
    caller.client.get(f"/api/v1{address}", headers=headers)
    for limit in (1, 6):
        with django_assert_max_num_queries(2):
            caller.client.get(f"/api/v1{address}?limit={limit}", headers=headers)
