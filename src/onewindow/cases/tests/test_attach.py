"""Scans and electronic originals: typed by content, bounded, tied to a line of the list (M20, M29, M30)."""

import pytest
from pytest_django.fixtures import Settings

from onewindow.cases import actions
from onewindow.cases.files import Upload
from onewindow.cases.models import CaseFile, Liability
from onewindow.cases.tests import make
from onewindow.cases.tests.expect import refused

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


SCAN = Upload("申请表.png", PNG)


def attach(cast: make.Cast, number: str, code: str | None = "01", upload: Upload = SCAN):  # type: ignore[no-untyped-def]
    return actions.attach(number=number, upload=upload, material_code=code, by=cast.clerk, at=make.MORNING)


def test_a_scan_is_kept_with_its_digest_and_its_material(cast: make.Cast) -> None:
    case = attach(cast, make.received(cast).number)
    file = case.files.get()
    assert (file.material.requirement.code, file.content_type, file.size) == ("01", "image/png", len(PNG))
    assert case.events.last().detail["sha256"] == file.sha256


def test_a_missing_material_that_is_scanned_counts_as_unchecked(cast: make.Cast) -> None:
    case = attach(cast, make.received(cast, missing=("02",)).number, "02")
    assert case.materials.get(requirement__code="02").verdict == "pending"


def test_without_a_material_it_is_the_letter_of_authority(cast: make.Cast) -> None:
    case = attach(cast, make.received(cast).number, None)
    assert case.files.get().purpose == CaseFile.Purpose.LETTER


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (Upload("空.pdf", b""), "file_empty"),
        (Upload("程序.pdf", b"MZ" + b"\0" * 64), "file_type_wrong"),
        (Upload("大.png", PNG + b"\0" * 1024), "file_too_large"),
    ],
)
def test_what_is_no_scan_is_refused_and_nothing_is_kept(
    cast: make.Cast, settings: Settings, upload: Upload, code: str
) -> None:
    settings.UPLOAD_LIMIT = 1024
    case = make.received(cast)
    with refused(code, field="file"):
        attach(cast, case.number, upload=upload)
    assert not CaseFile.objects.exists()
    assert case.events.count() == 1


def test_a_name_that_cannot_be_kept_does_not_lose_the_file(cast: make.Cast) -> None:
    case = attach(cast, make.received(cast).number, upload=Upload("申\x00请\ud800.png", PNG))
    assert case.files.get().name == "申\ufffd请\ufffd.png"


def test_a_scan_beyond_the_list_is_refused_and_held_against_the_person(cast: make.Cast) -> None:
    with refused("extra_material", field="material_code"):
        attach(cast, make.received(cast).number, "99")
    assert Liability.objects.get().occasion == "extra_material"


def test_accepted_materials_stand_fast(cast: make.Cast) -> None:
    with refused("materials_closed"):
        attach(cast, make.accepted(cast).number)


def test_while_the_department_asks_something_may_be_added(cast: make.Cast) -> None:
    number = make.accepted(cast).number
    actions.ask(number=number, question="照片看不清", by=cast.reviewer, at=make.MORNING)
    assert attach(cast, number).files.count() == 1
