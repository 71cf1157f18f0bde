"""The acts that a finding's page offers, to the unit and to the supervisor."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from onewindow.supervision import actions
from onewindow.supervision.models import Finding
from onewindow.supervision.rules import FindingAct
from onewindow.supervision.words import ACT_NAMES
from onewindow.web.acting import ActForm, Blank
from onewindow.web.reading import day_typed, files_typed
from onewindow.web.session import StaffRequest

RECTIFY_BY = _("整改期限")
REASONS = Blank("reasons", _("理由"))


def _reply(request: StaffRequest) -> dict[str, Any]:
    return {"stance": request.POST.get("stance", ""), "text": request.POST.get("text", "")}


def _report(request: StaffRequest) -> dict[str, Any]:
    return {"text": request.POST.get("text", ""), "uploads": files_typed(request, "file")}


def _send_back(request: StaffRequest) -> dict[str, Any]:
    day = day_typed(request, "rectify_by", RECTIFY_BY)
    return {"reasons": request.POST.get("reasons", ""), "rectify_by": day}


def _change(request: StaffRequest) -> dict[str, Any]:
    texts = {name: request.POST.get(name, "") for name in ("severity", "clause", "demand")}
    return _send_back(request) | texts


_FORMS = (
    ActForm(
        FindingAct.REPLY,
        actions.reply,
        _("提交答复"),
        (Blank("text", _("答复内容"), rows=5, help=_("陈述事实和理由；有异议的写明依据")),),
        tone="primary",
        read=_reply,
        names=ACT_NAMES,
    ),
    ActForm(
        FindingAct.REPORT,
        actions.report,
        _("提交整改报告"),
        (Blank("text", _("整改情况"), rows=5),),
        tone="primary",
        read=_report,
        names=ACT_NAMES,
    ),
    ActForm(FindingAct.UPHOLD, actions.uphold, _("认定"), (REASONS,), tone="primary", names=ACT_NAMES),
    ActForm(
        FindingAct.CLOSE,
        actions.close,
        _("复核通过并销号"),
        (Blank("reasons", _("复核意见")),),
        tone="primary",
        names=ACT_NAMES,
    ),
    ActForm(
        FindingAct.CHANGE,
        actions.change,
        _("变更并认定"),
        (REASONS,),
        note=_("事实和证据保持原样；程度、规定、要求和期限以此处为准。"),
        read=_change,
        names=ACT_NAMES,
    ),
    ActForm(FindingAct.SEND_BACK, actions.send_back, _("退回"), (REASONS,), read=_send_back, names=ACT_NAMES),
    ActForm(
        FindingAct.WITHDRAW,
        actions.withdraw,
        _("撤销"),
        (REASONS,),
        note=_("撤销后不计入考核，办理经过仍然保留。"),
        tone="danger",
        names=ACT_NAMES,
    ),
)
FORMS: dict[FindingAct, ActForm] = {FindingAct(form.act): form for form in _FORMS}


def drafts(finding: Finding) -> dict[FindingAct, dict[str, str]]:
    """What the form of a change begins with: what stands now."""
    stands = {name: str(getattr(finding, name)) for name in ("severity", "clause", "demand", "rectify_by")}
    return {FindingAct.CHANGE: stands}
