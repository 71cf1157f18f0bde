"""Whatever is wrong with a call: one form, a stable code, a sentence that names the field; never an HTML page."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import include, path

from onewindow.api.tests.make import NURSE, ROOT, Caller, problem
from onewindow.cases.models import Case
from onewindow.cases.tests import make

Call = Callable[[str], Caller]


def fail(request: object) -> None:
    raise RuntimeError("the disk is full")


urlpatterns = [path("api/fail", fail), path("", include("onewindow.urls"))]
handler500 = "onewindow.web.errors.failure"


def send(caller: Caller, body: bytes | str, content_type: str = "application/json"):
    return caller.client.generic("POST", f"{ROOT}/cases", body, content_type=content_type, headers=caller.headers)


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v2/cases", "/api/v1/cases/", "/api/v1/", "/api/x"])
def test_an_address_that_is_none(client: Client, cast: make.Cast, address: str) -> None:
    problem(client.get(address), 404, "address_unknown")
    problem(client.post(address), 404, "address_unknown")


def test_a_method_that_is_none_names_those_that_are(call: Call) -> None:
    clerk = call("clerk")
    response = clerk.client.delete(f"{ROOT}/cases", headers=clerk.headers)
    problem(response, 405, "method_not_allowed")
    assert set(response["Allow"].split(", ")) == {"GET", "POST"}


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        ("{", "application/json", 400, "malformed_json"),
        ("[" * 100_000, "application/json", 400, "malformed_json"),
        (b'{"item_code": "\xff"}', "application/json", 400, "malformed_json"),
        ('{"item_code": NaN}', "application/json", 400, "malformed_json"),
        ("{}".encode("utf-16"), "application/json; charset=utf-16", 415, "wrong_charset"),
        ("item_code=1", "application/x-www-form-urlencoded", 415, "wrong_media_type"),
        ("--x--\r\n", "multipart/form-data; boundary=x", 415, "wrong_media_type"),
        ("<a/>", "text/xml", 415, "wrong_media_type"),
        ("{}", "", 415, "wrong_media_type"),
        ("", "application/json", 422, "field_missing"),
        ("[]", "application/json", 422, "field_wrong_kind"),
        ("null", "application/json", 422, "field_wrong_kind"),
        ('"%s"' % ("x" * 5_000_000), "application/json", 413, "body_too_large"),
    ],
)
def test_a_body_that_cannot_be_read(call: Call, body: bytes | str, content_type: str, status: int, code: str) -> None:
    problem(send(call("clerk"), body, content_type), status, code)
    assert not Case.objects.exists()


def test_a_body_far_beyond_a_file_is_turned_away_unread(call: Call) -> None:
    clerk = call("clerk")
    response = clerk.client.post(f"{ROOT}/cases", headers={**clerk.headers, "Content-Length": str(10**9)})
    problem(response, 413, "body_too_large")


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"colour": "red"}, "colour", "field_unknown"),
        ({"applicant": {**NURSE["applicant"], "age": 7}}, "applicant.age", "field_unknown"),
        ({"applicant": "张伟民"}, "applicant", "field_wrong_kind"),
        ({"applicant": {**NURSE["applicant"], "kind": "robot"}}, "applicant.kind", "field_not_listed"),
        ({"materials": [{"verdict": "passed"}]}, "materials.0.code", "field_missing"),
        ({"materials": [{"code": "01", "copies_kept": "many"}]}, "materials.0.copies_kept", "field_wrong_kind"),
        ({"materials": [{"code": "01"}] * 201}, "materials", "field_too_many"),
        ({"situations": [0]}, "situations.0", "field_out_of_range"),
        ({"situations": [10**30]}, "situations.0", "field_out_of_range"),
        ({"agent": {"name": "甲", "number": "1", "scope": "乙", "until": "soon"}}, "agent.until", "field_wrong_kind"),
        ({"item_code": "a\0b"}, "item_code", "field_unreadable"),
        ({"item_code": None}, "item_code", "field_wrong_kind"),
    ],
)
def test_each_field_at_fault_is_named(call: Call, change: dict, field: str, code: str) -> None:
    found = problem(send(call("clerk"), json.dumps({**NURSE, **change})), 422, code)
    assert found["field"] == field
    assert [fault["field"] for fault in found["errors"]] == [field]
    assert not Case.objects.exists()


def test_half_a_character_is_no_text(call: Call) -> None:
    body = json.dumps(NURSE).replace('"item_code": "', '"item_code": "\\ud800')
    assert problem(send(call("clerk"), body), 422, "field_unreadable")["field"] == "item_code"


def test_all_fields_at_fault_are_told_at_once(call: Call) -> None:
    found = problem(send(call("clerk"), '{"applicant": {"name": 3}, "x": 1}'), 422, "invalid_inputs")
    assert {fault["field"] for fault in found["errors"]} == {
        "item_code", "applicant.kind", "applicant.name", "applicant.number_kind", "applicant.number", "x",
    }  # fmt: skip
    assert all(fault["field"] in fault["detail"] for fault in found["errors"])


def test_the_rooms_own_checks_come_in_the_same_form(call: Call) -> None:
    applicant = {**NURSE["applicant"], "number": "520300199001011239", "phone": "12"}
    found = problem(call("clerk").post("/cases", {**NURSE, "applicant": applicant}), 422, "invalid_inputs")
    assert [fault["field"] for fault in found["errors"]] == ["applicant.number", "applicant.phone"]


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "state=lost", "after=x", "department=-1"])
def test_a_query_at_fault_is_named(call: Call, query: str) -> None:
    clerk = call("clerk")
    response = clerk.client.get(f"{ROOT}/cases?{query}", headers=clerk.headers)
    assert response.status_code == 422
    assert response.json()["field"] == query.partition("=")[0]


@pytest.mark.parametrize("address", ["/cases?text=%00", "/cases/%00", "/items?q=%00", "/inbox?after=%00"])
def test_characters_that_no_database_holds(call: Call, address: str) -> None:
    clerk = call("clerk")
    problem(clerk.client.get(f"{ROOT}{address}", headers=clerk.headers), 422, "invalid_input")


@pytest.mark.parametrize("key", ["x" * 101, "two words", "键"])
def test_a_key_that_cannot_be_one_is_named(call: Call, key: str) -> None:
    response = call("clerk").post("/cases", NURSE, key=key.encode().decode("latin-1"))
    assert response.status_code == 422
    assert response.json()["field"] == "Idempotency-Key"


@pytest.mark.parametrize(
    ("language", "detail"),
    [("", "没有这个地址"), ("zh-CN", "没有这个地址"), ("fr", "没有这个地址"), ("en-GB,en", "no such address")],
)
def test_the_caller_chooses_the_language(client: Client, cast: make.Cast, language: str, detail: str) -> None:
    response = client.get("/api/v1/nothing", headers={"Accept-Language": language})
    assert detail in problem(response, 404, "address_unknown")["detail"]
    assert response["Content-Language"] == ("en" if "en" in language else "zh-hans")


@pytest.mark.urls(__name__)
def test_our_own_failure_is_a_problem_with_a_number_to_tell(client: Client, cast: make.Cast) -> None:
    client.raise_request_exception = False
    found = problem(client.get("/api/fail"), 500, "failure")
    assert "the disk is full" not in found["detail"]


def test_every_code_is_explained(client: Client, cast: make.Cast) -> None:
    known = {each["code"]: each for each in client.get(f"{ROOT}/problems").json()["results"]}
    assert {"no_power", "out_of_order", "already_notified", "extra_material", "token_expired"} <= known.keys()
    assert client.get(f"{ROOT}/problems/no_power").json() == known["no_power"]
    problem(client.get(f"{ROOT}/problems/nothing"), 404, "not_found")
