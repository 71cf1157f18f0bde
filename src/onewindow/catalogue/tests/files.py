"""Files as a centre's staff would make them: workbooks, folders of CSV, one CSV."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.http.response import HttpResponseBase
from python_calamine import CalamineWorkbook

from onewindow.catalogue.tests.make import item_code

Rows = Sequence[Sequence[object]]

HEADINGS = ["实施编码", "事项名称", "实施主体", "服务对象", "法定时限", "承诺时限", "材料"]


def simple_row(serial: int = 22001, **cells: str) -> list[str]:
    """One row of the plain form; `cells` replaces cells by heading."""
    usual = {
        "实施编码": item_code(serial),
        "事项名称": "护士执业注册",
        "实施主体": "遵义市卫生健康局",
        "服务对象": "自然人",
        "法定时限": "20个工作日",
        "承诺时限": "5个工作日",
        "材料": "注册申请表；身份证（原件核验）；体检证明（原件收取）",
    }
    return [(usual | cells)[heading] for heading in HEADINGS]


def as_csv(rows: Rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    path.write_bytes(as_csv(rows).encode(encoding))
    return path


def write_workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return path


def full_sheets() -> dict[str, Rows]:
    """The workbook of make.listing(): 护士执业注册 with all parts, in the five sheets."""
    code = item_code(22001)
    return {
        "事项": [
            ["实施编码", "事项名称", "实施主体", "服务对象", "法定时限", "承诺时限"],
            [code, "护士执业注册", "遵义市卫生健康局", "自然人", "20个工作日", "5个工作日"],
        ],
        "材料": [
            ["实施编码", "材料代码", "材料名称", "份数", "形式", "必要性", "适用情形"],
            [code, "01", "护士执业注册申请审核表", 1, "", "", ""],
            [code, "02", "健康体检证明", "1份", "原件(收取)", "必要", ""],
            [code, "03", "培训考核合格证明", "", "", "视情形", "逾期重新注册"],
        ],
        "审查要点": [["实施编码", "材料代码", "审查要点"], [code, "01", "申请人签名，日期齐全"]],
        "情形": [["实施编码", "情形"], [code, "首次注册"], [code, "逾期重新注册"]],
        "特别程序": [
            ["实施编码", "类别", "名称", "依据", "最长工作日"],
            [code, "专家评审", "专家评审", "《行政许可法》第四十五条", 20],
        ],
    }


def upload(tmp_path: Path, **cells: str) -> SimpleUploadedFile:
    """The workbook of full_sheets() as it is sent in for the department 市卫生健康局; `cells` replaces the item's cells."""
    sheets = full_sheets()
    headings, row = ([*line] for line in sheets["事项"])
    for heading, cell in {"实施主体": "市卫生健康局", **cells}.items():
        row[headings.index(heading)] = cell
    path = write_workbook(tmp_path / "items.xlsx", {**sheets, "事项": [headings, row]})
    return SimpleUploadedFile("事项.xlsx", path.read_bytes())


def codes_in(response: HttpResponseBase) -> list[str]:
    """The codes of the items in a workbook that a door answered with."""
    assert isinstance(response, FileResponse)
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return [str(row[0]) for row in book.get_sheet_by_name("事项").to_python()[1:]]
