"""The acts that an application's page offers, in the order in which the eye needs them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from onewindow.authority.readiness import publish_item
from onewindow.catalogue import actions
from onewindow.catalogue.models.life import ACTS
from onewindow.catalogue.rules.life import Act
from onewindow.web.acting import ActForm, Blank
from onewindow.web.reading import day_or_none
from onewindow.web.session import StaffRequest

ACT_NAMES = dict(ACTS)
REASON = Blank("note", _("理由"), help=_("写明法律依据、缺什么、怎样改"))
OPINION = Blank("note", _("意见"), optional=True)


def _publish(request: StaffRequest) -> dict[str, Any]:
    return {"on": day_or_none(request, "on", _("实施日期"))}


_FORMS = (
    ActForm(
        Act.SUBMIT,
        actions.submit,
        _("提交中心审核"),
        note=_("提交后不能再改。中心 3 个工作日内审核，文字性变更 1 个工作日内审核。"),
        tone="primary",
        names=ACT_NAMES,
    ),
    ActForm(
        Act.PASS,
        actions.pass_check,
        _("审核通过"),
        (OPINION,),
        note=_("申请完整、依据有效、与差异对照相符。"),
        tone="primary",
        names=ACT_NAMES,
    ),
    ActForm(
        Act.AGREE,
        actions.agree,
        _("同意"),
        (OPINION,),
        note=_("各方会商同意后提交，须由未办理中心审核的人办理。"),
        tone="primary",
        names=ACT_NAMES,
    ),
    ActForm(
        Act.CONFIGURE,
        actions.configure,
        _("确认配置"),
        note=_("服务区、窗口、取号和评价由清单的服务对象决定，无需另行录入。请核对后确认。"),
        tone="primary",
        names=ACT_NAMES,
    ),
    ActForm(
        Act.PUBLISH,
        publish_item,
        _("发布"),
        note=_("自实施日期零时起自动生效；已收办件仍按原版本办理。"),
        tone="primary",
        read=_publish,
        names=ACT_NAMES,
    ),
    ActForm(Act.RECLASSIFY, actions.reclassify, _("改按实质变更办理"), (REASON,), names=ACT_NAMES),
    ActForm(Act.SEND_BACK, actions.send_back, _("退回部门"), (REASON,), names=ACT_NAMES),
    ActForm(Act.REJECT, actions.reject, _("不同意"), (REASON,), tone="danger", names=ACT_NAMES),
    ActForm(Act.WITHDRAW, actions.withdraw, _("撤回申请"), (REASON,), tone="danger", names=ACT_NAMES),
)
FORMS: dict[Act, ActForm] = {Act(form.act): form for form in _FORMS}
