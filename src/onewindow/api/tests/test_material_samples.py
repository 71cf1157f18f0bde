"""Samples by the API: the same acts and rules as on the board (M12)."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.api.tests.make import ROOT, Caller, problem
from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.catalogue.tests.pictures import image

Call = Callable[[str], Caller]
SAMPLE = f"/items/{make.code_of('1')}/samples"
MARK = {"kind": "standard", "x": 10, "y": 20.04, "w": 30, "h": 5, "text": "日期不晚于收件当日"}


def upload(caller: Caller, material: str = "01", **form: object):
    drawn = SimpleUploadedFile("样表.png", image().content)
    return caller.client.post(f"{ROOT}{SAMPLE}/{material}", {"file": drawn} | form, headers=caller.headers)


def put_marks(caller: Caller, *marks: dict[str, object], **body: object):
    address = f"{ROOT}{SAMPLE}/01/marks"
    return caller.client.put(address, {"marks": marks, **body}, content_type="application/json", headers=caller.headers)


def test_a_sample_is_put_up_marked_read_and_taken_away(call: Call, cast: make.Cast) -> None:
    manager = call("item_manager")
    assert upload(manager).json()["edition"] == 1
    marked = put_marks(manager, MARK).json()
    assert (marked["edition"], marked["marks"]) == (2, [MARK | {"y": 20.0}])
    (read,) = call("outsider").get(SAMPLE).json()
    assert read == marked
    assert manager.client.get(read["picture"]).headers["Content-Type"] == "image/webp"
    assert manager.post(f"{SAMPLE}/01/withdraw").json()["picture"] == ""
    assert call("clerk").get(SAMPLE).json() == []


def test_what_cannot_be_right_is_told_by_its_field(call: Call, cast: make.Cast) -> None:
    manager = call("item_manager")
    assert problem(put_marks(manager, MARK), 422, "sample_missing")["field"] == "file"
    assert problem(upload(manager, "99"), 404, "material_not_listed")["field"] == "material"
    assert problem(upload(manager, begins_on="2026-11-23"), 422, "sample_in_the_past")["field"] == "begins_on"
    upload(manager)
    assert problem(put_marks(manager, MARK | {"x": 90}), 422, "mark_outside")["field"] == "marks.1.w"
    assert put_marks(manager, MARK | {"kind": "wish"}).status_code == 422
    assert put_marks(manager, MARK | {"x": 101}).status_code == 422
    assert problem(manager.post(f"{SAMPLE}/02/withdraw"), 404, "sample_not_found")


def test_nobody_else_writes_and_the_attempt_is_kept(call: Call, cast: make.Cast) -> None:
    for who in ("reviewer", "clerk", "admin"):
        problem(upload(call(who)), 403, "not_item_manager")
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, subject=make.code_of("1")).count() == 3
