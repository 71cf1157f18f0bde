"""Bad input, by API and by page: a clear Chinese sentence that names the field, and not one row changed (M16, M20, M25)."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse

from onewindow.api.tests.make import NURSE, PDF, Caller, scan
from onewindow.authority.models import Agreement
from onewindow.cases.tests import make
from onewindow.catalogue.tests import files
from onewindow.catalogue.tests.make import zunyi
from onewindow.commands import import_items
from onewindow.web.tests.desk.typing import HTMX, material, nurse_form
from onewindow.web.tests.desk.typing import scan as typed_scan
from onewindow.web.tests.signed_in import client_of

MEGABYTE = 1024 * 1024
# The books of what was tried; whatever else changes is a fault.
BOOKS = {"audit", "liability"}


def rows() -> dict[str, int]:
    """How many rows each table of the house has, but for the books of what was tried."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.app_label not in BOOKS and model._meta.model_name not in BOOKS
    }


@contextmanager
def nothing_changes() -> Iterator[None]:
    before = rows()
    yield
    assert rows() == before


def expect(answer: HttpResponse, status: int, field: str, sentence: str) -> None:
    """The API's answer says that sentence, of that field."""
    found = answer.json()
    assert answer.status_code == status, found
    assert sentence in found["detail"], found
    assert field in (found["field"], *(fault["field"] for fault in found["errors"])), found


def nurse(**applicant: object) -> dict[str, Any]:
    return {**NURSE, "applicant": {**NURSE["applicant"], **applicant}}


TYPED = [
    ({"number": "520300199001011239"}, "applicant.number", "公民身份号码的校验码（末位）不符"),
    ({"number": "52030020990101123X"}, "applicant.number", "晚于今天"),
    ({"number": "520300199013011232"}, "applicant.number", "出生日期"),
    ({"number": "5203001990010112"}, "applicant.number", "公民身份号码"),
    ({"phone": "12345"}, "applicant.phone", "手机号码"),
    ({"name": ""}, "applicant.name", "请填写“姓名或名称”"),
]


@pytest.mark.parametrize(("changes", "field", "sentence"), TYPED)
def test_what_is_typed_wrong_by_the_api(cast: make.Cast, changes: dict[str, str], field: str, sentence: str) -> None:
    with nothing_changes():
        expect(Caller(cast.clerk).post("/cases", nurse(**changes)), 422, field, sentence)


@pytest.mark.parametrize(("changes", "field", "sentence"), TYPED)
def test_what_is_typed_wrong_by_the_page(cast: make.Cast, changes: dict[str, str], field: str, sentence: str) -> None:
    form = nurse_form(**{f"applicant__{name}": value for name, value in changes.items()})
    with nothing_changes():
        page = client_of(cast.clerk).post("/desk/receive", form, headers=HTMX)
    assert page.status_code == 422
    assert sentence in page.text
    assert f'name="{field}"' in page.text


def test_a_company_number_with_a_wrong_check_digit(cast: make.Cast) -> None:
    company = {"kind": "legal", "name": "遵义云水科技有限公司", "number_kind": "credit_code", "representative": "杨帆"}
    body = {**NURSE, "item_code": make.code_of("3"), "applicant": {**company, "number": "91520300MA6D00018H"}}
    with nothing_changes():
        expect(Caller(cast.legal_clerk).post("/cases", body), 422, "applicant.number", "校验码")


def test_a_material_beyond_the_list(cast: make.Cast) -> None:
    body = {**NURSE, "materials": [*NURSE["materials"], {"code": "99"}]}
    with nothing_changes():
        expect(Caller(cast.clerk).post("/cases", body), 422, "materials.99", "不在本事项的材料清单内")
    with nothing_changes():
        page = client_of(cast.clerk).post("/desk/receive", nurse_form() | material("99"), headers=HTMX)
    assert page.status_code == 422
    assert "不在本事项的材料清单内" in page.text


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        (PDF + b"\0" * 40 * MEGABYTE, 413, "超过"),
        ("这是一段文字。".encode(), 422, "不是可用的 PDF、JPEG 或 PNG 文件"),
        (b"", 422, "是空的"),
    ],
    ids=["40 MB", "a text named .pdf", "nothing"],
)
def test_a_file_that_is_none(cast: make.Cast, content: bytes, status: int, sentence: str) -> None:
    case = make.received(cast)
    with nothing_changes():
        answer = Caller(cast.clerk).attach(case.number, file=scan(content), material_code="02")
        expect(answer, status, "file", "身份证.pdf")
        assert sentence in answer.json()["detail"]
    form = {"next": "check", "materials.02-remark": "", "materials.02-files": typed_scan("身份证.pdf", content)}
    with nothing_changes():
        page = client_of(cast.clerk).post(f"/desk/cases/{case.number}/work", form, headers=HTMX)
    assert page.status_code == status
    assert "身份证.pdf" in page.text and sentence in page.text


def test_a_closed_case_takes_nothing_more(cast: make.Cast) -> None:
    case, caller = make.received(cast), Caller(cast.clerk)
    caller.act(case.number, "withdraw", reason="不办了")
    with nothing_changes():
        for answer in (
            caller.act(case.number, "accept"),
            caller.act(case.number, "check", materials=[{"code": "01", "verdict": "passed"}]),
            caller.attach(case.number, file=scan(), material_code="02"),
        ):
            assert answer.status_code == 409
            assert "办件当前为“已撤回”，不能" in answer.json()["detail"]
        page = client_of(cast.clerk).post(f"/desk/cases/{case.number}/work", {"next": "accept"}, headers=HTMX)
    assert page.status_code == 409
    assert "办件当前为“已撤回”，不能" in page.text


def test_an_expired_agreement_grants_nothing(cast: make.Cast) -> None:
    number = make.received(cast).number
    Agreement.objects.filter(grants__item=cast.nurse).update(ends_on=date(2026, 11, 23))
    sentence = "2026-11-23"
    with nothing_changes():
        for answer in (Caller(cast.clerk).post("/cases", NURSE), Caller(cast.clerk).act(number, "accept")):
            assert (answer.status_code, answer.json()["code"]) == (403, "agreement_expired")
            assert sentence in answer.json()["detail"] and "护士执业注册" in answer.json()["detail"]
        page = client_of(cast.clerk).post("/desk/receive", nurse_form(), headers=HTMX)
    assert page.status_code == 403
    assert sentence in page.text


def imported(path: Path) -> int:
    parser = argparse.ArgumentParser()
    import_items.add_arguments(parser)
    return import_items.run(parser.parse_args([str(path)]))


def test_a_list_in_gbk_is_read(db: None, tmp_path: Path) -> None:
    zunyi()
    assert imported(files.write_csv(tmp_path / "items.csv", [files.HEADINGS, files.simple_row()], "gbk")) == 0


def garbled(text: str) -> bytes:
    return text.encode().decode("gbk", "replace").encode()


def pasted(text: str) -> bytes:
    """Half in one encoding, half in the other: it reads as neither."""
    head, _, rest = text.partition("\n")
    return head.encode("gbk") + b"\n" + rest.encode()


@pytest.mark.parametrize(("spoil", "sentence"), [(garbled, "乱码"), (pasted, "编码")])
def test_a_list_in_a_broken_encoding_is_refused_whole(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[str], bytes], sentence: str
) -> None:
    zunyi()
    path = tmp_path / "items.csv"
    path.write_bytes(spoil(files.as_csv([files.HEADINGS, files.simple_row()])))
    with nothing_changes():
        assert imported(path) == 1
    assert sentence in capsys.readouterr().err
