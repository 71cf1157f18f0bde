"""What the page refuses the API refuses: with the same status, the same code and the same sentence, and the case as it was (M19)."""

import html
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse

from onewindow.api.tests.make import NURSE, PDF, Caller
from onewindow.api.tests.make import scan as api_scan
from onewindow.authority.models import Agreement
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.web.tests.desk.typing import material, nurse_form, scan
from onewindow.web.tests.signed_in import client_of

from .pages import press
from .table import BODIES, PLACES
from .trying import record_of

MEGABYTE = 1024 * 1024
Words = dict[str, Any]
REFUSAL = BODIES["refuse"]
COMPLETION = {"materials": [{"code": "99", "verdict": "missing", "remark": "再交一份"}], "reason": "再交一份"}
UNSEEN = {"materials": [{"code": "02", "verdict": "passed", "original_seen": False, "copies_kept": 2}]}
SOMEBODY = {"recipient": "张伟民", "recipient_number": "520300198506152410"}


def expired(cast: make.Cast) -> Case:
    case = make.received(cast)
    Agreement.objects.filter(grants__item=cast.nurse).update(ends_on=date(2026, 11, 23))
    return case


def half_checked(cast: make.Cast) -> Case:
    number, found = make.received(cast, verdict="pending").number, [make.found("01", "defective", "未签名")]
    return actions.check(number=number, materials=found, by=cast.clerk, at=make.MORNING)


def at(place: str) -> Callable[[make.Cast], Case]:
    return PLACES[place].build


# Which refusal: where the case stands, and who tries what with which words at which door.
ACTS: dict[tuple[int, str], tuple[Callable[[make.Cast], Case], str, str, str, Words]] = {
    (403, "no_power"): (at("received, no right to accept"), "clerk", "desk", "accept", {}),
    (403, "agreement_expired"): (expired, "clerk", "desk", "accept", {}),
    (404, "not_found"): (make.accepted, "legal_clerk", "desk", "accept", {}),
    (409, "out_of_order"): (make.accepted, "decider", "office", "grant", BODIES["grant"]),
    (409, "already_done"): (make.accepted, "second_clerk", "desk", "accept", {}),
    (409, "materials_open"): (at("received, one missing"), "clerk", "desk", "accept", {}),
    (409, "materials_unchecked"): (half_checked, "clerk", "desk", "notify", {}),
    (409, "already_notified"): (at("defective again"), "clerk", "desk", "notify", {}),
    (409, "not_yet_notified"): (make.received, "supervisor", "watch", "notify_again", {"reason": "确有必要"}),
    (409, "certificate_missing"): (make.granted, "reviewer", "office", "hand_over", {}),
    (422, "field_missing"): (make.reviewed, "decider", "office", "refuse", REFUSAL | {"reasons": " "}),
    (422, "field_too_long"): (make.accepted, "reviewer", "office", "ask", {"question": "问" * 5000}),
    (422, "original_not_seen"): (make.received, "clerk", "desk", "check", UNSEEN),
    (422, "extra_material"): (make.accepted, "reviewer", "office", "request_completion", COMPLETION),
    (422, "procedure_not_listed"): (
        make.company_accepted,
        "reviewer",
        "office",
        "suspend",
        {"procedure_id": 999999, "days": 5, "reason": "公示"},
    ),
    (422, "wrong_recipient"): (make.issuing, "issuer", "issuing", "deliver", SOMEBODY),
}


def agree(page: HttpResponse, answer: HttpResponse, status: int, code: str) -> None:
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code), told
    assert page.status_code == status, page.text
    assert f'data-code="{code}"' in page.text
    assert told["detail"] in html.unescape(page.text)


@pytest.mark.parametrize(("status", "code"), ACTS)
def test_an_act_is_refused_alike(cast: make.Cast, status: int, code: str) -> None:
    build, who, door, act, words = ACTS[status, code]
    case, actor = build(cast), cast.people[who]
    before = record_of(case)
    answer = Caller(actor).act(case.number, act, **words)
    page = press(client_of(actor), door, case, act, words)
    agree(page, answer, status, code)
    assert record_of(case) == before


@pytest.mark.parametrize(
    ("status", "code", "who", "changes"),
    [
        (403, "wrong_window", "legal_clerk", {}),
        (422, "id_number_check_digit", "clerk", {"number": "520300199001011239"}),
        (422, "mobile_pattern", "clerk", {"phone": "12345"}),
        (422, "field_missing", "clerk", {"name": ""}),
    ],
)
def test_receiving_is_refused_alike(cast: make.Cast, status: int, code: str, who: str, changes: Words) -> None:
    actor = cast.people[who]
    answer = Caller(actor).post("/cases", {**NURSE, "applicant": {**NURSE["applicant"], **changes}})
    typed = nurse_form(**{f"applicant__{name}": value for name, value in changes.items()})
    agree(client_of(actor).post("/desk/receive", typed), answer, status, code)
    assert not Case.objects.exists()


def test_a_material_beyond_the_list_is_refused_alike(cast: make.Cast) -> None:
    answer = Caller(cast.clerk).post("/cases", {**NURSE, "materials": [*NURSE["materials"], {"code": "99"}]})
    page = client_of(cast.clerk).post("/desk/receive", nurse_form() | material("99"))
    agree(page, answer, 422, "extra_material")
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (PDF + b"\0" * 40 * MEGABYTE, 413, "file_too_large"),
        ("这是一段文字。".encode(), 422, "file_type_wrong"),
        (b"", 422, "file_empty"),
    ],
    ids=["40 MB", "a text", "nothing"],
)
def test_a_file_is_refused_alike(cast: make.Cast, content: bytes, status: int, code: str) -> None:
    case, visitor = make.received(cast), client_of(cast.clerk)
    before = record_of(case)
    answer = Caller(cast.clerk).attach(case.number, file=api_scan(content), material_code="02")
    form = {"next": "check", "materials.02-remark": "", "materials.02-files": scan("身份证.pdf", content)}
    agree(visitor.post(f"/desk/cases/{case.number}/work", form), answer, status, code)
    form = nurse_form() | {"materials.02-files": scan("身份证.pdf", content)}
    agree(visitor.post("/desk/receive", form), answer, status, code)
    assert record_of(case) == before


def test_a_signature_of_40_mb_is_refused_unread(cast: make.Cast) -> None:
    case = make.issuing(cast)
    form = SOMEBODY | {"signature": scan("签名.png", b"\0" * 40 * MEGABYTE)}
    page = client_of(cast.issuer).post(f"/issuing/cases/{case.number}/acts/deliver", form)
    assert page.status_code == 413
    assert "文件“签名.png”为 40.0 MB" in page.text
