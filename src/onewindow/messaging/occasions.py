"""What is said on which occasion; the facts fill the sentence in the language of who reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OCCASIONS: dict[str, Promise] = {
    "step_due_soon": _("办件 %(number)s“%(item)s”的%(step)s将于 %(due)s 到期。"),
    "step_overdue": _("办件 %(number)s“%(item)s”的%(step)s已于 %(due)s 超期，责任单位：%(unit)s。"),
    "raise_finding": _("监管问题 %(number)s：请在 %(due)s 前答复。"),
    "reply_to_finding": _("监管问题 %(number)s：责任方已经答复，请认定。"),
    "uphold_finding": _("监管问题 %(number)s：已经认定，请在 %(due)s 前整改并报告。"),
    "change_finding": _("监管问题 %(number)s：变更后认定，请在 %(due)s 前整改并报告。"),
    "withdraw_finding": _("监管问题 %(number)s：已经撤销。"),
    "report_rectification": _("监管问题 %(number)s：责任方已报整改，请复核。"),
    "send_back_rectification": _("监管问题 %(number)s：整改被退回，请在 %(due)s 前重新报告。"),
    "close_finding": _("监管问题 %(number)s：整改已复核，销号。"),
    "item_submitted": _("事项申请 %(number)s（%(item)s）待中心审核。"),
    "item_checked": _("事项申请 %(number)s（%(item)s）待联合审核。"),
    "item_approved": _("事项申请 %(number)s（%(item)s）已通过审核，待发布。"),
    "item_published": _("事项申请 %(number)s（%(item)s）已发布。"),
    "item_sent_back": _("事项申请 %(number)s（%(item)s）被退回，请修改后重新提交。"),
    "item_rejected": _("事项申请 %(number)s（%(item)s）未通过联合审核。"),
    "confirmation_sealed": _("%(department)s的事项确认清单 %(number)s 已盖章，请接收。"),
    "confirmation_received": _("事项确认清单 %(number)s 中心已接收。"),
    "confirmation_returned": _("事项确认清单 %(number)s 被退回，理由：%(answer)s"),
    "account_runs_out": _("委托账号 %(system)s %(account)s（持有人%(holder)s）于 %(ends_on)s 到期，请及时续期或交回。"),
    "account_expired": _("委托账号 %(system)s %(account)s（持有人%(holder)s）已于 %(ends_on)s 到期，尚未交回。"),
    "agreement_proposed": _("%(department)s的授权委托协议 %(agreement)s 已提出，请核对并签署。"),
    "amendment_proposed": _("%(department)s的协议 %(agreement)s 有一项变更，请核对并签署。"),
    "proposal_waits": _("%(department)s的协议 %(agreement)s：对方已签署，等待您签署。"),
    "proposal_agreed": _("%(department)s的协议 %(agreement)s：双方已签署，即时生效。请打印盖章后存入扫描件。"),
    "proposal_closed": _("%(department)s的协议 %(agreement)s：提议未成立，理由：%(answer)s"),
    "ending_requested": _("%(department)s的协议 %(agreement)s：对方请求终止，理由：%(reason)s"),
    "ending_decided": _("%(department)s的协议 %(agreement)s：协调小组以 %(number)s 决定终止，专窗：%(window)s"),
    "agreement_runs_out": _("%(department)s的协议 %(agreement)s 于 %(ends_on)s 届满，还剩 %(days)s 天，请及时续签。"),
    "agreement_expired": _("%(department)s的协议 %(agreement)s 已于 %(ends_on)s 届满，窗口权限已自行停止。"),
    "training_runs_out": _(
        "%(clerk)s：“%(course)s”的培训于 %(ends_on)s 到期（%(items)s 个事项），还剩 %(days)s 天，到期后不能受理，请及时重新培训。"
    ),
    "propose_exclusion": _("“%(item)s”提出不进驻，请批准或者不批准。"),
    "approve_exclusion": _("“%(item)s”不进驻已获批准。"),
    "decline_exclusion": _("“%(item)s”不进驻未获批准，请安排进驻。"),
    "end_exclusion": _("“%(item)s”不再列为不进驻，请安排进驻。"),
}
"""Stable code of the occasion → sentence with named facts, `%(name)s`."""


def sentence(occasion: str, facts: Mapping[str, Any]) -> str:
    """The sentence of an occasion in the language that is on; an occasion that no longer exists says its code."""
    said = OCCASIONS.get(occasion)
    return str(said) % facts if said is not None else occasion
