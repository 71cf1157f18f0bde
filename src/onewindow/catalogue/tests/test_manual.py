"""The manual names every column, so that what a centre's staff read is what the import takes."""

import re
from pathlib import Path

import pytest

from onewindow.catalogue.spreadsheet.columns import SHEETS

MANUAL = (Path(__file__).parents[4] / "docs" / "manual" / "import-items.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.part)
def test_the_manual_lists_the_columns_of_each_sheet_in_order(sheet):
    section = MANUAL.split(f"\n## {sheet.title}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (是)? *\|", section, re.MULTILINE)
    assert rows == [(column.title, "是" if column.required else "") for column in sheet.columns]
