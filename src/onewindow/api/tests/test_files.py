"""Files and papers by the API: typed by content, bounded, shown to who may see the case, each look on record."""

from collections.abc import Callable

import pytest
from django.conf import settings

from onewindow.api.tests.make import PDF, Caller, problem, scan
from onewindow.audit.models import Entry
from onewindow.cases.models import CaseFile
from onewindow.cases.tests import make

Call = Callable[[str], Caller]
MEGABYTE = 1024 * 1024


@pytest.fixture
def number(cast: make.Cast) -> str:
    return make.received(cast).number


def test_a_scan_is_kept_with_its_material(call: Call, number: str) -> None:
    told = call("clerk").attach(number, file=scan(), material_code="02").json()
    (file,) = told["materials"][1]["files"]
    assert (file["name"], file["content_type"], file["size"]) == ("身份证.pdf", "application/pdf", len(PDF))
    letter = call("clerk").attach(number, file=scan(name="委托书.pdf")).json()["letters"][0]
    assert letter["name"] == "委托书.pdf"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"MZ\x90\x00" * 20, 422, "file_type_wrong"),
        (b"", 422, "file_empty"),
        (PDF + b"\0" * 40 * MEGABYTE, 413, "file_too_large"),
    ],
    ids=["a program", "nothing", "40 MB"],
)
def test_what_is_no_scan_is_refused(call: Call, number: str, content: bytes, status: int, code: str) -> None:
    found = problem(call("clerk").attach(number, file=scan(content), material_code="02"), status, code)
    assert "身份证.pdf" in found["detail"]
    assert found["field"] == "file"
    assert not CaseFile.objects.exists()


def test_a_file_that_is_too_large_is_not_read(call: Call, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 10)
    monkeypatch.setattr("onewindow.lib.uploads.Upload", None)
    problem(call("clerk").attach(number, file=scan(), material_code="02"), 413, "file_too_large")


def test_a_material_beyond_the_list_takes_no_file(call: Call, number: str) -> None:
    response = call("clerk").attach(number, file=scan(), material_code="99")
    assert problem(response, 422, "extra_material")["field"] == "material_code"


def test_no_file_is_named(call: Call, number: str) -> None:
    assert problem(call("clerk").attach(number, material_code="02"), 422, "field_missing")["field"] == "file"
    assert problem(call("clerk").act(number, "attach", file="x"), 422, "field_missing")["field"] == "file"


def test_a_paper_and_a_file_are_shown_as_kept_and_each_look_is_on_record(call: Call, number: str) -> None:
    clerk = call("clerk")
    told = clerk.attach(number, file=scan(), material_code="02").json()
    paper, file = clerk.get(told["papers"][0]["url"]), clerk.get(told["materials"][1]["files"][0]["url"])
    assert paper.content.startswith(b"%PDF") and file.content == PDF
    for shown in (paper, file):
        assert shown["Content-Type"] == "application/pdf"
        assert shown["X-Content-Type-Options"] == "nosniff"
        assert shown["Content-Disposition"].startswith("inline")
        assert shown["Cache-Control"] == "private, no-store"
    saved = clerk.get(told["papers"][0]["url"], download="true")
    assert saved["Content-Disposition"].startswith("attachment")
    looks = Entry.objects.filter(kind=Entry.Kind.VIEWED)
    assert [entry.subject for entry in looks] == [number] * 3


@pytest.mark.parametrize("who", ["legal_clerk", "issuer", "planning_reviewer", "admin", "consultant", "outsider"])
def test_who_may_not_see_the_case_sees_neither(call: Call, number: str, who: str) -> None:
    told = call("clerk").attach(number, file=scan(), material_code="02").json()
    for address in (told["papers"][0]["url"], told["materials"][1]["files"][0]["url"]):
        problem(call(who).get(address), 404, "not_found")
    assert not Entry.objects.filter(kind=Entry.Kind.VIEWED).exists()


@pytest.mark.parametrize("address", ["/documents/1", "/files/x", "/documents/00000000-0000-0000-0000-000000000000"])
def test_an_id_that_is_none(call: Call, address: str) -> None:
    assert call("clerk").get(address).status_code in (404, 422)
