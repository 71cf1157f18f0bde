"""Refusals of this room."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, InvalidInputs, NotFound, Refused


class InvalidItemCode(InvalidInput):
    code = "item_code"
    sentence = _("实施编码有误。请对照已公布的实施清单核对。")


class ItemCodeLength(InvalidItemCode):
    code = "item_code_length"
    sentence = _("实施编码应为31位，现为%(length)s位。33位的业务办理项编码请去掉末两位。")


class ItemCodeCreditCode(InvalidItemCode):
    code = "item_code_credit_code"
    sentence = _("实施编码第1至18位应为实施主体的统一社会信用代码：%(reason)s")


class ItemCodeLevel(InvalidItemCode):
    code = "item_code_level"
    sentence = _("实施编码第19位（行使层级）应为1至6：1国家、2省、3市、4县、5乡、6村，现为“%(level)s”。")


class ItemCodeRegion(InvalidItemCode):
    code = "item_code_region"
    sentence = _("实施编码第20、21位（基本编码的地区）应为00或省级代码（贵州为52），现为“%(region)s”。")


class ItemCodeBasicCode(InvalidItemCode):
    code = "item_code_basic_code"
    sentence = _("实施编码第22至31位（事项类型2位、主项5位、子项3位）应为数字，且主项不得为00000。")


class ItemNotFound(NotFound):
    code = "item_not_found"
    sentence = _("没有实施编码为“%(item)s”的事项。请核对编码，或按名称查找。")


class ItemNotInUse(Refused):
    code = "item_not_in_use"
    sentence = _("事项“%(item)s”当前为“%(state)s”，不能收件。%(why)s")


class NoVersionInForce(Refused):
    code = "no_version_in_force"
    sentence = _("事项“%(item)s”在%(day)s没有生效的实施清单，不能收件。请联系中心事项管理人员。")


class UnknownSituation(InvalidInput):
    code = "unknown_situation"
    sentence = _("所选情形不属于该事项的实施清单。请重新选择情形。")


class TwoAnswers(InvalidInput):
    code = "two_answers"
    sentence = _("“%(question)s”只能选一个情形。请只保留一个。")


class QuestionOpen(InvalidInput):
    code = "question_open"
    sentence = _("还没有回答“%(question)s”，材料清单还不确定。请先问清情形，再收件。")


class QuestionWithOneAnswer(InvalidInput):
    code = "question_with_one_answer"
    sentence = _("问题“%(question)s”只有一个情形，无从选择。请补上其他情形，或者删去问题。")


class PromisedLongerThanLegal(InvalidInput):
    code = "promised_longer_than_legal"
    sentence = _("承诺时限“%(promised)s”长于法定时限“%(legal)s”。请改短承诺时限，或核对法定时限。")


class ImmediateNotOnTheSpot(InvalidInput):
    code = "immediate_not_on_the_spot"
    sentence = _("即办件的承诺时限应为“当场”，现为“%(promised)s”。请改承诺时限，或改为承诺件。")


class TypeNotOfCode(InvalidInput):
    code = "type_not_of_code"
    sentence = _("事项类型“%(type)s”与实施编码第22、23位“%(digits)s”不一致。请核对两者。")


class UnknownItemType(InvalidInput):
    code = "unknown_item_type"
    sentence = _("没有“%(type)s”这一事项类型。可填：%(known)s。")


class SituationTwice(InvalidInput):
    code = "situation_twice"
    sentence = _("情形“%(situation)s”重复。请删去一行。")


class SituationNotListed(InvalidInput):
    code = "situation_not_listed"
    sentence = _("情形“%(situation)s”不在“情形”表中。请先在“情形”表为该事项写上这一情形。")


class MaterialTwice(InvalidInput):
    code = "material_twice"
    sentence = _("材料代码“%(material)s”在该事项中重复。请改用另一代码。")


class MaterialWithoutSituation(InvalidInput):
    code = "material_without_situation"
    sentence = _("视情形提交的材料须写明适用情形。请填写适用情形，或把必要性改为“必要”。")


class MaterialWithSituation(InvalidInput):
    code = "material_with_situation"
    sentence = _("写了适用情形的材料，必要性应为“视情形”。请改必要性，或删去适用情形。")


class UnknownDepartment(InvalidInput):
    code = "unknown_department"
    sentence = _("本中心没有名为“%(department)s”的部门。请填写部门的全称、简称或统一社会信用代码。")


class CodeTwice(InvalidInput):
    code = "item_code_twice"
    sentence = _("实施编码与第%(row)s行重复。每个事项只写一行。")


class ItemOfOtherCentre(InvalidInput):
    code = "item_of_other_centre"
    sentence = _("该实施编码属于另一中心的事项“%(item)s”。请核对编码，或到该中心导入。")


class ItemNotOpenToImport(InvalidInput):
    code = "item_not_open_to_import"
    sentence = _("事项“%(item)s”当前为“%(state)s”，不能以导入变更。请按事项程序办理，或从文件中删去。")


class NoImportPower(Refused):
    """Who may not change the catalogue by a file; `items` names what the file would have touched (M19)."""

    code = "no_import_power"
    sentence = _(
        "您在当前岗位没有“导入事项”的权限（%(items)s），该权限在中心管理员。部门增加、变更事项，请提交事项申请。"
    )
    status = 403


class ImportGroundMissing(InvalidInput):
    code = "import_ground_missing"
    sentence = _("本次导入将新增事项%(created)s个、变更在用事项%(versions)s个，请写明依据的文件名称和文号。")


class EffectiveInThePast(InvalidInput):
    code = "effective_in_the_past"
    sentence = _("变更后的实施清单不得溯及既往：生效日期%(day)s早于今天。请改为今天或以后的日期，或留空（当日生效）。")


class CellEmpty(InvalidInput):
    code = "cell_empty"
    sentence = _("必填，现为空。请补填。")


class CellTooLong(InvalidInput):
    code = "cell_too_long"
    sentence = _("最多%(limit)s个字，现为%(length)s个字。请精简。")


class CellChoice(InvalidInput):
    code = "cell_choice"
    sentence = _("“%(text)s”不在可填范围内。可填：%(known)s。")


class CellNumber(InvalidInput):
    code = "cell_number"
    sentence = _("“%(text)s”应为%(least)s至%(most)s之间的整数。请改正。")


class CellDate(InvalidInput):
    code = "cell_date"
    sentence = _("“%(text)s”不是日期。请写成2026-01-01的形式。")


class CellCharacters(InvalidInput):
    code = "cell_characters"
    sentence = _("含有不可见的控制字符。请重新输入该单元格。")


class RowGarbled(InvalidInput):
    code = "row_garbled"
    sentence = _(
        "文字是乱码（编码曾被错误转换，原文已无法可靠还原）。请回到原始文件，另存为“CSV UTF-8”或xlsx后再导入。"
    )


class RowTooLong(InvalidInput):
    code = "row_too_long"
    sentence = _("本行比列名多出%(count)s格，可能有单元格内的逗号没有加引号。请核对本行。")


class RowWithoutItem(InvalidInput):
    code = "row_without_item"
    sentence = _("“事项”表中没有实施编码“%(item)s”。请补上该事项，或删去本行。")


class RowWithoutMaterial(InvalidInput):
    code = "row_without_material"
    sentence = _("“材料”表中该事项没有材料代码“%(material)s”。请核对材料代码。")


class RowRefused(InvalidInput):
    """One cell of an import that cannot be taken, with its place and the reason."""

    code = "import_row"
    sentence = _("“%(sheet)s”第%(row)s行，“%(column)s”：%(reason)s")

    def __init__(self, *, sheet: str, row: int, column: str, reason: Refused) -> None:
        super().__init__(field=column, sheet=sheet, row=row, column=column, reason=reason)
        self.reason = reason


class ImportRefused(InvalidInputs):
    """An import with rows that cannot be taken; nothing was imported. `refusals` holds a `RowRefused` for each.

    `cut` says that reading stopped there because there were so many.
    """

    code = "import_refused"

    def __init__(self, refusals: Sequence[RowRefused], *, cut: bool = False) -> None:
        super().__init__(list(refusals))
        self.cut = cut


class FileNotFound(InvalidInput):
    code = "import_file_not_found"
    sentence = _("没有找到“%(name)s”。请核对路径。")


class FileUnreadable(InvalidInput):
    code = "import_file_unreadable"
    sentence = _("“%(name)s”不是可读的CSV或Excel文件（%(reason)s）。请用Excel或WPS重新另存为xlsx后再导入。")


class FileTooBig(InvalidInput):
    code = "import_file_too_big"
    sentence = _("“%(name)s”解开后超过%(limit)sMB，未予读取。请拆成几个文件导入，或者改用CSV文件。")


class FileEncoding(InvalidInput):
    code = "import_file_encoding"
    sentence = _("“%(name)s”既不是UTF-8也不是GB18030（GBK）编码，无法可靠读出汉字。请另存为“CSV UTF-8”或xlsx后再导入。")


class FileGarbled(InvalidInput):
    code = "import_file_garbled"
    sentence = _(
        "“%(name)s”第%(row)s行的文字是乱码（编码曾被错误转换，原文已无法可靠还原）。"
        "请回到原始文件，另存为“CSV UTF-8”或xlsx后再导入。"
    )


class SheetMissing(InvalidInput):
    code = "import_sheet_missing"
    sentence = _("“%(name)s”中没有“事项”表。请按导入说明的格式准备文件。")


class SheetUnknown(InvalidInput):
    code = "import_sheet_unknown"
    sentence = _(
        "“%(name)s”中有不认识的表“%(sheet)s”。可用的表名：事项、材料、审查要点、情形、特别程序；说明文字请放在名为“说明”的表中。"
    )


class ColumnMissing(InvalidInput):
    code = "import_column_missing"
    sentence = _("“%(sheet)s”表缺少列：%(columns)s。第一行应为列名。")


class ColumnTwice(InvalidInput):
    code = "import_column_twice"
    sentence = _("“%(sheet)s”表有两列都叫“%(column)s”。请删去一列。")


class ColumnUnknown(InvalidInput):
    code = "import_column_unknown"
    sentence = _("“%(sheet)s”表有不认识的列“%(column)s”。请改为导入说明中的列名，或删去该列。")


class FileSuffix(InvalidInput):
    code = "export_file_suffix"
    sentence = _("不能导出为“%(name)s”。请写以 .xlsx 结尾的文件名，或者一个文件夹（内放五个CSV文件）。")


class FileUnwritable(InvalidInput):
    code = "export_file_unwritable"
    sentence = _("“%(name)s”写不进去（%(reason)s）。请核对路径、权限和磁盘空间，并关闭正在打开它的程序。")


class SheetFull(InvalidInput):
    code = "export_sheet_full"
    sentence = _("“%(sheet)s”表超过Excel的%(rows)s行。请改为导出到一个文件夹（CSV文件）。")
