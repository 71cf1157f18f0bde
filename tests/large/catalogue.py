"""A catalogue of many made-up items as a workbook, written row by row: five materials and seven review points each."""

from collections.abc import Iterator
from pathlib import Path

from onewindow.catalogue.rules import BasicCode, make_item_code
from onewindow.catalogue.spreadsheet.cells import Written
from onewindow.catalogue.spreadsheet.columns import ITEMS, MATERIALS, POINTS, PROCEDURES, SHEETS, SITUATIONS, Sheet
from onewindow.catalogue.spreadsheet.new_tables import new_tables
from onewindow.catalogue.tests.make import HEALTH

MATERIALS_EACH = 5
SITUATION_NAMES = ("首次办理", "变更办理", "延续办理")


def write_catalogue(path: Path, items: int) -> Path:
    """Write a workbook of that many items of 遵义市卫生健康局, every element filled in."""
    headings = {sheet.title: [column.title for column in sheet.columns] for sheet in SHEETS}
    with new_tables(path, headings) as append:
        for serial in range(1, items + 1):
            for sheet, cells in _rows(serial):
                append(sheet.title, [cells.get(column.title, "") for column in sheet.columns])
    return path


def _rows(serial: int) -> Iterator[tuple[Sheet, dict[str, Written]]]:
    code: dict[str, Written] = {"实施编码": make_item_code(HEALTH, "3", BasicCode("52", "01", f"{serial:05}", "000"))}
    yield (
        ITEMS,
        code
        | {
            "事项名称": f"第{serial}号事项的许可（新办、变更、延续）",
            "实施主体": "遵义市卫生健康局",
            "服务对象": "自然人；法人",
            "法定时限": "20个工作日",
            "法定时限依据": "《中华人民共和国行政许可法》第四十二条",
            "承诺时限": f"{serial % 20 + 1}个工作日",
            "可延长": "10个工作日",
            "设定依据": "《中华人民共和国行政许可法》第十二条；《医疗机构管理条例》第九条",
            "受理条件": "一、符合规划；\n二、有固定的场所；\n三、有与其业务相适应的人员和设备。",
            "办理流程": "收件；受理；审查；决定；制证；送达",
            "结果名称": f"第{serial}号许可证",
            "证照有效期（年）": 5,
            "收费": "不收费",
            "通办范围": "全市",
            "年办件量": serial,
            "生效日期": "2026-01-01",
        },
    )
    for name in SITUATION_NAMES:
        yield SITUATIONS, code | {"情形": name}
    for place in range(1, MATERIALS_EACH + 1):
        material = code | {"材料代码": f"{place:02}"}
        conditional = {"必要性": "视情形", "适用情形": SITUATION_NAMES[serial % 3]} if place == MATERIALS_EACH else {}
        yield (
            MATERIALS,
            material
            | conditional
            | {
                "材料名称": f"第{place}份申请材料（{serial}）",
                "形式": "原件（收取）",
                "来源渠道": "申请人自备",
                "受理标准": "填写完整，签名或者盖章齐全，与所附证件一致",
            },
        )
        for point in range(2 if place < 3 else 1):
            yield POINTS, material | {"审查要点": f"第{point + 1}点：与事项{serial}的要求一致，日期在有效期内"}
    if serial % 10 == 0:
        yield (
            PROCEDURES,
            code
            | {
                "类别": "专家评审",
                "名称": "专家评审",
                "依据": "《中华人民共和国行政许可法》第四十五条",
                "最长工作日": 30,
            },
        )
