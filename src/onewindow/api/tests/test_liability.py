"""Whose rule or act it was, by the API (M24)."""

from collections.abc import Callable

import pytest

from onewindow.api.tests.make import Caller, problem
from onewindow.cases import actions
from onewindow.cases.tests import make

Call = Callable[[str], Caller]


@pytest.fixture
def number(cast: make.Cast) -> str:
    """A case that the window declined."""
    case = make.received(cast)
    actions.decline(number=case.number, reason="不需要许可", basis="第三十二条", by=cast.clerk, at=make.MORNING)
    return case.number


def test_the_record_says_whose_it_was(call: Call, number: str) -> None:
    answer = call("supervisor").get(f"/cases/{number}/liability")
    assert answer.status_code == 200
    (row,) = answer.json()["results"]
    assert (row["occasion"], row["whose"], row["whose_name"]) == ("declined", "window", "窗口的行为")
    assert (row["centre"], row["unit"], row["person"]) == ("遵义市政务服务中心", "N01 自然人综合受理", "王晓梅")
    assert (row["clause"], row["reason"], row["days_late"]) == ("第三十二条", "不需要许可", None)


def test_the_sheet_is_printed_and_read_as_any_paper(call: Call, number: str) -> None:
    caller = call("reviewer")
    printed = caller.post(f"/cases/{number}/liability/print", {})
    assert printed.status_code == 201
    sheet = printed.json()
    assert (sheet["kind"], sheet["kind_name"]) == ("liability", "办件责任清单")
    assert sheet["id"] in [paper["id"] for paper in caller.get(f"/cases/{number}").json()["papers"]]


def test_the_window_reads_and_prints_none(call: Call, number: str) -> None:
    caller = call("clerk")
    problem(caller.get(f"/cases/{number}/liability"), 403, "liability_not_for_you")
    problem(caller.post(f"/cases/{number}/liability/print", {}), 403, "liability_not_for_you")


def test_of_a_case_that_one_may_not_see_nothing_is_told(call: Call, number: str) -> None:
    problem(call("planning_reviewer").get(f"/cases/{number}/liability"), 404, "not_found")
