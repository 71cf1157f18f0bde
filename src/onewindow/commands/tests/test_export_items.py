"""`onewindow export-items`: the terminal shows how far it is, and what was exported imports unchanged."""

import argparse
from pathlib import Path

import pytest

from onewindow.catalogue.tests.files import full_sheets, write_workbook
from onewindow.catalogue.tests.make import honghuagang, zunyi
from onewindow.commands import export_items, import_items

pytestmark = pytest.mark.django_db


def run(command, *words: object) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def imported(tmp_path) -> Path:
    zunyi()
    assert run(import_items, write_workbook(tmp_path / "items.xlsx", full_sheets())) == 0
    return tmp_path


@pytest.mark.parametrize("name", ["out.xlsx", "out"])
def test_the_items_in_force_go_to_a_file_and_come_back_unchanged(imported, capsys, name):
    capsys.readouterr()
    assert run(export_items, imported / name) == 0
    out, err = capsys.readouterr()
    assert out.startswith("已导出遵义市政务服务中心") and f"事项1个：{imported / name}" in out
    assert "100%" in err and "1/1" in err
    assert run(import_items, imported / name) == 0
    assert capsys.readouterr().out == "新增事项0个，新版本0个，未变1个，跳过有误的0行。\n"


def test_the_centre_and_the_day_may_be_named(imported, capsys):
    honghuagang()
    assert run(export_items, imported / "district.xlsx", "--centre", "520302") == 0
    assert run(export_items, imported / "before.xlsx", "--on", "2020-01-01") == 0
    out = capsys.readouterr().out
    assert "已导出红花岗区政务服务中心" in out and "2020-01-01有效的事项0个" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["items.csv"], "不能导出为“items.csv”"),
        (["没有/事项.xlsx"], "“事项.xlsx”写不进去"),
        (["a.xlsx", "--centre", "999999"], "没有行政区划代码为“999999”的政务服务中心"),
    ],
)
def test_a_wrong_name_place_or_centre_is_told(words, told, capsys):
    zunyi()
    assert run(export_items, *words) == 1
    assert told in capsys.readouterr().err


def test_without_any_centre_there_is_nothing_to_export(capsys):
    assert run(export_items, "items.xlsx") == 1
    assert "还没有政务服务中心" in capsys.readouterr().err


def test_a_day_that_is_none_is_a_mistake_in_the_command(capsys):
    with pytest.raises(SystemExit):
        run(export_items, "items.xlsx", "--on", "2026-02-30")
    assert "--on" in capsys.readouterr().err
