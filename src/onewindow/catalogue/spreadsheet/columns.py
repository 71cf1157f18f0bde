"""The layout: five sheets linked by 实施编码, with a column for each element. docs/manual/import-items.md explains it."""

from dataclasses import dataclass

from django.db.models import Model

from onewindow.catalogue.models import (
    ItemType,
    ItemVersion,
    MaterialRequirement,
    ReviewPoint,
    Situation,
    SpecialProcedure,
)
from onewindow.catalogue.spreadsheet import cells
from onewindow.catalogue.spreadsheet.cells import Cell
from onewindow.organisation.models import Applicant, Department


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the element it fills, how its cells are read and written, and whether they may be empty.

    `fields` says in which fields of the tables the element is kept, where that is not one of its own name.
    """

    title: str
    element: str
    cell: Cell
    required: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the part of the list it holds, its columns. Every sheet starts with 实施编码."""

    title: str
    part: str
    columns: tuple[Column, ...]
    model: type[Model] = ItemVersion

    @property
    def fields(self) -> set[str]:
        """The fields of the tables that the sheet holds, as Model.field."""
        own = self.model.__name__
        return {
            name if "." in name else f"{own}.{name}"
            for column in self.columns
            for name in column.fields or (column.element,)
        }

    def title_of(self, element: str) -> str:
        return next(column.title for column in self.columns if column.element == element)


CODE = Column("实施编码", "item_code", cells.CODE, required=True, fields=("Item.code",))

ITEMS = Sheet(
    "事项",
    "items",
    (
        CODE,
        Column("事项名称", "name", cells.text(ItemVersion, "name"), required=True),
        Column("实施主体", "department", cells.text(Department, "name"), required=True, fields=("Item.department",)),
        Column("事项类型", "type", cells.text(ItemType, "name"), fields=("Item.type",)),
        Column("办件类型", "kind", cells.choice(ItemVersion.Kind.choices)),
        Column("服务对象", "service_objects", cells.several(Applicant.Kind.choices), required=True),
        Column("法定时限", "legal", cells.LIMIT, fields=("legal_number", "legal_unit")),
        Column("法定时限依据", "legal_source", cells.text(ItemVersion, "legal_source")),
        Column("承诺时限", "promised", cells.PROMISE, required=True, fields=("promised_number", "promised_unit")),
        Column("可延长", "extension", cells.LONGER, fields=("extension_number", "extension_unit")),
        Column("时限说明", "limit_note", cells.text(ItemVersion, "limit_note")),
        Column("设定依据", "legal_basis", cells.text(ItemVersion, "legal_basis")),
        Column("受理条件", "conditions", cells.text(ItemVersion, "conditions")),
        Column("办理流程", "flow", cells.names(50)),
        Column("结果名称", "result_name", cells.text(ItemVersion, "result_name")),
        Column("结果为证照", "result_is_certificate", cells.YES_OR_NO),
        Column("证照有效期（年）", "result_validity_years", cells.number(1, 100)),
        Column("制证方", "maker", cells.choice(ItemVersion.Maker.choices)),
        Column("材料流转方式", "paper_mode", cells.choice(ItemVersion.PaperMode.choices)),
        Column("到现场次数", "visits", cells.number(0, 20)),
        Column("收费", "fee", cells.text(ItemVersion, "fee")),
        Column("通办范围", "scope", cells.text(ItemVersion, "scope")),
        Column("办理渠道", "channels", cells.several(ItemVersion.Channel.choices)),
        Column("年办件量", "yearly_volume", cells.number(0, 100_000_000)),
        Column("采集生物特征", "needs_biometrics", cells.YES_OR_NO),
        Column("补齐补正停止计时", "completion_stops_clock", cells.YES_OR_NO),
        Column("联合办理", "joint", cells.YES_OR_NO),
        Column("生效日期", "effective_from", cells.DAY),
        Column("虚构要素", "made_up", cells.names(40)),
        Column("材料", "materials", cells.names(100), fields=("MaterialRequirement.name", "MaterialRequirement.form")),
    ),
)
MATERIALS = Sheet(
    "材料",
    "materials",
    (
        CODE,
        Column("材料代码", "code", cells.text(MaterialRequirement, "code"), required=True),
        Column("材料名称", "name", cells.text(MaterialRequirement, "name"), required=True),
        Column("份数", "copies", cells.number(1, 100)),
        Column("形式", "form", cells.choice(MaterialRequirement.Form.choices)),
        Column("介质", "medium", cells.choice(MaterialRequirement.Medium.choices)),
        Column("必要性", "necessity", cells.choice(MaterialRequirement.Necessity.choices)),
        Column("来源渠道", "source", cells.text(MaterialRequirement, "source")),
        Column("受理标准", "standard", cells.text(MaterialRequirement, "standard")),
        Column("样表", "sample", cells.text(MaterialRequirement, "sample")),
        Column("适用情形", "situations", cells.names(100)),
    ),
    MaterialRequirement,
)
POINTS = Sheet(
    "审查要点",
    "review_points",
    (
        CODE,
        Column(
            "材料代码",
            "material",
            cells.text(MaterialRequirement, "code"),
            required=True,
            fields=("MaterialRequirement.code",),
        ),
        Column("要素", "aspect", cells.choice(ReviewPoint.Aspect.choices)),
        Column("审查要点", "text", cells.text(ReviewPoint, "text"), required=True),
    ),
    ReviewPoint,
)
SITUATIONS = Sheet(
    "情形",
    "situations",
    (
        CODE,
        Column("问题", "question", cells.text(Situation, "question")),
        Column("情形", "name", cells.text(Situation, "name"), required=True),
    ),
    Situation,
)
PROCEDURES = Sheet(
    "特别程序",
    "procedures",
    (
        CODE,
        Column("类别", "kind", cells.choice(SpecialProcedure.Kind.choices), required=True),
        Column("名称", "name", cells.text(SpecialProcedure, "name"), required=True),
        Column("依据", "basis", cells.text(SpecialProcedure, "basis"), required=True),
        Column("最长工作日", "days", cells.number(1, 365), required=True),
    ),
    SpecialProcedure,
)
SHEETS = (ITEMS, MATERIALS, POINTS, SITUATIONS, PROCEDURES)

LEFT_OUT = {
    "Item.state": "an item is suspended, moved or abolished by its own procedure, never by a file",
    "Item.turns_to": "as its state",
    "Item.turns_on": "as its state",
    "Item.standing_reason": "as its state",
    "Item.resumes_on": "as its state",
    "Item.name": "the newest version's name",
    "Item.initials": "made from the name",
    "ItemVersion.number": "counted by publishing",
    "ItemVersion.published_at": "set by publishing",
    "ItemVersion.effective_until": "set by the version that follows",
    "MaterialSample": "a picture with its marks, kept beside the list and published by its department",
    "ItemAnswer": "kept beside the list: it explains what the list asks and adds nothing to it",
    "AnswerManual": "a paper printed of the answers",
    "ProvincialPoint": "the province's, brought in by its own file and read-only",
}
"""What the workbook doesn't hold, and why: fields, or whole tables. The place in a list is the order of the lines."""
