"""Supervision over the API: the same acts as on the pages, each refused with its code to whose it is not (M36)."""

import base64
import hashlib
from collections.abc import Callable

import pytest

from onewindow.api.tests.make import PDF, Caller, problem
from onewindow.cases.tests import make as house
from onewindow.supervision.rules import Question
from onewindow.supervision.tests import make

Call = Callable[[str], Caller]
WHOLE = {str(question): {"answer": "conforms"} for question in Question}


def finding_body(number: str) -> dict[str, object]:
    return {
        "case_number": number,
        "kind": "late_step",
        "against": "department",
        "clause": "M22",
        "severity": "ordinary",
        "evidence": "超期",
        "demand": "整改",
        "rectify_by": "2026-12-04",
    }


def test_a_month_is_drawn_checked_and_drawn_again(call: Call, cast: house.Cast) -> None:
    make.ended(cast, count=7)
    supervisor = call("supervisor")
    told = supervisor.post("/samples", {"month": "2026-10"}).json()
    assert (told["drawn"], told["checked"], told["strata"][0]["population"]) == (5, 0, 7)
    by_hand = sorted(
        (each["number"] for each in told["cases"]),
        key=lambda number: hashlib.sha256(f"{told['seed']}\n{number}".encode()).hexdigest(),
    )
    assert [each["number"] for each in told["cases"]] == by_hand
    assert supervisor.post("/samples", {"month": "2026-10"}).json()["cases"] == told["cases"]
    assert supervisor.get("/samples/2026-10/again").json()["same"] is True
    assert supervisor.get("/samples/2026-10/again", seed="other").json()["same"] is False
    form = supervisor.get(f"/samples/2026-10/cases/{by_hand[0]}").json()
    assert {each["answer"] for each in form["questions"]} == {""}
    problem(supervisor.post(f"/samples/2026-10/cases/{by_hand[0]}", {"answers": {}}), 422, "invalid_inputs")
    done = supervisor.post(f"/samples/2026-10/cases/{by_hand[0]}", {"answers": WHOLE}).json()
    assert done["checked_by"] == "马超群"
    assert call("leader").get("/samples").json()["results"][0]["checked"] == 1


def test_who_may_not_is_refused_with_the_code_of_the_room(call: Call, cast: house.Cast) -> None:
    number = make.drawn(cast).cases.get().case.number
    for who in ("leader", "clerk", "decider", "admin", "outsider"):
        caller = call(who)
        problem(caller.post("/samples", {"month": "2026-10"}), 403, "not_the_supervisor")
        problem(caller.post(f"/samples/2026-10/cases/{number}", {"answers": WHOLE}), 403, "not_the_supervisor")
        problem(caller.post("/findings", finding_body(number)), 403, "not_the_supervisor")
        if who != "leader":
            assert caller.get("/samples").json()["results"] == []
            problem(caller.get("/samples/2026-10"), 404, "not_found")
            problem(caller.get(f"/samples/2026-10/cases/{number}"), 404, "not_found")
            problem(caller.get("/samples/2026-10/again"), 404, "not_found")
        if who != "admin":
            problem(caller.post("/sampling-rule", {"percent": "3", "minimum": "5"}), 403, "not_the_rule_setter")
            problem(caller.post("/points", {"weights": {}}), 403, "not_the_rule_setter")


def test_a_finding_goes_its_way(call: Call, cast: house.Cast) -> None:
    supervisor, decider = call("supervisor"), call("decider")
    number = supervisor.post("/findings", finding_body(house.reviewed(cast).number)).json()["number"]
    problem(supervisor.post(f"/findings/{number}/acts/uphold_finding", {"reasons": "是"}), 409, "reply_still_open")
    told = decider.get(f"/findings/{number}").json()
    assert told["allowed_acts"] == ["reply_to_finding"]
    assert told["running"]["due_at"] == "2026-11-27T17:00:00+08:00"
    decider.post(f"/findings/{number}/acts/reply_to_finding", {"stance": "contests", "text": "系统切换"})
    changed = {
        "severity": "minor",
        "clause": "M22",
        "demand": "提醒",
        "rectify_by": "2026-12-07",
        "reasons": "部分成立",
    }
    told = supervisor.post(f"/findings/{number}/acts/change_finding", changed).json()
    assert (told["state"], told["severity"], told["rectify_by"]) == ("upheld", "minor", "2026-12-07")
    files = [{"name": "整改.pdf", "content": base64.b64encode(PDF).decode()}]
    told = decider.post(f"/findings/{number}/acts/report_rectification", {"text": "已改", "files": files}).json()
    assert supervisor.get(told["files"][0]["url"]).content == PDF
    problem(call("planning_decider").get(told["files"][0]["url"]), 404, "not_found")
    back = {"reasons": "不够", "rectify_by": "2026-12-09"}
    assert supervisor.post(f"/findings/{number}/acts/send_back_rectification", back).json()["state"] == "upheld"
    bad = [{"name": "整改.pdf", "content": "%%%"}]
    report = {"text": "已改", "files": bad}
    problem(decider.post(f"/findings/{number}/acts/report_rectification", report), 422, "not_base64")
    decider.post(f"/findings/{number}/acts/report_rectification", {"text": "再改"})
    told = supervisor.post(f"/findings/{number}/acts/close_finding", {"reasons": "可"}).json()
    assert (told["state"], told["allowed_acts"]) == ("closed", [])
    assert [each["sequence"] for each in told["events"]] == list(range(1, 8))
    problem(
        supervisor.post(f"/findings/{number}/acts/withdraw_finding", {"reasons": "错"}), 409, "finding_out_of_order"
    )


@pytest.mark.parametrize(
    ("who", "seen"),
    [("supervisor", 1), ("leader", 1), ("decider", 1), ("reviewer", 1), ("clerk", 0), ("planning_decider", 0)],
)
def test_each_hat_sees_its_own_findings(call: Call, cast: house.Cast, who: str, seen: int) -> None:
    make.raised(cast)
    assert len(call(who).get("/findings").json()["results"]) == seen
    assert call(who).get("/findings", state="closed").json()["results"] == []


def test_assessments_are_told_with_their_derivation_and_their_cases(call: Call, cast: house.Cast) -> None:
    make.ended(cast, house.moment("2026-11-10 10:00"), 3)
    make.upheld(cast)
    supervisor = call("supervisor")
    line = supervisor.get("/assessments", side="department", period="2026-11").json()["results"][0]
    assert (line["name"], line["rank"], line["points"]) == ("市卫生健康局", None, "80.00")
    assert line["deductions"] == [
        {"figure": "findings_ordinary", "count": 1, "points": "2.00", "cap": "20.00", "off": "20.00"}
    ]
    address = f"/assessments/department/{cast.health.pk}"
    behind = supervisor.get(f"{address}/figures/handled", period="2026-Q4").json()
    assert len(behind["results"]) == 3
    sheet = supervisor.post(f"{address}/sheets", {"period": "2026-11"}).json()
    assert supervisor.get(sheet["url"])["Content-Type"] == "application/pdf"
    problem(call("leader").post(f"{address}/sheets", {"period": "2026-11"}), 403, "not_the_supervisor")
    problem(call("decider").get(sheet["url"]), 404, "not_found")
    assert call("decider").get("/assessments", side="department", period="2026-11").json()["results"] == []
    problem(supervisor.get("/assessments", side="department", period="11"), 422, "period_unreadable")


def test_the_administrator_sets_share_and_points(call: Call, cast: house.Cast) -> None:
    admin = call("admin")
    assert admin.get("/sampling-rule").json() == {"percent": "3", "minimum": 5}
    assert admin.post("/sampling-rule", {"percent": "4.5", "minimum": "6"}).json()["minimum"] == 6
    told = admin.post("/points", {"weights": {"late_steps": {"points": "1.5", "cap": "30"}}}).json()
    assert told["late_steps"] == {"points": "1.50", "cap": "30.00"}
    problem(admin.post("/sampling-rule", {"percent": "x", "minimum": "0"}), 422, "invalid_inputs")
