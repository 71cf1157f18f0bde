"""The words that people read for states, acts, steps and lights."""

from django.utils.translation import gettext_lazy as _

from onewindow.cases.models.case import CHANNELS, STATES
from onewindow.cases.models.liability import OCCASIONS, WHOSE
from onewindow.cases.models.record import STEPS
from onewindow.cases.rules import Act, Light

STATE_NAMES = dict(STATES)
STEP_NAMES = dict(STEPS)
CHANNEL_NAMES = dict(CHANNELS)
OCCASION_NAMES = dict(OCCASIONS)
WHOSE_NAMES = dict(WHOSE)
ACT_NAMES = {
    Act.RECEIVE: _("收件"),
    Act.CHECK: _("核验材料"),
    Act.ATTACH: _("上传材料"),
    Act.NOTIFY: _("一次性告知"),
    Act.NOTIFY_AGAIN: _("批准再次告知"),
    Act.CORRECT: _("收取补正材料"),
    Act.LAPSE: _("逾期未补正，视为撤回"),
    Act.ACCEPT: _("受理"),
    Act.DEEM_ACCEPTED: _("逾期未答复，视为受理"),
    Act.RETURN: _("退件"),
    Act.DECLINE: _("不予受理"),
    Act.TRANSFER: _("移交部门"),
    Act.REVIEW: _("审查"),
    Act.ASK: _("询问窗口"),
    Act.ANSWER: _("答复部门"),
    Act.REQUEST_COMPLETION: _("要求补齐补正"),
    Act.COMPLETE: _("收取补齐材料"),
    Act.SUSPEND: _("中止计时"),
    Act.RESUME: _("恢复计时"),
    Act.EXTEND: _("延期"),
    Act.GRANT: _("准予"),
    Act.REFUSE: _("不予"),
    Act.MAKE: _("制证"),
    Act.HAND_OVER: _("移交出证窗口"),
    Act.DELIVER: _("送达"),
    Act.WITHDRAW: _("撤回"),
    Act.TERMINATE: _("终止办理"),
    Act.RECALCULATE: _("日历变更，重算期限"),
}
LIGHT_NAMES = {
    Light.GREEN: _("正常"),
    Light.YELLOW: _("即将到期"),
    Light.ORANGE: _("今日到期"),
    Light.RED: _("超过承诺"),
    Light.PURPLE: _("超过法定"),
    Light.GREY: _("未计时"),
}
# What a change of the calendar may move.
LIMIT_NAMES = STEP_NAMES | {
    "promised": _("承诺期限"),
    "legal": _("法定期限"),
    "suspension": _("中止期限"),
}
