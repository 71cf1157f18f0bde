"""Receiving an application by the API (M20, M25, M26)."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from onewindow.api.tests.make import NURSE, PROJECT, Caller, problem
from onewindow.audit.models import Entry
from onewindow.cases.models import Case, Liability
from onewindow.cases.tests import make

Call = Callable[[str], Caller]


def nurse(**applicant: object) -> dict:
    return {**NURSE, "applicant": {**NURSE["applicant"], **applicant}}


def test_what_was_asked_is_received(call: Call) -> None:
    response = call("legal_clerk").post("/cases", PROJECT)
    assert response.status_code == 201
    case = response.json()
    assert response["Location"] == f"/api/v1/cases/{case['number']}"
    assert (case["state"], case["state_name"]) == ("received", "已收件")
    assert case["received_at"] == "2026-11-24T09:30:00+08:00"
    assert case["agent"]["name"] == "杨帆"
    assert [each["verdict"] for each in case["materials"]] == ["passed", "passed"]
    assert [each["kind"] for each in case["papers"]] == ["receipt"]


def test_the_same_key_gives_the_same_case(call: Call) -> None:
    clerk = call("clerk")
    first, again = (clerk.post("/cases", NURSE, key="visit-1") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert "Idempotent-Replayed" not in first
    assert again["Idempotent-Replayed"] == "true"
    assert again.json()["number"] == first.json()["number"]
    assert Case.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(call: Call) -> None:
    clerk = call("clerk")
    clerk.post("/cases", NURSE, key="visit-1")
    response = clerk.post("/cases", nurse(phone="13900000009"), key="visit-1")
    assert problem(response, 422, "idempotency_key_reused")["field"] == "Idempotency-Key"
    assert Case.objects.count() == 1


def test_without_a_key_two_calls_are_two_cases(call: Call) -> None:
    clerk = call("clerk")
    numbers = {clerk.post("/cases", NURSE).json()["number"] for _ in range(2)}
    assert len(numbers) == Case.objects.count() == 2


@pytest.mark.parametrize(
    ("applicant", "field", "code"),
    [
        ({"number": "520300199001011239"}, "applicant.number", "id_number_check_digit"),
        ({"number": "520300209901011237"}, "applicant.number", "id_number_birth_in_future"),
        ({"phone": "12345"}, "applicant.phone", "mobile_pattern"),
        ({"name": " "}, "applicant.name", "field_missing"),
        ({"name": "长" * 101}, "applicant.name", "field_too_long"),
    ],
)
def test_an_applicant_that_cannot_be_is_refused(call: Call, applicant: dict, field: str, code: str) -> None:
    found = problem(call("clerk").post("/cases", nurse(**applicant)), 422, code)
    assert [fault["field"] for fault in found["errors"]] == [field]
    assert not Case.objects.exists()


def test_a_company_at_a_window_for_natural_persons_is_led_to_the_other(call: Call) -> None:
    found = problem(call("clerk").post("/cases", PROJECT), 403, "wrong_window")
    assert "法人综合服务区" in found["detail"]
    assert not Case.objects.exists()


def test_an_item_that_is_none_is_named(call: Call) -> None:
    response = call("clerk").post("/cases", {**NURSE, "item_code": "11520300009420011A3520199999000"})
    assert problem(response, 404, "item_not_found")["field"] == "item_code"


def test_a_material_beyond_the_list_is_refused_and_recorded_against_the_person(call: Call, cast: make.Cast) -> None:
    response = call("clerk").post("/cases", {**NURSE, "materials": [*NURSE["materials"], {"code": "99"}]})
    assert problem(response, 422, "extra_material")["field"] == "materials.99"
    assert Liability.objects.get().account_id == cast.clerk.account_id
    assert not Case.objects.exists()


@pytest.mark.parametrize("who", ["legal_clerk", "issuer", "reviewer", "decider", "supervisor", "admin", "outsider"])
def test_who_has_no_power_to_receive_is_told_so_and_recorded(call: Call, cast: make.Cast, who: str) -> None:
    response = call(who).post("/cases", NURSE)
    assert response.status_code == 403
    problem(response, 403, response.json()["code"])
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert entry.actor["account_id"] == cast.people[who].account_id
    assert not Case.objects.exists()


@pytest.fixture
def lasting_clerk(transactional_db: None) -> Iterator[Caller]:
    yield Caller(make.cast().clerk)


def test_twenty_calls_at_once_with_one_key_write_one_case(lasting_clerk: Caller) -> None:
    def send(_: int) -> tuple[int, str]:
        try:
            response = Caller(lasting_clerk.actor).post("/cases", NURSE, key="visit-1")
            return response.status_code, response.json()["number"]
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as together:
        answers = list(together.map(send, range(20)))
    assert sorted(status for status, _ in answers) == [200] * 19 + [201]
    assert len({number for _, number in answers}) == Case.objects.count() == 1
