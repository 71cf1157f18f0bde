"""Refusals in the life of an item."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.rules.life import Obstacle
from onewindow.lib.joined import joined
from onewindow.lib.refusal import InvalidInput, NotFound, Refused


class NotYourAct(Refused):
    code = "item_act_not_yours"
    sentence = _("“%(act)s”由%(holder)s办理，您的岗位没有这项权限。")
    status = 403


class StageWrong(Refused):
    code = "item_stage_wrong"
    sentence = _("申请单%(number)s当前为“%(stage)s”，不能“%(act)s”。")


class ActDone(Refused):
    code = "item_act_done"
    sentence = _("申请单%(number)s已由%(who)s于%(when)s“%(act)s”，无需重复办理。")
    on_record = False


class InTheWay(Refused):
    """The table knows the act, but something stands in the way: the code says what."""

    code = "item_blocked"

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(field="files" if obstacle is Obstacle.NO_FILE else None)
        self.code = obstacle.value
        self.sentence = OBSTACLES[obstacle]
        self.on_record = obstacle in (Obstacle.OWN_APPLICATION, Obstacle.OWN_CHECK)


OBSTACLES = {
    Obstacle.OWN_APPLICATION: _("申请由您提交，审核须由另一人办理。"),
    Obstacle.OWN_CHECK: _("中心审核由您办理，联合审核须由另一人办理。"),
    Obstacle.NOT_EDITORIAL: _("本申请已按实质变更办理。"),
    Obstacle.NO_LIST: _("本申请不涉及实施清单，无需配置。"),
    Obstacle.CONFIGURED: _("配置已经确认。"),
    Obstacle.NOT_CONFIGURED: _("新增事项的配置尚未确认，不能发布。请先确认服务区和窗口。"),
    Obstacle.NO_FILE: _("请上传依据文件作为附件（PDF、JPEG 或 PNG）。"),
}


class AppliedAlready(Refused):
    code = "item_applied_already"
    sentence = _("事项“%(item)s”已有未办结的申请单%(number)s。请在该申请单中办理，或先撤回。")
    on_record = False


class KindNotFitting(Refused):
    code = "item_kind_not_fitting"
    sentence = _("事项“%(item)s”当前为“%(state)s”，不能申请“%(kind)s”。")
    on_record = False


class CodeOfOther(InvalidInput):
    code = "item_code_of_other"
    sentence = _("该实施编码已用于事项“%(item)s”（%(department)s）。请核对编码。")


class NotOwnCode(InvalidInput):
    code = "item_code_not_own"
    sentence = _("实施编码前18位应为本部门的统一社会信用代码%(expected)s。请核对编码。")


class DayPast(InvalidInput):
    code = "item_day_past"
    sentence = _("实施日期%(day)s已经过去，不得溯及既往。请改为今天或以后的日期。")


class DayBeforeVersion(InvalidInput):
    code = "item_day_before_version"
    sentence = _("已发布的第%(version)s版自%(day)s起生效，本次变更不得早于该日。请改实施日期。")


class DayEarlier(InvalidInput):
    code = "item_day_earlier"
    sentence = _("发布日期%(day)s早于申请的计划实施日期%(planned)s。请改为该日或以后的日期。")


class ResumesTooEarly(InvalidInput):
    code = "item_resumes_too_early"
    sentence = _("计划恢复日期应晚于暂停之日。请改日期。")


class NothingChanged(InvalidInput):
    code = "item_nothing_changed"
    sentence = _("实施清单与现行版本没有差异。请先修改清单，或撤回申请。")


class NotEditorial(InvalidInput):
    code = "item_not_merely_editorial"
    sentence = _("%(elements)s的改动属于实质变更，不能按文字性变更办理。请改选“实质变更”。")
    on_record = True


class BaseMoved(Refused):
    code = "item_base_moved"
    sentence = _("事项“%(item)s”的实施清单已另有新版本，本申请依据的版本不是最新。请退回修改后重新提交。")
    on_record = False


class TurnPending(Refused):
    code = "item_turn_pending"
    sentence = _("事项“%(item)s”已定于%(day)s转为“%(state)s”。请在该日之后再办。")
    on_record = False


class NotReady(Refused):
    """An addition that lacks agreement, guide, training or configuration; `missing` says which, in words (M33)."""

    code = "item_not_ready"
    sentence = _("新增事项尚不能发布，还缺：%(missing)s。")

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        super().__init__(missing=joined(missing, "；"))


class FormTooLarge(InvalidInput):
    code = "item_form_too_large"
    sentence = _("实施清单最多 %(limit)s 行、每格最多 %(length)s 个字。请精简。")


class EntryRefused(InvalidInput):
    """One cell of the list as typed; `field` is part-row-element, rows from 0."""

    code = "item_entry"
    sentence = _("%(label)s：%(reason)s")


class VersionUnknown(NotFound):
    code = "item_version_unknown"
    sentence = _("事项“%(item)s”没有第%(version)s版。")


class FileUnknown(InvalidInput):
    code = "item_file_unknown"
    sentence = _("没有这个附件，可能已经移除。")
