"""What people outside the house are told, in the house's own words; a centre may put them in its own.

These are papers' kin: Chinese whatever the page's language. A name in braces is a fact of the occasion.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.messaging.rules import Channel


@dataclass(frozen=True, slots=True)
class Wording:
    """One occasion: what it is called, which facts it has (with an example each), and the words."""

    title: str | Promise
    facts: dict[str, str]
    text: str


_CASE = {"centre": "遵义市政务服务中心", "name": "张**", "item": "护士执业注册", "number": "520300202611240000011"}
_DUE = _CASE | {"due": "2026年12月1日"}
_STEP = {
    "centre": "遵义市政务服务中心",
    "item": "护士执业注册",
    "number": "520300202611240000011",
    "step": "审查决定",
    "due": "2026年12月1日",
    "unit": "市卫生健康局",
}
_WHY = _CASE | {"reason": "照片不清晰"}

WORDINGS: dict[str, Wording] = {
    "case_received": Wording(
        _("已收件"),
        _CASE | {"code": "123456"},
        "【{centre}】{name}：您申请的“{item}”已收件，办件编号{number}，查询码{code}。收件不等于受理，结果另行告知。",
    ),
    "case_correction": Wording(
        _("一次性告知"),
        _DUE,
        "【{centre}】{name}：“{item}”（{number}）的材料需要补正，请于{due}前按一次性告知书一次补齐。",
    ),
    "case_accepted": Wording(_("已受理"), _DUE, "【{centre}】{name}：“{item}”（{number}）已受理，承诺{due}前办结。"),
    "case_completion": Wording(
        _("补齐补正"),
        _DUE,
        "【{centre}】{name}：“{item}”（{number}）需要补齐材料，请于{due}前按补齐补正通知书提交。",
    ),
    "case_suspended": Wording(
        _("中止计时"),
        _CASE | {"procedure": "专家评审", "days": "8"},
        "【{centre}】{name}：“{item}”（{number}）进入{procedure}，约需{days}个工作日，期间不计入办理时限。",
    ),
    "case_resumed": Wording(
        _("恢复计时"), _DUE, "【{centre}】{name}：“{item}”（{number}）已恢复办理，承诺{due}前办结。"
    ),
    "case_extended": Wording(
        _("延期"), _DUE, "【{centre}】{name}：“{item}”（{number}）经批准延期，{due}前办结，理由见延期告知书。"
    ),
    "case_promise_moved": Wording(
        _("期限变动"), _DUE, "【{centre}】{name}：因放假安排调整，“{item}”（{number}）的承诺办结日期变为{due}。"
    ),
    "case_decided": Wording(
        _("已决定"), _CASE, "【{centre}】{name}：“{item}”（{number}）已作出决定，结果移交出证窗口后另行通知领取。"
    ),
    "case_ready": Wording(
        _("待领取"),
        _CASE | {"place": "统一出证窗口"},
        "【{centre}】{name}：“{item}”（{number}）的结果可以领取，请携带有效证件到{place}。",
    ),
    "case_reply_soon": Wording(
        _("补正临近到期"),
        _DUE,
        "【{centre}】{name}：“{item}”（{number}）的材料请于{due}前补齐，逾期不补的，申请视为撤回。",
    ),
    "case_uncollected": Wording(
        _("结果待领取提醒"),
        _CASE | {"place": "统一出证窗口"},
        "【{centre}】{name}：“{item}”（{number}）的结果还没有领取，请携带有效证件到{place}。",
    ),
    "step_due_soon": Wording(
        _("环节临近到期"),
        _STEP,
        "【{centre}】“{item}”（{number}）的{step}将于{due}到期，责任单位：{unit}，请及时办理。",
    ),
    "step_overdue": Wording(
        _("环节超期"), _STEP, "【{centre}】“{item}”（{number}）的{step}已于{due}超期，责任单位：{unit}，请立即办理。"
    ),
    "case_closed": Wording(
        _("不再办理"),
        _WHY,
        "【{centre}】{name}：“{item}”（{number}）不再办理，理由：{reason}。详见送达的文书。",
    ),
}

CHANNEL_NAMES = {
    Channel.SMS: _("短信"),
    Channel.EMAIL: _("电子邮件"),
    Channel.CALL: _("电话任务"),
}
