"""Agreements, confirmation lists and accounts over the API: the same acts, the same refusals, on record (M10, M16, M19, M23)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django.fixtures import Settings

from onewindow.api.tests.make import ROOT, Caller, problem, scan
from onewindow.audit.models import Entry
from onewindow.authority.models import Agreement, Proposal
from onewindow.cases.tests import make
from onewindow.organisation.models import Window

Call = Callable[[str], Caller]


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sides(call: Call) -> tuple[Caller, Caller]:
    return call("item_manager"), call("admin")


def new(cast: make.Cast, **changes: Any) -> dict[str, Any]:
    return {
        "department": cast.health.pk,
        "centre": cast.centre.pk,
        "begins_on": "2031-01-01",
        "ends_on": "2031-12-31",
        "grants": [{"item_code": cast.nurse.code, "powers": ["receive", "accept"]}],
    } | changes


def multipart(caller: Caller, address: str, **form: Any) -> HttpResponse:
    return caller.client.post(f"{ROOT}{address}", form, headers=caller.headers)


def of_nurse(cast: make.Cast) -> str:
    return Agreement.objects.get(grants__item=cast.nurse, grants__power="accept").code


def test_proposed_signed_sealed_and_read(cast: make.Cast, sides: tuple[Caller, Caller]) -> None:
    office, centre = sides
    told = office.post("/agreements", new(cast)).json()
    assert (told["phase"], told["allowed_acts"]) == ("proposed", [])
    address = f"/agreements/{told['code']}"
    proposal = told["proposals"][0]
    assert proposal["allowed_acts"] == ["sign_proposal", "withdraw_proposal"]
    for side in sides:
        told = side.post(f"{address}/proposals/{proposal['id']}/sign", {"seal_date": "2026-11-24"}).json()
    assert told["phase"] == "upcoming"
    assert [each["side"] for each in told["proposals"][0]["signatures"]] == ["department", "centre"]
    sealed = multipart(centre, f"{address}/proposals/{proposal['id']}/seal", file=scan()).json()["proposals"][0][
        "sealed"
    ]
    assert len(sealed["sha256"]) == 64
    assert centre.client.get(sealed["url"], headers=centre.headers).status_code == 200
    paper = told["proposals"][0]["document"]
    assert office.client.get(paper, headers=office.headers)["Content-Type"] == "application/pdf"
    problem(multipart(centre, f"{address}/proposals/{proposal['id']}/seal", file=scan()), 409, "sealed_already")


def test_declined_and_withdrawn(cast: make.Cast, sides: tuple[Caller, Caller]) -> None:
    office, centre = sides
    for act, by in (("decline", centre), ("withdraw", office)):
        told = office.post("/agreements", new(cast)).json()
        address = f"/agreements/{told['code']}/proposals/{told['proposals'][0]['id']}/{act}"
        assert by.post(address, {"answer": "再议"}).json()["phase"] == "dropped"


def test_amended_and_renewed(cast: make.Cast, sides: tuple[Caller, Caller]) -> None:
    office, _centre = sides
    code = of_nurse(cast)
    grants = [{"item_code": cast.nurse.code, "powers": ["receive"]}]
    told = office.post(f"/agreements/{code}/amend", {"grants": grants, "reason": "减"}).json()
    assert sorted(told["proposals"][0]["lines"]) == [f"-accept {cast.nurse.code}", f"-issue {cast.nurse.code}"]
    term = {"begins_on": "2031-01-01", "ends_on": "2032-01-01"}
    assert office.post(f"/agreements/{code}/renew", term).json()["renews"] == code


def test_one_side_alone_is_refused_and_may_ask(cast: make.Cast, sides: tuple[Caller, Caller]) -> None:
    office, centre = sides
    code = of_nurse(cast)
    problem(office.post(f"/agreements/{code}/end", {}), 409, "ending_needs_both")
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, detail__code="ending_needs_both").count() == 1
    told = multipart(office, f"/agreements/{code}/request-ending", reason="退出", attachment=scan()).json()
    assert told["proposals"][0]["attachment"]["sha256"]
    assert centre.post(f"/agreements/{code}/end", {}).json()["phase"] == "ended"
    assert Window.objects.filter(kind=Window.Kind.SPECIAL).count() == 1


def test_the_centre_enters_the_groups_decision(cast: make.Cast, sides: tuple[Caller, Caller]) -> None:
    office, centre = sides
    facts = {"number": "协调3号", "decided_on": "2026-11-24", "report": "不能一致"}
    address = f"/agreements/{of_nurse(cast)}/decide-ending"
    problem(multipart(office, address, **facts, scan=scan()), 403, "centre_admin_enters_decisions")
    told = multipart(centre, address, **facts, items=cast.nurse.code, scan=scan()).json()
    assert told["items"][0]["special_window"].startswith("N03")
    assert told["decisions"][0]["number"] == "协调3号"


@pytest.mark.parametrize(
    "who", ["clerk", "reviewer", "decider", "issuer", "supervisor", "leader", "item_checker", "consultant", "outsider"]
)
def test_every_other_hat_is_refused_every_act_and_on_record(cast: make.Cast, call: Call, who: str) -> None:
    caller, code = call(who), of_nurse(cast)
    proposal = "00000000-0000-0000-0000-000000000000"
    answers = [
        caller.post("/agreements", new(cast)),
        caller.post(f"/agreements/{code}/end", {}),
        caller.post(f"/agreements/{code}/amend", {"grants": [], "reason": "x"}),
        caller.post(f"/agreements/{code}/renew", {"begins_on": "2031-01-01", "ends_on": "2032-01-01"}),
        caller.post(f"/agreements/{code}/proposals/{proposal}/sign", {}),
        caller.post(f"/agreements/{code}/proposals/{proposal}/decline", {"answer": "x"}),
        caller.post(f"/agreements/{code}/proposals/{proposal}/withdraw", {"answer": "x"}),
        multipart(caller, f"/agreements/{code}/proposals/{proposal}/seal", file=scan()),
        multipart(caller, f"/agreements/{code}/request-ending", reason="x"),
        multipart(
            caller, f"/agreements/{code}/decide-ending", number="1", decided_on="2026-11-24", report="x", scan=scan()
        ),
        caller.post(f"/agreements/{code}/accounts", ACCOUNT),
    ]
    for answer in answers:
        problem(answer, 403, "not_party")
    problem(caller.post("/confirmations", {"grants": []}), 403, "not_confirmer")
    refused = Entry.objects.filter(kind=Entry.Kind.REFUSED)
    assert refused.count() == len(answers) + 1
    assert {entry.actor["name"] for entry in refused} == {cast.people[who].name}
    assert not Proposal.objects.exists()


def test_lists_are_confirmed_sealed_and_received(cast: make.Cast, sides: tuple[Caller, Caller]) -> None:
    office, centre = sides
    grants = [{"item_code": cast.nurse.code, "powers": ["receive"]}]
    told = office.post("/confirmations", {"grants": grants}).json()
    assert told["items"] == [
        {"code": cast.nurse.code, "name": "护士执业注册", "version": 1, "powers": ["receive"], "stale": False}
    ]
    address = f"/confirmations/{told['id']}"
    assert multipart(office, f"{address}/seal", file=scan()).json()["sealed_sha256"]
    problem(office.post(f"{address}/receive", {}), 403, "not_receiver")
    assert centre.post(f"{address}/receive", {}).json()["stage"] == "received"
    problem(centre.post(f"{address}/return", {"answer": "x"}), 409, "list_stage")
    assert [each["id"] for each in centre.get("/confirmations").json()["results"]] == [told["id"]]
    for tail in ("", "?sealed=true"):
        answer = centre.client.get(f"{ROOT}{address}/file{tail}", headers=centre.headers)
        assert answer["Content-Type"] == "application/pdf"


ACCOUNT = {
    "system": "护士电子化注册信息系统",
    "account_name": "zy-wjj-01",
    "holder": "clerk",
    "handed_by": "vault",
    "reference": "vault:wjj/01",
    "begins_on": "2026-11-24",
    "ends_on": "2026-12-10",
}


def test_accounts_are_registered_and_given_back_and_no_secret_enters(
    cast: make.Cast, sides: tuple[Caller, Caller]
) -> None:
    office, centre = sides
    address = f"/agreements/{of_nurse(cast)}/accounts"
    problem(office.post(address, ACCOUNT | {"password": "Zy@2026!"}), 422, "field_unknown")
    found = problem(office.post(address, ACCOUNT | {"reference": "密码：Zy@2026!"}), 422, "secret_not_kept")
    assert found["field"] == "reference" and "Zy@2026" not in str(found)
    made = office.post(address, ACCOUNT).json()
    assert [each["id"] for each in centre.get("/delegated-accounts").json()["results"]] == [made["id"]]
    told = centre.post(f"/delegated-accounts/{made['id']}/return", {"returned_on": "2026-11-24"}).json()
    assert told["standing"] == "returned"


def test_each_hat_reads_its_own(cast: make.Cast, call: Call) -> None:
    seen = {who: len(call(who).get("/agreements").json()["results"]) for who in cast.people}
    assert {who: n for who, n in seen.items() if n} == {
        "reviewer": 3, "decider": 3, "item_manager": 3, "planning_reviewer": 1, "planning_decider": 1,
        "admin": 4, "item_checker": 4, "item_reviewer": 4, "supervisor": 4, "leader": 4,
    }  # fmt: skip
    problem(call("planning_reviewer").get(f"/agreements/{of_nurse(cast)}"), 404, "agreement_unknown")
    for phase in ("proposed", "in_force", "expired", "ended"):
        assert call("admin").get("/agreements", phase=phase).status_code == 200
