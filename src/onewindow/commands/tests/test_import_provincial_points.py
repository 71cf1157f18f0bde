"""The command that takes over the province's points: what it says, and that one fault stops it (M13)."""

from argparse import Namespace
from pathlib import Path

import pytest

from onewindow.catalogue.models import ProvincialPoint
from onewindow.catalogue.spreadsheet.provincial import POINTS
from onewindow.catalogue.tests.files import write_csv
from onewindow.catalogue.tests.make import zunyi
from onewindow.commands import import_provincial_points as command

HEADINGS = [column.title for column in POINTS.columns]
FORM = ["520122001000", "", "护士执业注册申请审核表", "材料要求", "使用全省统一的表格", ""]


def test_the_command_says_what_it_did_and_what_is_wrong(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zunyi()
    wrong = write_csv(tmp_path / "错.csv", [HEADINGS, ["x", *FORM[1:]]])
    for path in (wrong, tmp_path / "none.csv"):
        assert command.run(Namespace(file=path)) == 1
    assert "第2行" in capsys.readouterr().err and not ProvincialPoint.objects.exists()
    assert command.run(Namespace(file=write_csv(tmp_path / "对.csv", [HEADINGS, FORM]))) == 0
    assert "新增要点1条" in capsys.readouterr().out
