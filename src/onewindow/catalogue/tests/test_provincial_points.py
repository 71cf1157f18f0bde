"""The province's points: taken over by file, all or nothing, inherited by 全省通办 items, changed by nobody here (M13)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onewindow.audit.models import Entry
from onewindow.catalogue.actions import change_provincial_point, import_provincial_points
from onewindow.catalogue.errors import ColumnMissing, ImportRefused
from onewindow.catalogue.guide_errors import ProvincialPointReadOnly
from onewindow.catalogue.models import ProvincialPoint
from onewindow.catalogue.queries.provincial import provincial_points
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.spreadsheet.provincial import POINTS, read_provincial_points
from onewindow.catalogue.tests.files import write_csv, write_workbook
from onewindow.catalogue.tests.make import AT, TODAY, item_code, listing, zunyi
from onewindow.organisation.actor import Actor

BASIC = item_code(22001)[19:31]
HEADINGS = [column.title for column in POINTS.columns]
FORM = [BASIC, "", "护士执业注册申请审核表", "材料要求", "使用全省统一的表格", "黔卫发〔2026〕1号（演示）"]
HEALTH = [BASIC, "", "健康体检证明", "材料来源", "由二级以上医院出具", ""]


@pytest.fixture
def clock(db: None) -> Actor:
    return zunyi()


def take(tmp_path, clock: Actor, *rows: list[str], at=AT):
    path = write_csv(tmp_path / "省级审查要点.csv", [HEADINGS, *rows])
    return import_provincial_points(rows=read_provincial_points(path), by=clock, at=at)


def points(on: date = TODAY, **elements) -> dict[str, list[str]]:
    found = provincial_points(listing(**({"scope": "全省"} | elements)), on)
    return {code: [point.text for point in own] for code, own in found.items()}


def test_an_item_of_the_whole_province_inherits_by_basic_code_and_material(tmp_path, clock):
    outcome = take(tmp_path, clock, FORM, HEALTH)
    assert (outcome.codes, outcome.begun, outcome.ended, outcome.kept) == (1, 2, 0, 0)
    assert points() == {"01": ["使用全省统一的表格"], "02": ["由二级以上医院出具"]}
    assert points(code=item_code(22002)) == {}


@pytest.mark.parametrize("scope", ["", "全市", "不通办"])
def test_an_item_of_the_city_keeps_its_own_at_no_query(tmp_path, clock, scope, django_assert_num_queries):
    take(tmp_path, clock, FORM)
    with django_assert_num_queries(0):
        assert points(scope=scope) == {}


def test_a_material_is_told_by_its_name_else_by_its_code(tmp_path, clock):
    take(
        tmp_path,
        clock,
        [BASIC, "02", "体检报告", "", "按代码对应", ""],
        [BASIC, "02", "申请表（一）", "", "按名称对应", ""],
    )
    materials = (ListedMaterial("02", "健康证明"), ListedMaterial("07", "申请表(一)"))
    assert points(materials=materials) == {"02": ["按代码对应"], "07": ["按名称对应"]}


def test_the_next_file_ends_what_it_leaves_out_on_its_day(tmp_path, clock):
    take(tmp_path, clock, FORM, HEALTH)
    tomorrow = AT + timedelta(days=1)
    outcome = take(tmp_path, clock, FORM, [BASIC, "", "健康体检证明", "", "六个月内有效", ""], at=tomorrow)
    assert (outcome.begun, outcome.ended, outcome.kept) == (1, 1, 1)
    assert points()["02"] == ["由二级以上医院出具"]
    assert points(TODAY + timedelta(days=1))["02"] == ["六个月内有效"]
    again = take(tmp_path, clock, FORM, [BASIC, "", "健康体检证明", "", "六个月内有效", ""], at=tomorrow)
    assert (again.begun, again.ended, again.kept) == (0, 0, 2)


def test_one_fault_means_that_nothing_is_taken_over(tmp_path, clock):
    with pytest.raises(ImportRefused) as refused:
        take(tmp_path, clock, FORM, ["520122", *HEALTH[1:]], [*HEALTH[:4], "", ""])
    assert [str(each).split("：")[0] for each in refused.value.refusals] == [
        "“省级审查要点”第3行，“基本编码”",
        "“省级审查要点”第4行，“审查要点”",
    ]
    assert not ProvincialPoint.objects.exists()


def test_a_workbook_is_read_too_and_a_missing_column_is_told(tmp_path, clock):
    path = write_workbook(tmp_path / "省.xlsx", {"省级审查要点": [HEADINGS, FORM]})
    assert import_provincial_points(rows=read_provincial_points(path), by=clock, at=AT).begun == 1
    with pytest.raises(ColumnMissing):
        list(read_provincial_points(write_csv(tmp_path / "a.csv", [HEADINGS[1:]])))


def test_nobody_here_takes_over_or_changes_a_point_and_the_attempt_is_kept(tmp_path, clock):
    take(tmp_path, clock, FORM)
    person = Actor(7, "何琳", 1, "item_manager", clock.centre_id, place="市卫生健康局")
    point = ProvincialPoint.objects.get()
    with pytest.raises(ProvincialPointReadOnly):
        import_provincial_points(rows=[], by=person, at=AT)
    with pytest.raises(ProvincialPointReadOnly):
        change_provincial_point(item_code=item_code(22001), point_id=point.pk, text="改宽", by=person, at=AT)
    kept = Entry.objects.filter(kind=Entry.Kind.REFUSED).last()
    assert (kept.actor["name"], kept.subject, kept.detail["act"]) == (
        "何琳",
        item_code(22001),
        "change_provincial_point",
    )
    assert kept.detail["facts"] == {"point": str(point.pk), "wanted": "改宽"}


def test_the_database_itself_lets_a_point_only_end_once(tmp_path, clock):
    take(tmp_path, clock, FORM)
    for act in (
        lambda: ProvincialPoint.objects.update(text="改"),
        lambda: ProvincialPoint.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match="只能增加"), transaction.atomic():
            act()
    assert ProvincialPoint.objects.update(ends_on=TODAY) == 1
    with pytest.raises(IntegrityError, match="只能增加"), transaction.atomic():
        ProvincialPoint.objects.update(ends_on=None)
