"""The coverage by the API: the same figures and acts as on the pages (M03)."""

from collections.abc import Callable

import pytest

from onewindow.api.tests.make import Caller, problem
from onewindow.cases.tests import make

Call = Callable[[str], Caller]


@pytest.fixture
def code(cast: make.Cast, settings, tmp_path) -> str:  # type: ignore[no-untyped-def]
    """The code of one more item of the health department that no agreement grants."""
    settings.MEDIA_ROOT = tmp_path
    return make.special_item(cast, "9", powers=()).code


def body(code: str, **changes: str) -> dict[str, str]:
    return {"item_code": code, "ground": "complex", "reason": "涉及现场勘查，由专班办理（演示）", **changes}


def test_the_figures_are_told_by_department(call: Call, code: str) -> None:
    told = call("leader").get("/coverage").json()
    assert told["on"] == "2026-11-24"
    assert (told["total"]["existing"], told["total"]["in_windows"], told["total"]["gap"]) == (5, 4, 1)
    assert {line["name"]: line["per_mille"] for line in told["departments"]} == {"市卫健局": 750, "市发改委": 1000}
    assert [line["name"] for line in call("item_manager").get("/coverage").json()["departments"]] == ["市卫健局"]
    assert call("clerk").get("/coverage").json()["departments"] == []


def test_the_items_are_told_with_what_is_missing(call: Call, code: str) -> None:
    told = call("supervisor").get("/coverage/items", standing="gap").json()
    assert [(row["code"], row["missing"]) for row in told["results"]] == [(code, "没有生效的授权委托协议")]
    assert call("supervisor").get("/coverage/items", limit=2).json()["next"]
    problem(call("supervisor").get("/coverage/items", standing="other"), 422, "field_not_listed")


def test_an_exclusion_is_proposed_approved_and_ended(call: Call, code: str) -> None:
    made = call("item_manager").post("/exclusions", body(code))
    assert made.status_code == 201
    number = made.json()["id"]
    assert call("leader").post(f"/exclusions/{number}/approve").json()["stage"] == "approved"
    assert call("leader").get("/coverage").json()["total"]["excluded"] == 1
    ended = call("leader").post(f"/exclusions/{number}/end", {"answer": "已可在窗口办理"}).json()
    assert (ended["stage"], ended["ended_on"]) == ("ended", "2026-11-24")
    assert [row["id"] for row in call("admin").get("/exclusions").json()] == [number]


def test_an_exclusion_is_declined(call: Call, code: str) -> None:
    number = call("admin").post("/exclusions", body(code)).json()["id"]
    problem(call("leader").post(f"/exclusions/{number}/decline", {"answer": ""}), 422, "field_missing")
    assert call("leader").post(f"/exclusions/{number}/decline", {"answer": "不符"}).json()["stage"] == "declined"


def test_refusals_are_problems(call: Call, code: str) -> None:
    problem(call("clerk").post("/exclusions", body(code)), 403, "no_exclusion_power")
    problem(call("item_manager").post("/exclusions", body(make.code_of("1"))), 409, "in_the_windows")
    assert problem(call("item_manager").post("/exclusions", body("1")), 404, "item_not_found")["field"] == "item_code"
    problem(call("item_manager").post("/exclusions", body(code, ground="lazy")), 422, "field_wrong")
    problem(call("leader").post("/exclusions/99/approve"), 404, "not_found")
    problem(call("clerk").post("/coverage/papers"), 403, "coverage_not_yours")


def test_the_list_prints(call: Call, code: str) -> None:
    made = call("supervisor").post("/coverage/papers")
    assert made.status_code == 201
    assert call("leader").get(made.json()["url"]).content.startswith(b"%PDF")
    problem(call("clerk").get(made.json()["url"]), 404, "not_found")
