"""From the counter to delivery by the API alone, as a terminal or another system would do it (M25 to M32)."""

from collections.abc import Callable

from onewindow.api.tests.make import NURSE, PROJECT, Caller, scan

Call = Callable[[str], Caller]


def test_a_nurse_gets_her_certificate(call: Call) -> None:
    clerk, reviewer, decider, issuer = (call(who) for who in ("clerk", "reviewer", "decider", "issuer"))
    received = clerk.post("/cases", NURSE, key="visit-1")
    assert received.status_code == 201, received.content
    number = received.json()["number"]
    assert received["Location"] == f"/api/v1/cases/{number}"

    for caller, act, body in (
        (clerk, "accept", {}),
        (reviewer, "review", {"opinion": "材料合法合规"}),
        (decider, "grant", {"findings": "符合条件"}),
        (reviewer, "make", {}),
        (reviewer, "hand_over", {}),
        (issuer, "deliver", {"recipient": "张伟民", "recipient_number": "520300199001011238"}),
    ):
        done = caller.act(number, act, **body)
        assert done.status_code == 200, (act, done.json())
        assert "Idempotent-Replayed" not in done

    case = done.json()
    assert case["state"] == "delivered"
    assert case["allowed_acts"] == []
    assert [event["act"] for event in case["events"]] == [
        "receive", "accept", "review", "grant", "make", "hand_over", "deliver",
    ]  # fmt: skip
    assert [paper["kind"] for paper in case["papers"]] == [
        "receipt", "acceptance", "grant", "certificate", "handover", "delivery",
    ]  # fmt: skip
    paper = issuer.get(case["papers"][3]["url"])
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_a_project_is_put_on_file_in_one_sitting(call: Call) -> None:
    clerk = call("legal_clerk")
    number = clerk.post("/cases", PROJECT).json()["number"]
    for act, body in (
        ("accept", {}),
        ("review", {"opinion": "信息齐全"}),
        ("grant", {"findings": "予以备案"}),
        ("deliver", {"recipient": "杨帆", "recipient_number": "520300198506152410"}),
    ):
        done = clerk.act(number, act, **body)
        assert done.status_code == 200, (act, done.json())
    assert done.json()["state"] == "delivered"


def test_a_defect_is_told_once_and_mended(call: Call) -> None:
    clerk = call("clerk")
    number = clerk.post("/cases", {**NURSE, "materials": NURSE["materials"][:1]}).json()["number"]
    told = clerk.act(number, "notify", reply_by="2026-12-10")
    assert told.status_code == 200, told.json()
    assert told.json()["state"] == "correcting"
    assert clerk.attach(number, file=scan(), material_code="02").status_code == 200
    mended = clerk.act(number, "correct", materials=[{"code": "02", "verdict": "passed", "original_seen": True}])
    assert mended.json()["state"] == "received"
    assert clerk.act(number, "accept").json()["state"] == "accepted"
