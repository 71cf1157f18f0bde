"""One case by the API: what it tells, what it keeps masked, and what may be done now."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from onewindow.api.tests.make import ROOT, Caller, problem
from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Applicant, Post, Role

Call = Callable[[str], Caller]
WHOLE = ("520300199001011238", "13800000001", "520300198506152410", "13800000002", "91520300MA6D00018G")


def applicant(case: Case, name: str = "zhang") -> Caller:
    """The applicant of that case, signed in."""
    account = Account.objects.create(sign_in_name=name, full_name=case.applicant.name, password="!")
    post = Post.objects.create(
        account=account, role=Role.APPLICANT, centre=case.centre, applicant=case.applicant, begins_on=date(2026, 1, 1)
    )
    return Caller(Actor.of(post))


def test_a_case_tells_its_whole_course(call: Call, cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    case = call("reviewer").get(f"/cases/{number}").json()
    assert case["item"] == {"code": make.code_of("1"), "name": "护士执业注册", "version": 1}
    assert case["clocks"]["promised_due_at"] == "2026-12-01T17:00:00+08:00"
    assert case["clocks"]["running"]["left"] == 5
    assert [step["kind"] for step in case["steps"]] == ["review"]
    assert [event["act"] for event in case["events"]] == ["receive", "accept", "review"]
    assert case["events"][0]["ground"]["kind"] == "agreement"
    assert case["events"][2]["by"] == "刘芳"
    assert case["materials"][0]["listed"]["review_points"] == ["核对姓名与证件一致"]


def test_numbers_are_masked_everywhere(call: Call, cast: make.Cast) -> None:
    nurse = make.received(cast).number
    company = actions.receive(application=make.company_application(), by=cast.legal_clerk, at=make.MORNING).number
    caller = call("supervisor")
    told = "".join(caller.get(path).text for path in ("/cases", "/inbox", f"/cases/{nurse}", f"/cases/{company}"))
    assert [number for number in WHOLE if number in told] == []
    case = caller.get(f"/cases/{company}").json()
    assert case["agent"]["number"] == "520***********2410"
    assert case["applicant"]["number"].count("*") == 11


def test_the_allowed_acts_are_the_hats_own_and_name_their_bodies(call: Call, cast: make.Cast, client: Client) -> None:
    number = make.reviewed(cast).number
    bodies = client.get(f"{ROOT}/openapi.json").json()["components"]["schemas"]
    allowed = {who: call(who).get(f"/cases/{number}").json()["allowed_acts"] for who in ("clerk", "decider", "leader")}
    assert allowed["leader"] == []
    assert [each["act"] for each in allowed["clerk"]] == ["withdraw"]
    assert {"grant", "refuse", "ask"} <= {each["act"] for each in allowed["decider"]}
    for each in allowed["clerk"] + allowed["decider"]:
        assert each["body"] is None or each["body"] in bodies
        assert each["url"] == f"/api/v1/cases/{number}/acts/{each['act']}"


@pytest.mark.parametrize("who", ["legal_clerk", "issuer", "planning_reviewer", "admin", "consultant", "outsider"])
def test_a_case_beyond_the_scope_is_not_there(call: Call, cast: make.Cast, who: str) -> None:
    number = make.accepted(cast).number
    problem(call(who).get(f"/cases/{number}"), 404, "not_found")


@pytest.mark.parametrize("number", ["0", "x", "520300" + "9" * 15, "办件", "%E2%82%AC"])
def test_a_number_that_is_none_is_not_there(call: Call, number: str) -> None:
    problem(call("clerk").get(f"/cases/{number}"), 404, "not_found")


def test_the_applicant_sees_the_own_case_and_not_what_officials_note(call: Call, cast: make.Cast) -> None:
    case = make.reviewed(cast)
    actions.ask(number=case.number, question="哪年毕业？", by=cast.reviewer, at=make.MORNING)
    caller = applicant(case)
    assert [line["number"] for line in caller.get("/cases").json()["results"]] == [case.number]
    told = caller.get(f"/cases/{case.number}").json()
    assert told["questions"] == [] and told["allowed_acts"] == []
    assert [event["act"] for event in told["events"]] == ["receive", "accept", "review"]
    assert all(event["detail"] == {} for event in told["events"])


def test_another_applicant_sees_nothing(cast: make.Cast) -> None:
    case = make.accepted(cast)
    company = actions.receive(application=make.company_application(), by=cast.legal_clerk, at=make.MORNING)
    caller = applicant(company, "yang")
    assert Applicant.objects.count() == 2
    problem(caller.get(f"/cases/{case.number}"), 404, "not_found")
    document = case.papers.get(document__kind="receipt").document_id
    problem(caller.get(f"/documents/{document}"), 404, "not_found")


def test_the_whole_numbers_are_shown_for_a_reason_and_on_record(call: Call, cast: make.Cast) -> None:
    number = make.accepted(cast).number
    shown = call("clerk").post(f"/cases/{number}/reveal", {"reason": "核对证件"})
    assert shown.json() == {"applicant": {"number": WHOLE[0], "phone": WHOLE[1]}, "agent": None}
    assert shown["Cache-Control"] == "private, no-store"
    assert Entry.objects.get(kind=Entry.Kind.REVEALED).subject == number
    assert problem(call("clerk").post(f"/cases/{number}/reveal", {"reason": ""}), 422, "field_missing")
    problem(call("leader").post(f"/cases/{number}/reveal", {"reason": "看看"}), 403, "reveal_not_allowed")
    problem(call("outsider").post(f"/cases/{number}/reveal", {"reason": "看看"}), 404, "not_found")
    assert Entry.objects.filter(kind=Entry.Kind.REVEALED).count() == 1


def test_a_case_costs_a_fixed_number_of_queries(
    call: Call, cast: make.Cast, django_assert_max_num_queries: Callable
) -> None:
    number = make.issuing(cast).number
    caller = call("reviewer")
    headers = caller.headers
    caller.client.get(f"{ROOT}/cases/{number}", headers=headers)
    with django_assert_max_num_queries(11):
        caller.client.get(f"{ROOT}/cases/{number}", headers=headers)
