"""Papers and files are shown to those who may see the case, as they were stored, and each view is kept (M19)."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.files import Upload
from onewindow.cases.models import CaseFile
from onewindow.cases.tests import make
from onewindow.web.tests.signed_in import client_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def receipt_of(case) -> str:
    return f"/papers/{case.papers.get().document_id}.pdf"


def scan_of(case, cast: make.Cast) -> CaseFile:
    actions.attach(
        number=case.number, upload=Upload("身份证.png", PNG), material_code="02", by=cast.clerk, at=make.MORNING
    )
    return CaseFile.objects.get(case=case)


def test_a_clerk_opens_the_receipt_and_the_view_is_kept(cast: make.Cast):
    case = make.received(cast)
    response = client_of(cast.clerk).get(receipt_of(case))
    assert response.content.startswith(b"%PDF")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["Cache-Control"] == "private, no-store"
    entry = Entry.objects.get(kind=Entry.Kind.VIEWED)
    assert (entry.subject, entry.actor["name"]) == (case.number, "王晓梅")
    assert entry.detail == {"paper": case.papers.get().document.number, "kind": "receipt"}


def test_a_paper_can_be_saved_under_its_number(cast: make.Cast):
    case = make.received(cast)
    response = client_of(cast.clerk).get(receipt_of(case) + "?download")
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_scan_opens_as_what_it_is(cast: make.Cast):
    scan = scan_of(make.received(cast), cast)
    response = client_of(cast.reviewer).get(f"/files/{scan.pk}")
    assert response.content == PNG
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.get(kind=Entry.Kind.VIEWED).detail["name"] == "身份证.png"


@pytest.mark.parametrize("who", ["legal_clerk", "issuer", "planning_reviewer", "admin", "consultant", "outsider"])
def test_who_may_not_see_the_case_finds_nothing(cast: make.Cast, who: str):
    case = make.received(cast)
    scan = scan_of(case, cast)
    client = client_of(cast.people[who])
    assert client.get(receipt_of(case)).status_code == 404
    assert client.get(f"/files/{scan.pk}").status_code == 404
    assert not Entry.objects.filter(kind=Entry.Kind.VIEWED).exists()


def test_signed_out_leads_to_the_door(cast: make.Cast, client):
    assert client.get(receipt_of(make.received(cast))).headers["Location"].startswith("/sign-in")


def test_what_does_not_exist_is_not_found(cast: make.Cast):
    assert client_of(cast.clerk).get(f"/papers/{uuid4()}.pdf").status_code == 404
    assert client_of(cast.clerk).get(f"/files/{uuid4()}").status_code == 404


def test_a_file_changed_on_disk_is_not_shown(cast: make.Cast):
    case = make.received(cast)
    scan = scan_of(case, cast)
    Path(settings.MEDIA_ROOT, scan.file).write_bytes(b"other")
    response = client_of(cast.clerk).get(f"/files/{scan.pk}")
    assert response.status_code == 409
    assert "与上传时不一致" in response.text
    Path(settings.MEDIA_ROOT, scan.file).unlink()
    assert "找不到了" in client_of(cast.clerk).get(f"/files/{scan.pk}").text
    assert not Entry.objects.filter(kind=Entry.Kind.VIEWED).exists()
