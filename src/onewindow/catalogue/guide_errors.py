"""Refusals about what explains an item: samples, the province's points, the answer manual."""

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, NotFound, Refused


class NotItemManager(Refused):
    code = "not_item_manager"
    sentence = _("只有%(department)s的事项管理员可以改动本事项的样表和答复口径。")
    status = 403


class MaterialNotListed(NotFound):
    code = "material_not_listed"
    sentence = _("事项“%(item)s”的清单里没有代码为“%(material)s”的材料。请核对材料代码。")


class SampleNotFound(NotFound):
    code = "sample_not_found"
    sentence = _("这份材料还没有样表，或者样表已经更换。请从办事指南重新打开。")


class SampleMissing(InvalidInput):
    code = "sample_missing"
    sentence = _("请选择样表文件：图片，或者PDF中的一页。")


class SampleInThePast(InvalidInput):
    code = "sample_in_the_past"
    sentence = _("样表不能自过去的日期起更换。请填写今天或以后的日期。")


class PictureUnreadable(InvalidInput):
    code = "picture_unreadable"
    sentence = _("文件“%(name)s”打不开，可能已经损坏或者加密。请重新导出后再上传。")


class PictureTooLarge(InvalidInput):
    code = "picture_too_large"
    sentence = _("图片“%(name)s”超过 %(limit)s 万像素。请缩小后再上传。")


class PageMissing(InvalidInput):
    code = "page_missing"
    sentence = _("文件“%(name)s”没有第 %(page)s 页。请改填页码。")


class MarkKind(InvalidInput):
    code = "mark_kind"
    sentence = _("请选择标注的类别：审查方式、裁量标准或者填写说明。")


class MarkWithoutText(InvalidInput):
    code = "mark_without_text"
    sentence = _("请写明这处标注的内容。")


class MarkTextTooLong(InvalidInput):
    code = "mark_text_too_long"
    sentence = _("一处标注最多%(limit)s个字，现为%(length)s个字。请精简。")


class MarkOutside(InvalidInput):
    code = "mark_outside"
    sentence = _("位置要填 0 至 100 之间的百分数，并且整个方框要在样表以内。")


class TooManyMarks(InvalidInput):
    code = "too_many_marks"
    sentence = _("一张样表最多标注%(limit)s处。请删去一些，或者分成几处写。")


class ProvincialPointReadOnly(Refused):
    code = "provincial_point_read_only"
    sentence = _("省级统一的审查要点由省里制定，本地只能执行，不能改动。有意见的，请通过本部门向省级主管部门反映。")
    status = 403


class BasicCodeWrong(InvalidInput):
    code = "basic_code"
    sentence = _("“%(text)s”不是基本编码。基本编码为12位数字，即实施编码的第20至31位。")


class AnswerNotFound(NotFound):
    code = "answer_not_found"
    sentence = _("答复口径里没有第%(number)s条，或者已经撤下。请核对序号。")


class QuestionTwice(InvalidInput):
    code = "question_twice"
    sentence = _("第%(number)s条已经是这个问题。请在那一条里修改，或者换一个问法。")


class VisibilityWrong(InvalidInput):
    code = "visibility"
    sentence = _("请选择对外公开或者内部掌握。")


class NoAnswers(Refused):
    code = "no_answers"
    sentence = _("本事项还没有答复口径，没有可以印制的内容。请先写上问题和答复。")
    on_record = False


class NoListYet(Refused):
    code = "no_list_yet"
    sentence = _("事项“%(item)s”还没有发布过清单。请先发布清单，再写答复口径。")
    on_record = False
