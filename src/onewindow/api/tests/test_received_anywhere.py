"""A county's item received in the city by the API (M04)."""

from collections.abc import Callable

from onewindow.api.tests.make import NURSE, Caller, problem
from onewindow.cases.tests import make
from onewindow.cases.tests.county import BIOMETRIC, ONLY_HOME, SHARED, county

Call = Callable[[str], Caller]


def asked(ending: str, **changes: object) -> dict:
    return {**NURSE, "item_code": make.code_of(ending), **changes}


def test_the_case_says_whose_it_is_who_received_it_and_where_it_is_collected(call: Call, cast: make.Cast) -> None:
    county(cast)
    response = call("clerk").post("/cases", asked(SHARED, collect_at="receiving"))
    assert response.status_code == 201
    case = response.json()
    assert (case["centre"], case["department"]["name"]) == ("仁怀市政务服务中心", "仁怀市卫生健康局")
    assert (case["received_centre"], case["window"]) == ("遵义市政务服务中心", "N01 自然人综合受理")
    assert case["collect_centre"] == "遵义市政务服务中心"


def test_biometrics_are_refused_with_the_place_to_go(call: Call, cast: make.Cast) -> None:
    county(cast)
    refused = problem(call("clerk").post("/cases", asked(BIOMETRIC)), 403, "biometrics_at_home")
    assert refused["field"] == "item_code"
    assert "仁怀市国酒大道1号" in refused["detail"]


def test_what_was_not_agreed_is_refused_with_who_has_the_power(call: Call, cast: make.Cast) -> None:
    county(cast)
    refused = problem(call("clerk").post("/cases", asked(ONLY_HOME)), 403, "no_power")
    assert "仁怀市卫生健康局" in refused["detail"]


def test_a_place_to_collect_that_is_none_is_refused(call: Call, cast: make.Cast) -> None:
    county(cast)
    assert call("clerk").post("/cases", asked(SHARED, collect_at="moon")).status_code == 422
