"""The acts that a department's page offers, in the order in which the eye needs them."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.rules import Act
from onewindow.lib.typed_text import FieldWrong
from onewindow.web.acting import ActForm, Blank
from onewindow.web.case.making import MAKE
from onewindow.web.session import StaffRequest

REASON = Blank("reason", _("理由"))
BASIS = Blank("basis", _("法律依据"), rows=2)
FINDINGS = Blank("findings", _("审查认定的事实"), help=_("写进决定书"))


def _suspend(request: StaffRequest) -> dict[str, Any]:
    posted = request.POST
    return {
        "procedure_id": _number(posted, "procedure_id", _("特别程序")),
        "days": _number(posted, "days", _("工作日数")),
        "reason": posted.get("reason", ""),
    }


def _completion(request: StaffRequest) -> dict[str, Any]:
    """The materials marked on the form; one that the list doesn't know goes on too, so that it is refused and kept."""
    posted = request.POST
    found = [
        MaterialInput(code=name.removeprefix("verdict-"), verdict=str(verdict), remark=_remark(posted, name))
        for name, verdict in posted.items()
        if name.startswith("verdict-") and verdict
    ]
    return {
        "defects_found": found,
        "reason": posted.get("reason", ""),
        "missed_at_window": posted.get("missed_at_window") == "yes",
    }


def _remark(posted: QueryDict, name: str) -> str:
    return posted.get(name.replace("verdict-", "remark-", 1), "")


def _number(posted: QueryDict, name: str, label: Any) -> int:
    value = posted.get(name, "").strip()
    if not (value.isdecimal() and value.isascii() and len(value) < 10):
        raise FieldWrong(field=name, label=label, value=value or "-")
    return int(value)


_FORMS = (
    ActForm(
        Act.ACCEPT,
        actions.accept,
        _("受理并出具通知书"),
        note=_("材料逐项符合，受理后承诺和法定期限从今天起计算。"),
        tone="primary",
    ),
    ActForm(
        Act.REVIEW,
        actions.review,
        _("提交审查意见"),
        (Blank("opinion", _("审查意见"), rows=5, help=_("对材料的合法性、合规性逐项说明")),),
        tone="primary",
    ),
    ActForm(
        Act.GRANT,
        actions.grant,
        _("准予并出具决定书"),
        (FINDINGS,),
        tone="primary",
    ),
    MAKE,
    ActForm(
        Act.HAND_OVER,
        actions.hand_over,
        _("移交并出具清单"),
        note=_("决定后 1 个工作日内移交统一出证窗口。"),
        tone="primary",
    ),
    ActForm(
        Act.RESUME,
        actions.resume,
        _("恢复计时"),
        (Blank("evidence", _("特别程序结束的依据"), help=_("例如评审报告的名称和日期")),),
        tone="primary",
    ),
    ActForm(
        Act.ASK,
        actions.ask,
        _("发给窗口"),
        (Blank("question", _("询问内容")),),
        note=_("窗口 1 个工作日内答复，不惊动申请人，期限照常计算。"),
    ),
    ActForm(
        Act.REQUEST_COMPLETION,
        actions.request_completion,
        _("出具补齐补正通知书"),
        (REASON,),
        note=_("受理后只能要求一次，只能要求清单内的材料，并记入责任。"),
        read=_completion,
    ),
    ActForm(
        Act.SUSPEND,
        actions.suspend,
        _("中止并出具告知书"),
        (REASON,),
        note=_("只有清单列明的特别程序可以中止；到计划之日自动恢复。"),
        read=_suspend,
    ),
    ActForm(
        Act.EXTEND,
        actions.extend,
        _("延期并出具告知书"),
        (Blank("reason", _("延期理由")),),
        note=_("只能一次，须在到期之前。"),
    ),
    ActForm(
        Act.REFUSE,
        actions.refuse,
        _("不予并出具决定书"),
        (FINDINGS, Blank("reasons", _("不予的理由"), help=_("一行一条")), BASIS),
        tone="danger",
    ),
    ActForm(
        Act.DECLINE,
        actions.decline,
        _("不予受理并出具通知书"),
        (
            Blank("reason", _("不予受理的理由")),
            BASIS,
            Blank("right_authority", _("应当向何机关申请"), rows=1, optional=True),
        ),
        tone="danger",
    ),
    ActForm(
        Act.TERMINATE,
        actions.terminate,
        _("终止并出具通知书"),
        (Blank("reason", _("终止理由")), BASIS),
        tone="danger",
    ),
)
FORMS = {form.act: form for form in _FORMS}
