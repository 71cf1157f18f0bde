"""The catalogue as a workbook by the API: the same rules as on the page (M11, M19)."""

from collections.abc import Callable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.api.tests.make import ROOT, Caller, problem
from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.catalogue.models import Item
from onewindow.catalogue.tests.files import codes_in, upload
from onewindow.catalogue.tests.make import GROUND

Call = Callable[[str], Caller]


def take(caller: Caller, file: SimpleUploadedFile, **form: str):  # type: ignore[no-untyped-def]
    return caller.client.post(f"{ROOT}/items/import", {"file": file, **form}, headers=caller.headers)


def test_a_hat_takes_out_its_department_s_or_its_centre_s_items(call: Call) -> None:
    assert len(codes_in(call("supervisor").get("/items/export.xlsx"))) == 4
    assert codes_in(call("item_manager").get("/items/export.xlsx")) == [make.code_of(each) for each in "124"]


def test_the_administrator_brings_items_in(call: Call, tmp_path: Path) -> None:
    answer = take(call("admin"), upload(tmp_path), ground=GROUND)
    assert answer.json() == {"created": 1, "versions": 0, "unchanged": 0}
    assert Entry.objects.get(kind=Entry.Kind.IMPORTED).detail["ground"] == GROUND


def test_faults_are_told_one_by_one_and_nothing_is_imported(call: Call, tmp_path: Path) -> None:
    answer = take(call("admin"), upload(tmp_path, 实施主体="市教育局", 承诺时限="5日"), ground=GROUND)
    found = problem(answer, 422, "import_refused")
    assert [fault["field"] for fault in found["errors"]] == ["承诺时限", "实施主体"]
    assert "“事项”第2行，“实施主体”" in found["errors"][1]["detail"]
    assert Item.objects.count() == 4


def test_a_change_without_a_ground_is_refused(call: Call, tmp_path: Path) -> None:
    assert problem(take(call("admin"), upload(tmp_path)), 422, "import_ground_missing")["field"] == "ground"


def test_nobody_else_brings_items_in_and_the_attempt_stands_on_record(call: Call, tmp_path: Path) -> None:
    for who in ("clerk", "item_manager", "supervisor", "outsider"):
        problem(take(call(who), upload(tmp_path), ground=GROUND), 403, "no_import_power")
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED).count() == 4
