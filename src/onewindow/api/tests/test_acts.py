"""Each act by its own address: what the lifecycle allows is done, what it refuses is refused, and recorded (M18 to M32)."""

import base64
from collections.abc import Callable

import pytest
from django.test import Client

from onewindow.api.acts import DOORS
from onewindow.api.tests.make import PNG, ROOT, Caller, problem
from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.models import Case, CaseFile
from onewindow.cases.queries.page import SYSTEM_ACTS
from onewindow.cases.rules import Act
from onewindow.cases.tests import make

Call = Callable[[str], Caller]
BODIES = {
    "check": {"materials": [{"code": "01", "verdict": "passed"}]},
    "notify_again": {"reason": "确有必要"},
    "correct": {"materials": [{"code": "01", "verdict": "passed"}]},
    "return": {"reason": "不属本窗口", "where_to_go": "市人社局"},
    "decline": {"reason": "不需要许可", "basis": "行政许可法第三十二条"},
    "review": {"opinion": "合规"},
    "ask": {"question": "哪年毕业？"},
    "answer": {"answer": "2020 年"},
    "request_completion": {"materials": [{"code": "01", "verdict": "defective", "remark": "漏签"}], "reason": "漏签"},
    "complete": {"materials": [{"code": "01", "verdict": "passed"}]},
    "suspend": {"procedure_id": 1, "days": 5, "reason": "专家评审"},
    "resume": {"evidence": "评审意见"},
    "extend": {"reason": "案情复杂"},
    "grant": {"findings": "符合条件"},
    "refuse": {"findings": "不符合", "reasons": "未通过考试", "basis": "护士条例第七条"},
    "deliver": {"recipient": "张伟民", "recipient_number": "520300199001011238"},
    "withdraw": {"reason": "不办了"},
    "terminate": {"reason": "事项取消", "basis": "行政许可法第七十条"},
}


def test_each_act_that_a_person_does_has_its_address(client: Client) -> None:
    paths = client.get(f"{ROOT}/openapi.json").json()["paths"]
    acts = {path.rpartition("/")[2] for path in paths if "/cases/" in path and "/acts/" in path}
    assert acts == set(Act) - SYSTEM_ACTS - {Act.RECEIVE}
    assert {act for act, door in DOORS.items() if not door.may_be_empty} == BODIES.keys()


def test_what_is_out_of_order_is_refused_and_recorded(call: Call, cast: make.Cast) -> None:
    number = make.received(cast).number
    problem(call("decider").act(number, "grant", findings="符合条件"), 409, "out_of_order")
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert (entry.subject, entry.detail["act"], entry.detail["code"]) == (number, "grant", "out_of_order")
    assert Case.objects.get().state == "received"


def test_what_stands_in_the_way_has_its_own_code(call: Call, cast: make.Cast) -> None:
    number = make.received(cast, verdict="pending").number
    assert "申请表" in problem(call("clerk").act(number, "accept"), 409, "materials_open")["detail"]


@pytest.mark.parametrize("act", sorted(DOORS))
def test_who_may_not_see_a_case_is_told_that_it_is_not_there(call: Call, cast: make.Cast, act: str) -> None:
    number = make.reviewed(cast).number
    for who in ("outsider", "planning_decider", "admin"):
        problem(call(who).act(number, act, **BODIES.get(act, {})), 404, "not_found")
    assert Case.objects.get().event_count == 3


@pytest.mark.parametrize("act", sorted(BODIES))
def test_an_act_without_its_words_names_them(call: Call, cast: make.Cast, act: str) -> None:
    number = make.reviewed(cast).number
    found = call("decider").act(number, act).json()
    assert found["status"] == 422
    assert {fault["code"] for fault in found["errors"]} == {"field_missing"}
    problem(call("decider").act(number, act, **BODIES[act], colour="red"), 422, "field_unknown")


@pytest.mark.parametrize("act", ["accept", "transfer", "make", "hand_over"])
def test_an_act_that_needs_no_words_takes_no_body_at_all(call: Call, cast: make.Cast, act: str) -> None:
    number = make.received(cast).number if act == "accept" else make.granted(cast).number
    caller = call("clerk" if act == "accept" else "reviewer")
    address = f"{ROOT}/cases/{number}/acts/{act}"
    response = caller.client.generic("POST", address, headers=caller.headers)
    assert response.status_code in (200, 403, 409), response.json()


def test_the_same_key_does_an_act_once(call: Call, cast: make.Cast) -> None:
    number, reviewer = make.accepted(cast).number, call("reviewer")
    first, again = (reviewer.act(number, "ask", question="哪年毕业？", key="k-1") for _ in range(2))
    assert "Idempotent-Replayed" not in first
    assert again.status_code == 200
    assert again["Idempotent-Replayed"] == "true"
    assert len(again.json()["questions"]) == 1
    problem(reviewer.act(number, "ask", question="何校毕业？", key="k-1"), 422, "idempotency_key_reused")


def test_another_person_is_told_who_did_it_and_when(call: Call, cast: make.Cast) -> None:
    number = make.received(cast).number
    call("clerk").act(number, "accept")
    found = problem(call("second_clerk").act(number, "accept"), 409, "already_done")
    assert "王晓梅" in found["detail"] and "2026-11-24 09:30" in found["detail"]


def test_a_question_is_answered(call: Call, cast: make.Cast) -> None:
    number = make.accepted(cast).number
    call("reviewer").act(number, "ask", question="哪年毕业？")
    told = call("clerk").act(number, "answer", answer="2020 年").json()
    assert [(each["text"], each["answer"]) for each in told["questions"]] == [("哪年毕业？", "2020 年")]


def test_a_completion_is_asked_once_and_taken(call: Call, cast: make.Cast) -> None:
    number, reviewer = make.accepted(cast).number, call("reviewer")
    asked = reviewer.act(number, "request_completion", **BODIES["request_completion"])
    assert asked.status_code == 200, asked.json()
    problem(reviewer.act(number, "request_completion", **BODIES["request_completion"]), 409, "completion_already_asked")
    assert call("clerk").act(number, "complete", **BODIES["complete"]).status_code == 200


def test_the_clocks_stop_and_run_again_only_for_what_is_listed(call: Call, cast: make.Cast) -> None:
    case = actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING)
    actions.accept(number=case.number, by=cast.legal_clerk, at=make.MORNING)
    reviewer = call("reviewer")
    procedure = reviewer.get(f"/cases/{case.number}").json()["procedures"][0]
    problem(
        reviewer.act(case.number, "suspend", procedure_id=10**9, days=5, reason="评审"), 422, "procedure_not_listed"
    )
    stopped = reviewer.act(case.number, "suspend", procedure_id=procedure["id"], days=5, reason="评审").json()
    assert stopped["state"] == "suspended"
    assert stopped["suspensions"][0]["planned_days"] == 5
    extended = call("decider").act(case.number, "extend", reason="案情复杂")
    assert extended.status_code == 200, extended.json()
    assert reviewer.act(case.number, "resume", evidence="评审意见").json()["state"] == "reviewing"


@pytest.mark.parametrize(
    ("act", "who", "state"),
    [
        ("return", "clerk", "returned"),
        ("decline", "clerk", "declined"),
        ("withdraw", "clerk", "withdrawn"),
        ("terminate", "decider", "terminated"),
    ],
)
def test_a_case_ends_without_a_decision(call: Call, cast: make.Cast, act: str, who: str, state: str) -> None:
    told = call(who).act(make.received(cast).number, act, **BODIES[act]).json()
    assert told["state"] == state
    assert told["closed_at"] is not None


def test_a_refusal_is_decided_and_handed_over(call: Call, cast: make.Cast) -> None:
    number = make.reviewed(cast).number
    assert call("decider").act(number, "refuse", **BODIES["refuse"]).json()["state"] == "refused"
    assert call("reviewer").act(number, "hand_over").json()["state"] == "issuing"


def test_a_second_notice_takes_a_supervisor(call: Call, cast: make.Cast) -> None:
    number = make.received(cast, missing=("02",)).number
    clerk, supervisor = call("clerk"), call("supervisor")
    assert clerk.act(number, "notify").json()["state"] == "correcting"
    clerk.act(number, "correct", materials=[{"code": "02", "verdict": "defective", "remark": "过期"}])
    problem(clerk.act(number, "notify"), 409, "already_notified")
    problem(clerk.act(number, "notify_again", reason="又发现"), 403, "supervisor_only")
    assert supervisor.act(number, "notify_again", reason="确有必要").json()["state"] == "correcting"


def test_a_result_is_signed_for(call: Call, cast: make.Cast) -> None:
    number, issuer = make.issuing(cast).number, call("issuer")
    handed = {**BODIES["deliver"], "signature": "not an image!"}
    assert problem(issuer.act(number, "deliver", **handed), 422, "not_base64")["field"] == "signature"
    handed["signature"] = base64.b64encode(b"hello").decode()
    problem(issuer.act(number, "deliver", **handed), 422, "file_type_wrong")
    handed["signature"] = base64.b64encode(PNG).decode()
    problem(issuer.act(number, "deliver", **{**handed, "recipient": "李四"}), 422, "wrong_recipient")
    assert issuer.act(number, "deliver", **handed).json()["state"] == "delivered"
    assert CaseFile.objects.get().purpose == "signature"


def test_a_closed_case_takes_no_act(call: Call, cast: make.Cast) -> None:
    number = make.received(cast).number
    actions.withdraw(number=number, reason="不办了", by=cast.clerk, at=make.MORNING)
    problem(call("clerk").act(number, "accept"), 409, "out_of_order")
