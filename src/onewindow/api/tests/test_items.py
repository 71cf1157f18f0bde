"""The catalogue by the API: to anyone who signed in, and only what is published (M05, M11 to M13)."""

from collections.abc import Callable

import pytest

from onewindow.api.tests.make import Caller, problem
from onewindow.cases.tests import make
from onewindow.cases.tests.county import BIOMETRIC, ONLY_HOME, SHARED, county
from onewindow.catalogue.models import Item
from onewindow.catalogue.tests.questions import (
    DEGREE,
    FIRST,
    FORM,
    KIND,
    LONG,
    RENEWAL,
    TRAINING,
    YEARS,
    keys,
    registration,
)

Call = Callable[[str], Caller]


def codes(response) -> list[str]:
    assert response.status_code == 200, response.content
    return [line["code"] for line in response.json()["results"]]


def test_the_pages_follow_one_another_to_the_end(call: Call) -> None:
    caller, found, address = call("outsider"), [], "/items?limit=3"
    while address:
        page = caller.get(address)
        found += codes(page)
        address = page.json()["next"]
    assert found == [make.code_of(ending) for ending in "1234"]


def test_items_are_found_by_text_code_and_department(call: Call, cast: make.Cast) -> None:
    caller = call("clerk")
    assert codes(caller.get("/items", q="护士")) == [make.code_of("1")]
    assert codes(caller.get("/items", code=make.code_of("2"))) == [make.code_of("2")]
    assert codes(caller.get("/items", department=cast.planning.pk)) == [make.code_of("3")]
    assert codes(caller.get("/items", department=2**53 - 1)) == []


def test_a_list_tells_what_is_needed_to_receive(call: Call, cast: make.Cast) -> None:
    item = call("clerk").get(f"/items/{make.code_of('2')}").json()
    assert item["name"] == "放射诊疗许可"
    assert item["department"] == {"id": cast.health.pk, "name": "市卫生健康局"}
    assert item["promised"] == {"number": 8, "unit": "working_day"}
    assert item["legal"] == {"number": 20, "unit": "working_day"}
    assert item["extension"] == {"number": 10, "unit": "working_day"}
    assert [each["name"] for each in item["situations"]] == ["首次办理"]
    assert [(each["code"], each["form"]) for each in item["materials"]] == [
        ("01", "original_kept"),
        ("02", "original_seen"),
    ]
    assert item["materials"][0]["review_points"] == ["核对姓名与证件一致"]
    assert item["procedures"][0]["days"] == 30
    assert [each["number"] for each in item["windows"]] == ["F01"]


@pytest.mark.parametrize(
    ("state", "status", "code"),
    [
        ("draft", 404, "item_not_found"),
        ("under_review", 404, "item_not_found"),
        ("waiting", 404, "item_not_found"),
        ("suspended", 409, "item_not_in_use"),
        ("abolished", 409, "item_not_in_use"),
        ("special_window", 409, "item_not_in_use"),
    ],
)
def test_what_is_not_on_offer_is_not_there_or_says_why(
    call: Call, cast: make.Cast, state: str, status: int, code: str
) -> None:
    Item.objects.filter(pk=cast.nurse.pk).update(state=state)
    caller = call("clerk")
    assert codes(caller.get("/items", q="护士")) == []
    assert problem(caller.get(f"/items/{make.code_of('1')}"), status, code)["field"] == "code"


def test_other_centres_items_are_listed_where_they_were_granted(call: Call, cast: make.Cast) -> None:
    county(cast)
    lines = {line["code"]: line for line in call("clerk").get("/items").json()["results"]}
    away = lines[make.code_of(SHARED)]
    assert (away["centre"], away["needs_biometrics"]) == ("仁怀市", False)
    assert lines[make.code_of(BIOMETRIC)]["needs_biometrics"] is True
    assert lines[make.code_of("1")]["centre"] == "遵义市"
    assert make.code_of(ONLY_HOME) not in lines


def test_a_list_is_one_query(call: Call, django_assert_num_queries: Callable) -> None:
    caller = call("clerk")
    headers = caller.headers
    caller.client.get("/api/v1/items", headers=headers)
    with django_assert_num_queries(1):
        caller.client.get("/api/v1/items?q=hs", headers=headers)


def test_answers_lead_to_materials_question_by_question(call: Call, cast: make.Cast) -> None:
    version = registration(cast.health, cast.nurse.type, make.code_of("6"))
    caller, address = call("outsider"), f"/items/{version.item.code}/materials"
    open_list = caller.get(address).json()
    assert [(each["text"], each["chosen"]) for each in open_list["questions"]] == [(KIND, None), (YEARS, None)]
    assert not open_list["is_final"]
    first, long = keys(version, FIRST, LONG)
    final = caller.get(address, situation=[first, long]).json()
    assert final["is_final"]
    assert [each["name"] for each in final["materials"]] == [FORM, DEGREE, TRAINING]


def test_answers_that_cannot_be_meant_are_refused(call: Call, cast: make.Cast) -> None:
    version = registration(cast.health, cast.nurse.type, make.code_of("6"))
    caller, address = call("clerk"), f"/items/{version.item.code}/materials"
    both = caller.get(address, situation=keys(version, FIRST, RENEWAL))
    assert problem(both, 422, "two_answers")["field"] == "situation"
    assert problem(caller.get(address, situation=[2**53 - 1]), 422, "unknown_situation")["field"] == "situation"
    assert caller.get(address, situation=["x"]).status_code == 422
