"""The catalogue as a workbook on the centre's page: out for its keepers, in by the administrator only (M11, M19)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.tests.files import codes_in, upload
from onewindow.web.tests.house import Enter

PAGE, EXPORT, TAKE = "/centre/items/sheet", "/centre/items/export.xlsx", "/centre/items/import"
GROUND = "遵府发〔2026〕9号"


@pytest.mark.parametrize("who", ["admin", "item_checker", "item_reviewer"])
def test_who_keeps_the_catalogue_takes_it_out(cast: make.Cast, enter: Enter, who: str) -> None:
    response = enter(cast.people[who]).get(EXPORT)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert codes_in(response) == [make.code_of(ending) for ending in "1234"]


def test_a_department_takes_out_its_own(cast: make.Cast, enter: Enter) -> None:
    assert codes_in(enter(cast.item_manager).get("/office/items/export.xlsx")) == [make.code_of(each) for each in "124"]


def test_the_administrator_brings_items_in_and_is_told_how_many(cast: make.Cast, enter: Enter, tmp_path: Path) -> None:
    client = enter(cast.admin)
    done = client.post(TAKE, {"file": upload(tmp_path), "ground": GROUND})
    assert done.headers["Location"] == PAGE
    assert "导入完成：新增事项1个，新版本0个，未变0个。" in client.get(PAGE).text
    entry = Entry.objects.get(kind=Entry.Kind.IMPORTED)
    assert (entry.actor["name"], entry.detail["ground"]) == (cast.admin.name, GROUND)


def test_without_a_ground_nothing_is_imported_and_the_field_says_so(
    cast: make.Cast, enter: Enter, tmp_path: Path
) -> None:
    refused = enter(cast.admin).post(TAKE, {"file": upload(tmp_path)})
    assert refused.status_code == 422
    assert 'id="ground-error"' in refused.text and "请写明依据的文件名称和文号" in refused.text
    assert Item.objects.count() == 4


def test_every_fault_stands_with_sheet_line_column_and_reason(cast: make.Cast, enter: Enter, tmp_path: Path) -> None:
    file = upload(tmp_path, 实施主体="市教育局", 承诺时限="5日")
    refused = enter(cast.admin).post(TAKE, {"file": file, "ground": GROUND})
    assert refused.status_code == 422
    page = " ".join(refused.text.split())
    for said in (
        "共 2 处",
        '<td lang="zh" data-label="表">事项</td>',
        "实施主体",
        "承诺时限",
        "没有名为“市教育局”的部门",
    ):
        assert said in page, said
    assert f'value="{GROUND}"' in page
    assert Item.objects.count() == 4 and ItemVersion.objects.count() == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "请填写“事项表格文件”"), (b"PK\x03\x04 broken", "不是可读的CSV或Excel文件"), (b"\xff\xfe\xff", "编码")],
)
def test_a_file_that_is_none_or_cannot_be_read_is_told(cast: make.Cast, enter: Enter, content, said) -> None:  # type: ignore[no-untyped-def]
    typed = {"ground": GROUND} | ({"file": SimpleUploadedFile("事项.xlsx", content)} if content else {})
    refused = enter(cast.admin).post(TAKE, typed)
    assert refused.status_code == 422
    assert said in refused.text


@pytest.mark.parametrize("who", ["item_checker", "item_reviewer", "item_manager", "clerk", "leader", "outsider"])
def test_nobody_else_brings_items_in_and_the_attempt_stands_on_record(
    cast: make.Cast, enter: Enter, tmp_path: Path, who: str
) -> None:
    refused = enter(cast.people[who]).post(TAKE, {"file": upload(tmp_path), "ground": GROUND})
    assert refused.status_code == 403
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert entry.actor["name"] == cast.people[who].name
    assert entry.detail["code"] == "no_import_power"
    assert entry.detail["facts"]["items"].startswith("11520300")
    assert Item.objects.count() == 4


def test_only_the_administrator_sees_the_form(cast: make.Cast, enter: Enter) -> None:
    assert 'name="ground"' in enter(cast.admin).get(PAGE).text
    assert 'name="ground"' not in enter(cast.item_checker).get(PAGE).text


def test_the_page_asks_the_database_nothing(cast: make.Cast, enter: Enter, django_assert_num_queries: Callable) -> None:
    client = enter(cast.admin)
    client.get(PAGE)
    with django_assert_num_queries(0):
        client.get(PAGE)
