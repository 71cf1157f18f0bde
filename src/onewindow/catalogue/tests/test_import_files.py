"""Reading the files that a centre's staff keep."""

from datetime import date, datetime
from pathlib import Path

import pytest

from onewindow.catalogue.errors import (
    ColumnMissing,
    ColumnTwice,
    ColumnUnknown,
    FileEncoding,
    FileGarbled,
    FileNotFound,
    FileUnreadable,
    SheetMissing,
    SheetUnknown,
)
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.spreadsheet import open_import
from onewindow.catalogue.tests.files import HEADINGS, as_csv, full_sheets, simple_row, write_csv, write_workbook
from onewindow.catalogue.tests.make import days, item_code, listing
from onewindow.worktime.rules import ON_THE_SPOT, Limit, Unit


def read(path: Path):
    return list(open_import(path).rows())


def only(path: Path):
    (row,) = read(path)
    assert row.refusals == ()
    return row.checklist


def faults(path: Path):
    found = [refusal for row in read(path) for refusal in row.refusals]
    return [(r.facts["sheet"], r.facts["row"], r.facts["column"], r.facts["reason"].code) for r in found]


def test_a_workbook_gives_the_whole_list(tmp_path):
    assert only(write_workbook(tmp_path / "事项.xlsx", full_sheets())) == listing()


def test_a_folder_of_csv_files_gives_the_same(tmp_path):
    for name, rows in full_sheets().items():
        write_csv(tmp_path / f"{name}.csv", rows)
    assert only(tmp_path) == listing()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_plain_csv_is_read_in_the_encodings_of_windows(tmp_path, encoding):
    checklist = only(write_csv(tmp_path / "items.csv", [HEADINGS, simple_row()], encoding))
    assert (checklist.name, checklist.kind, checklist.promised, checklist.legal) == (
        "护士执业注册",
        "promised",
        days(5),
        days(20),
    )
    assert checklist.materials == (
        ListedMaterial("01", "注册申请表"),
        ListedMaterial("02", "身份证", form="original_seen"),
        ListedMaterial("03", "体检证明", form="original_kept"),
    )


def test_a_bracket_that_is_no_form_stays_in_the_name(tmp_path):
    row = simple_row(材料="身份证（正反面）;营业执照(复印件)")
    materials = only(write_csv(tmp_path / "items.csv", [HEADINGS, row])).materials
    assert [(m.name, m.form) for m in materials] == [("身份证（正反面）", "original_seen"), ("营业执照", "copy")]


def test_on_the_spot_makes_an_item_immediate(tmp_path):
    checklist = only(write_csv(tmp_path / "items.csv", [HEADINGS, simple_row(承诺时限="当场", 法定时限="无")]))
    assert (checklist.kind, checklist.promised, checklist.legal) == ("immediate", ON_THE_SPOT, None)


def test_every_element_has_its_column(tmp_path):
    headings = [
        *HEADINGS[:6],
        "事项类型",
        "办件类型",
        "法定时限依据",
        "可延长",
        "时限说明",
        "设定依据",
        "受理条件",
        "办理流程",
    ]
    headings += [
        "结果名称",
        "结果为证照",
        "证照有效期（年）",
        "制证方",
        "材料流转方式",
        "到现场次数",
        "收费",
        "通办范围",
    ]
    headings += ["办理渠道", "年办件量", "采集生物特征", "补齐补正停止计时", "联合办理", "生效日期", "虚构要素"]
    row = [
        *simple_row()[:6],
        "行政许可",
        "承诺件",
        "《护士条例》第八条",
        "10个工作日",
        "说明",
        "依据",
        "条件\n二",
        "受理→审查；决定",
    ]
    row += ["护士执业证书", "是", "5年", "出证窗口制证", "电子材料审查", "1", "不收费", "全市"]
    row += ["网上、窗口", 1200, "否", "是", "否", datetime(2026, 1, 1), "承诺时限；年办件量"]
    checklist = only(write_workbook(tmp_path / "items.xlsx", {"事项": [headings, row]}))
    assert (checklist.type, checklist.kind, checklist.legal_source) == ("行政许可", "promised", "《护士条例》第八条")
    assert (checklist.extension, checklist.limit_note) == (days(10), "说明")
    assert (checklist.legal_basis, checklist.conditions) == ("依据", "条件\n二")
    assert (checklist.flow, checklist.made_up) == (("受理", "审查", "决定"), ("承诺时限", "年办件量"))
    assert (checklist.result_name, checklist.result_is_certificate, checklist.result_validity_years) == (
        "护士执业证书",
        True,
        5,
    )
    assert (checklist.maker, checklist.paper_mode, checklist.visits) == ("issuing_window", "electronic", 1)
    assert (checklist.fee, checklist.scope, checklist.channels) == ("不收费", "全市", ("counter", "web"))
    assert (checklist.yearly_volume, checklist.effective_from) == (1200, date(2026, 1, 1))
    assert (checklist.needs_biometrics, checklist.completion_stops_clock, checklist.joint) == (False, True, False)


def test_rows_and_columns_without_words_are_passed_over(tmp_path):
    rows = [["序号", *HEADINGS, "备注", ""], ["1", *simple_row(), "已核对", ""], ["", *[""] * 9], ["2", *simple_row(2)]]
    assert [row.line for row in read(write_csv(tmp_path / "items.csv", rows))] == [2, 4]


def test_a_cell_of_several_lines_does_not_shift_the_row_numbers(tmp_path):
    rows = [HEADINGS, simple_row(材料="申请表\n身份证"), simple_row(2, 承诺时限="很快")]
    assert faults(write_csv(tmp_path / "items.csv", rows)) == [("事项", 4, "承诺时限", "invalid_limit")]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"实施编码": ""}, "实施编码", "cell_empty"),
        ({"事项名称": ""}, "事项名称", "cell_empty"),
        ({"事项名称": "长" * 201}, "事项名称", "cell_too_long"),
        ({"事项名称": "护士\x07执业"}, "事项名称", "cell_characters"),
        ({"事项名称": "护士锟斤拷注册"}, "事项名称", "row_garbled"),
        ({"服务对象": "个人"}, "服务对象", "cell_choice"),
        ({"承诺时限": "5日"}, "承诺时限", "unclear_day"),
        ({"承诺时限": "无"}, "承诺时限", "invalid_limit"),
        ({"法定时限": "尽快"}, "法定时限", "invalid_limit"),
        ({"材料": "长" * 101}, "材料", "cell_too_long"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(tmp_path, cells, column, code):
    path = write_csv(tmp_path / "items.csv", [HEADINGS, simple_row(1), simple_row(2, **cells)])
    assert faults(path) == [("事项", 3, column, code)]


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("到现场次数", "两次", "cell_number"),
        ("到现场次数", "99", "cell_number"),
        ("证照有效期（年）", "0", "cell_number"),
        ("结果为证照", "大概", "cell_choice"),
        ("制证方", "窗口", "cell_choice"),
        ("办理渠道", "窗口、电话", "cell_choice"),
        ("可延长", "当场", "invalid_limit"),
        ("生效日期", "2026-02-30", "cell_date"),
        ("生效日期", "明年", "cell_date"),
    ],
)
def test_a_bad_optional_cell_is_named_too(tmp_path, heading, cell, code):
    path = write_csv(tmp_path / "items.csv", [[*HEADINGS, heading], [*simple_row(), cell]])
    assert faults(path) == [("事项", 2, heading, code)]


def test_a_comma_that_shifts_a_row_is_noticed(tmp_path):
    path = tmp_path / "items.csv"
    path.write_text(as_csv([HEADINGS, simple_row()]).replace("护士执业注册", "护士,执业注册"), encoding="utf-8")
    assert ("事项", 2, "材料", "row_too_long") in faults(path)


def test_a_child_row_without_its_item_or_material_is_refused(tmp_path):
    sheets = {name: list(rows) for name, rows in full_sheets().items()}
    sheets["情形"].append([item_code(999), "首次注册"])
    sheets["审查要点"].append([item_code(22001), "77", "与原件一致"])
    sheets["特别程序"].append([item_code(22001), "现场踏勘", "踏勘", "无", 0])
    assert faults(write_workbook(tmp_path / "items.xlsx", sheets)) == [
        ("特别程序", 3, "类别", "cell_choice"),
        ("特别程序", 3, "最长工作日", "cell_number"),
        ("审查要点", 3, "材料代码", "row_without_material"),
        ("情形", 4, "实施编码", "row_without_item"),
    ]


@pytest.mark.parametrize(
    ("rows", "refusal", "said"),
    [
        ([HEADINGS[1:]], ColumnMissing, "实施编码"),
        ([["名字", *HEADINGS]], ColumnUnknown, "名字"),
        ([[*HEADINGS, "材料"]], ColumnTwice, "材料"),
        ([], ColumnMissing, "实施编码、事项名称、实施主体、服务对象、承诺时限"),
    ],
)
def test_wrong_headings_refuse_the_file(tmp_path, rows, refusal, said):
    with pytest.raises(refusal, match=said):
        read(write_csv(tmp_path / "items.csv", rows))


def test_sheets_that_nobody_would_read_are_refused_but_a_sheet_of_notes_may_stay(tmp_path):
    with pytest.raises(SheetUnknown, match="材料清单"):
        read(write_workbook(tmp_path / "a.xlsx", {"事项": [HEADINGS], "材料清单": []}))
    with pytest.raises(SheetMissing):
        read(write_workbook(tmp_path / "b.xlsx", {"材料": [], "情形": []}))
    assert read(write_workbook(tmp_path / "c.xlsx", {"填表说明": [["一"]], "事项": [HEADINGS, simple_row()]}))


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("items.xlsx", b"PK\x03\x04 broken", FileUnreadable),
        ("items.xls", b"\xd0\xcf\x11\xe0 broken", FileUnreadable),
        ("items.csv", b"\xff\xff\x00\x80\xff", FileEncoding),
        ("items.csv", '实施编码,"事项名称\n'.encode(), FileUnreadable),
        ("items.csv", b"a,b\x00c\n", ColumnMissing),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(tmp_path, name, content, refusal):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(refusal):
        read(path)


def test_a_missing_file_is_refused_with_its_name(tmp_path):
    with pytest.raises(FileNotFound, match=r"没有\.xlsx"):
        open_import(tmp_path / "没有.xlsx")


@pytest.mark.parametrize(
    ("wrote", "read_as"), [("utf-8", "gbk"), ("utf-8", "latin-1"), ("gbk", "latin-1"), ("gbk", "utf-8")]
)
def test_text_that_was_converted_wrongly_is_refused(tmp_path, wrote, read_as):
    path = tmp_path / "items.csv"
    garbled = as_csv([HEADINGS, simple_row()]).encode(wrote).decode(read_as, "replace")
    path.write_bytes(garbled.encode("utf-8"))
    with pytest.raises(FileGarbled, match="第1行的文字是乱码"):
        read(path)


def test_a_file_pasted_together_from_two_encodings_is_refused(tmp_path):
    path = tmp_path / "items.csv"
    path.write_bytes(as_csv([HEADINGS, simple_row(1)]).encode("gbk") + as_csv([simple_row(2)]).encode("utf-8"))
    with pytest.raises(FileEncoding):
        read(path)
    in_utf8 = "1,护士执业\r\n".encode()
    path.write_bytes(as_csv([HEADINGS, simple_row(1)]).encode("gbk") + in_utf8)
    assert ("事项", 3, "事项名称", "row_garbled") in faults(path)


def test_numbers_and_dates_from_excel_are_read_as_a_person_would_write_them(tmp_path):
    headings = [*HEADINGS, "年办件量", "生效日期"]
    path = write_workbook(tmp_path / "items.xlsx", {"任意名称": [headings, [*simple_row(), 12.0, date(2026, 5, 1)]]})
    checklist = only(path)
    assert (checklist.yearly_volume, checklist.effective_from) == (12, date(2026, 5, 1))


def test_limits_in_calendar_days_months_and_hours_are_read(tmp_path):
    rows = [HEADINGS, simple_row(1, 法定时限="60个自然日"), simple_row(2, 法定时限="3个月", 承诺时限="２０个工作日")]
    first, second = (row.checklist for row in read(write_csv(tmp_path / "items.csv", rows)))
    assert first.legal == Limit(60, Unit.CALENDAR_DAY)
    assert (second.legal, second.promised) == (Limit(3, Unit.MONTH), days(20))


def test_the_count_is_the_number_of_items(tmp_path):
    assert open_import(write_csv(tmp_path / "a.csv", [HEADINGS, simple_row(1), simple_row(2)])).count == 2
    assert open_import(write_csv(tmp_path / "b.csv", [HEADINGS])).count == 0
