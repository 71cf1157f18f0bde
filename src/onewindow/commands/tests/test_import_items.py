"""`onewindow import-items`: every bad row is told, all or nothing, and the terminal shows how far it is."""

import argparse

import pytest

from onewindow.audit.models import Entry
from onewindow.catalogue.models import Item
from onewindow.catalogue.tests.files import HEADINGS, full_sheets, simple_row, write_csv, write_workbook
from onewindow.catalogue.tests.make import honghuagang, zunyi
from onewindow.commands import import_items

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    import_items.add_arguments(parser)
    return import_items.run(parser.parse_args([str(word) for word in words]))


def test_a_sound_file_is_imported_with_a_progress_bar(tmp_path, capsys):
    zunyi()
    assert run(write_workbook(tmp_path / "items.xlsx", full_sheets())) == 0
    out, err = capsys.readouterr()
    assert out == "新增事项1个，新版本0个，未变0个，跳过有误的0行。\n"
    assert "100%" in err and "1/1" in err
    assert Item.objects.get().name == "护士执业注册"


def test_every_bad_row_is_told_and_nothing_is_imported(tmp_path, capsys):
    zunyi()
    bad = [simple_row(2, 实施主体="市教育局"), simple_row(3, 承诺时限="5日"), simple_row(4, 承诺时限="30个工作日")]
    assert run(write_csv(tmp_path / "items.csv", [HEADINGS, simple_row(1), *bad])) == 1
    _out, err = capsys.readouterr()
    assert "“事项”第3行，“实施主体”：本中心没有名为“市教育局”的部门" in err
    assert "“事项”第4行，“承诺时限”：“5日”没有写明是工作日还是自然日" in err
    assert "“事项”第5行，“承诺时限”：承诺时限“30个工作日”长于法定时限“20个工作日”" in err
    assert "共3处有误，没有导入任何事项" in err
    assert not Item.objects.exists()


def test_bad_rows_may_be_skipped(tmp_path, capsys):
    zunyi()
    path = write_csv(tmp_path / "items.csv", [HEADINGS, simple_row(1), simple_row(2, 实施主体="市教育局")], "gbk")
    assert run(path, "--skip-bad") == 0
    out, err = capsys.readouterr()
    assert "新增事项1个" in out and "跳过有误的1行" in out
    assert "第3行" in err
    assert Item.objects.count() == 1


def test_mojibake_is_refused_whole(tmp_path, capsys):
    zunyi()
    path = write_csv(tmp_path / "items.csv", [HEADINGS, simple_row()])
    path.write_text(path.read_bytes().decode("gbk", "replace"), encoding="utf-8")
    assert run(path, "--skip-bad") == 1
    assert "乱码" in capsys.readouterr().err
    assert not Item.objects.exists()


def test_the_departments_are_those_of_the_centre_named(tmp_path, capsys):
    zunyi()
    honghuagang()
    path = write_csv(tmp_path / "items.csv", [HEADINGS, simple_row()])
    assert run(path, "--centre", "520302") == 1
    assert "本中心没有名为“遵义市卫生健康局”的部门" in capsys.readouterr().err
    assert run(path, "--centre", "520300") == 0


@pytest.mark.parametrize("words", [["items.csv", "--centre", "999999"], ["没有.csv"]])
def test_a_wrong_centre_or_path_is_told(words, capsys):
    zunyi()
    assert run(*words) == 1
    assert "没有" in capsys.readouterr().err


def test_without_any_centre_the_next_step_is_told(capsys):
    assert run("items.csv") == 1
    assert "请先建立中心和部门" in capsys.readouterr().err


def test_all_faults_of_one_row_are_told_at_once(tmp_path, capsys):
    zunyi()
    bad = simple_row(1, 实施编码="5203", 实施主体="市教育局", 服务对象="个人", 承诺时限="5日")
    assert run(write_csv(tmp_path / "items.csv", [HEADINGS, bad])) == 1
    err = capsys.readouterr().err
    assert [column for column in HEADINGS if f"第2行，“{column}”" in err] == [
        "实施编码",
        "实施主体",
        "服务对象",
        "承诺时限",
    ]


def test_a_filled_catalogue_asks_for_the_ground_of_a_change(tmp_path, capsys):
    zunyi()
    assert run(write_csv(tmp_path / "first.csv", [HEADINGS, simple_row(1)])) == 0
    changed = write_csv(tmp_path / "next.csv", [HEADINGS, simple_row(1, 承诺时限="3个工作日"), simple_row(2)])
    assert run(changed) == 1
    assert "新增事项1个、变更在用事项1个，请写明依据的文件名称和文号。 --ground" in capsys.readouterr().err
    assert run(changed, "--ground", "遵府发〔2026〕9号") == 0
    assert Entry.objects.order_by("sequence").last().detail["ground"] == "遵府发〔2026〕9号"


def test_after_a_thousand_faults_the_rest_is_not_checked(tmp_path, capsys):
    zunyi()
    assert run(write_csv(tmp_path / "a.csv", [HEADINGS, *(simple_row(n, 承诺时限="5日") for n in range(1, 1100))])) == 1
    assert "前1000处有误，后面的不再检查" in capsys.readouterr().err
