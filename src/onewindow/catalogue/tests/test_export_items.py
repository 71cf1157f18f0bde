"""What is exported and imported again changes nothing, and a second export holds the same."""

import csv
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from onewindow import PACKAGE
from onewindow.catalogue.actions import ImportOutcome, import_items
from onewindow.catalogue.errors import CellTooLong, FileSuffix, FileUnwritable, RowRefused, SheetFull
from onewindow.catalogue.models import Item, ItemType
from onewindow.catalogue.queries import checklists, versions_in_use
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.spreadsheet import cells, new_tables, open_import, write_export
from onewindow.catalogue.spreadsheet.columns import SHEETS
from onewindow.catalogue.spreadsheet.formulas import guarded, unguarded
from onewindow.catalogue.tests.make import AT, TODAY, days, honghuagang, item_code, listing, publish, zunyi
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department
from onewindow.worktime.rules import Limit, Unit

DATA = PACKAGE / "demo" / "data"
KINDS = pytest.mark.parametrize("name", ["事项.xlsx", "事项"])


@pytest.fixture
def by(db) -> Actor:
    return zunyi()


@pytest.fixture
def demo(by: Actor) -> Actor:
    """The demo's 78 items, with its own departments."""
    demo_departments(by)
    assert take(DATA / "items", by).created == 78
    return by


def demo_departments(by: Actor) -> None:
    Department.objects.all().delete()
    with (DATA / "departments.csv").open(encoding="utf-8", newline="") as file:
        Department.objects.bulk_create(
            Department(
                centre_id=by.centre_id, name=row["name"], short_name=row["short_name"], credit_code=row["credit_code"]
            )
            for row in csv.DictReader(file)
            if row["centre"] == "520300"
        )


def export(path: Path, by: Actor, on: date = TODAY) -> Path:
    write_export(path, versions_in_use(centre_id=by.centre_id, on=on))
    return path


def take(path: Path, by: Actor) -> ImportOutcome:
    return import_items(rows=open_import(path).rows(), by=by, at=AT)


def counts(outcome: ImportOutcome) -> tuple[int, int, int, int]:
    return outcome.created, outcome.versions, outcome.unchanged, outcome.skipped


def content(path: Path) -> dict[str, object]:
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lists(by: Actor, on: date = TODAY) -> list[Checklist]:
    keys = versions_in_use(centre_id=by.centre_id, on=on)
    found = checklists(keys)
    return [found[key] for key in keys]


ODD = listing(
    name='=HYPERLINK("http://x.cn","护士")',
    kind="promised",
    service_objects=("natural", "unincorporated"),
    promised=Limit(48, Unit.HOUR),
    legal=Limit(2, Unit.MONTH),
    extension=days(10),
    legal_source="-",
    limit_note="'=1+1",
    legal_basis='第一条\n=第二条，含“引号”、"直引号"和,逗号\t制表',
    conditions="@全体",
    flow=("收件；受理", "审查→决定", '"制证"', "送达"),
    result_name="+证",
    result_is_certificate=False,
    result_validity_years=5,
    maker="issuing_window",
    paper_mode="paper",
    visits=0,
    fee="_x0041_&<b>",
    scope="＝全省",
    channels=("post",),
    yearly_volume=0,
    needs_biometrics=True,
    completion_stops_clock=True,
    joint=True,
    made_up=("承诺时限",),
    situations=(ListedSituation("首次；变更"), ListedSituation('"逾期"→重新注册'), ListedSituation("𠮷氏")),
    materials=(
        ListedMaterial(
            "1", "-表（原件核验）", necessity="conditional", situations=("首次；变更", '"逾期"→重新注册'), copies=3
        ),
        ListedMaterial(
            "01",
            "'申请表",
            form="scan",
            medium="paper",
            necessity="optional",
            source="@",
            standard="一\n二",
            sample="http://x.cn/a.pdf",
            review_points=(ListedPoint("=A1", "name"), ListedPoint("+1", "source"), ListedPoint("1.0")),
        ),
    ),
    procedures=(ListedProcedure("other", "-勘验", "=依据", 365), ListedProcedure("hearing", "听证", "第四十五条", 1)),
)


@KINDS
def test_the_demo_s_78_items_come_back_unchanged(demo, tmp_path, name):
    first = export(tmp_path / f"1{name}", demo)
    assert counts(take(first, demo)) == (0, 0, 78, 0)
    assert content(export(tmp_path / f"2{name}", demo)) == content(first)


@KINDS
def test_the_file_holds_every_element_and_date_of_the_list(demo, tmp_path, name):
    before = lists(demo)
    file = export(tmp_path / name, demo)
    read = {row.code: row.checklist for row in open_import(file).rows()}
    types = dict(ItemType.objects.values_list("code", "name"))
    assert read == {listed.code: replace(listed, type=types[listed.type]) for listed in before}
    assert [read[listed.code].effective_from for listed in before] == [listed.effective_from for listed in before]


@KINDS
def test_odd_characters_and_every_element_survive(by, tmp_path, name):
    publish(by, ODD, listing(1), listing(2, kind="immediate", promised=Limit(0, Unit.ON_THE_SPOT), materials=()))
    before = lists(by)
    assert ODD.name in {listed.name for listed in before}
    first = export(tmp_path / f"1{name}", by)
    assert counts(take(first, by)) == (0, 0, 3, 0)
    assert next(row.checklist for row in open_import(first).rows() if row.code == ODD.code) == replace(
        ODD, type="行政许可"
    )
    assert content(export(tmp_path / f"2{name}", by)) == content(first)


@KINDS
def test_a_centre_without_items_gives_the_headings_only(by, tmp_path, name):
    file = export(tmp_path / name, by)
    read = open_import(file)
    assert {part: read.shelf.count(part) for part in read.columns} == {sheet.part: 0 for sheet in SHEETS}
    assert counts(take(file, by)) == (0, 0, 0, 0)


def test_a_sheet_has_the_columns_of_the_import_in_order(by, tmp_path):
    tables = content(export(tmp_path / "items.xlsx", by))
    assert tables == {sheet.title: [[column.title for column in sheet.columns]] for sheet in SHEETS}


def test_csv_files_bear_the_mark_by_which_excel_knows_utf_8(by, tmp_path):
    publish(by, listing())
    files = content(export(tmp_path / "items", by))
    assert sorted(files) == sorted(f"{sheet.title}.csv" for sheet in SHEETS)
    assert all(raw.startswith("\ufeff实施编码".encode()) for raw in files.values())


def test_no_cell_is_run_as_a_formula(by, tmp_path):
    publish(by, ODD)
    for path in export(tmp_path / "items", by).iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert [
                cell for row in csv.reader(file) for cell in row if cell[:1] in tuple("=+-@＝＋－＠") and cell
            ] == []
    with zipfile.ZipFile(export(tmp_path / "items.xlsx", by)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert len([sheet for sheet in sheets if "<sheetData>" in sheet]) == len(SHEETS)
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_only_what_is_in_force_in_the_centre_on_the_day_is_exported(by, tmp_path):
    other = honghuagang()
    publish(by, listing(1), listing(2), listing(3))
    tomorrow = TODAY + timedelta(days=1)
    publish(by, listing(1, fee="10元", effective_from=tomorrow))
    Item.objects.filter(code=item_code(2)).update(state=Item.State.SUSPENDED)
    assert [(listed.code, listed.fee) for listed in lists(by)] == [(item_code(1), ""), (item_code(3), "")]
    assert [listed.fee for listed in lists(by, tomorrow)] == ["10元", ""]
    assert lists(by, TODAY - timedelta(days=1)) == []
    assert versions_in_use(centre_id=other.pk, on=TODAY) == []


def test_many_items_take_a_few_queries_for_each_batch(by, tmp_path, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("onewindow.lib.batches.BATCH", 2)
    publish(by, *(listing(serial) for serial in range(1, 6)))
    keys = versions_in_use(centre_id=by.centre_id, on=TODAY)
    heard: list[int] = []
    with django_assert_num_queries(1 + 3 * 6):
        write_export(tmp_path / "items.xlsx", keys, progress=heard.append)
    assert (len(keys), heard) == (5, [2, 2, 1])
    assert counts(take(tmp_path / "items.xlsx", by)) == (0, 0, 5, 0)


def test_types_that_share_a_name_are_written_by_their_code(by, tmp_path):
    publish(by, listing(1))
    ItemType.objects.create(code="99", name="行政许可")
    assert counts(take(export(tmp_path / "items.xlsx", by), by)) == (0, 0, 1, 0)


@pytest.mark.parametrize(("name", "most"), [("items.xlsx", new_tables.EXCEL_CELL), ("items", new_tables.CSV_CELL)])
def test_text_that_a_cell_cannot_hold_is_refused_with_its_place_and_nothing_is_left(by, tmp_path, name, most):
    publish(by, listing(1, conditions="字" * most))
    assert counts(take(export(tmp_path / name, by), by)) == (0, 0, 1, 0)
    before = content(tmp_path / name)
    publish(by, listing(1, conditions="=" * (most + 1)))
    with pytest.raises(RowRefused) as refused:
        export(tmp_path / name, by)
    facts = refused.value.facts
    assert (facts["sheet"], facts["row"], facts["column"]) == ("事项", 2, "受理条件")
    assert isinstance(facts["reason"], CellTooLong)
    assert content(tmp_path / name) == before
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_more_rows_than_a_sheet_has_are_refused(by, tmp_path, monkeypatch):
    monkeypatch.setattr(new_tables, "EXCEL_ROWS", 3)
    publish(by, listing(1))
    with pytest.raises(SheetFull):
        export(tmp_path / "items.xlsx", by)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["items.csv", "items.xls", "items.ods"])
def test_another_kind_of_file_is_refused(by, tmp_path, name):
    with pytest.raises(FileSuffix):
        export(tmp_path / name, by)


@pytest.mark.parametrize("name", ["nowhere/items.xlsx", "nowhere/items", "folder.xlsx", "file"])
def test_a_place_that_cannot_be_written_is_told(by, tmp_path, name):
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(FileUnwritable):
        export(tmp_path / name, by)


names = st.lists(st.text('"；;→\n =a字', min_size=1, max_size=6).map(str.strip).filter(bool), max_size=4)


@given(names)
def test_names_read_as_they_were_written(given_names: Sequence[str]):
    cell = cells.names(10)
    written = cell.write(given_names)
    assert isinstance(written, str)
    assert list(cell.read(written.strip())) == given_names


def test_names_as_people_write_them_are_read_as_before():
    read = cells.names(20).read
    assert read('"一件事"申请表；身份证;;→ 护照\n"半') == ('"一件事"申请表', "身份证", "护照", '"半')


@given(st.text("'=+-@＝1字", max_size=6))
def test_a_guard_is_taken_off_again(text: str):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@＝＋－＠"))
