"""The acts that an agreement's page offers, and how what was typed becomes their arguments."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from onewindow.authority import actions
from onewindow.authority.errors import EndingNeedsBoth
from onewindow.authority.models import Proposal
from onewindow.authority.rules.life import Act
from onewindow.authority.words import ACT_NAMES
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.uploads import Upload
from onewindow.web.acting import ActForm, Blank
from onewindow.web.reading import day_typed, files_typed
from onewindow.web.session import StaffRequest


class OnPage(StrEnum):
    """An act as its address says it; what concerns a proposal carries the proposal's kind."""

    RENEW = "renew"
    AMEND = "amend"
    END = "end"
    DECIDE = "decide"
    SIGN_CONCLUDE = "sign-conclude"
    SIGN_AMEND = "sign-amend"
    SIGN_END = "sign-end"
    DECLINE_CONCLUDE = "decline-conclude"
    DECLINE_AMEND = "decline-amend"
    DECLINE_END = "decline-end"
    WITHDRAW_CONCLUDE = "withdraw-conclude"
    WITHDRAW_AMEND = "withdraw-amend"
    WITHDRAW_END = "withdraw-end"
    SEAL = "seal"


OF_AN_AGREEMENT = {
    Act.RENEW: OnPage.RENEW,
    Act.AMEND: OnPage.AMEND,
    Act.END: OnPage.END,
    Act.DECIDE_ENDING: OnPage.DECIDE,
}
OF_A_PROPOSAL = {Act.SIGN: "sign", Act.DECLINE: "decline", Act.WITHDRAW: "withdraw"}
_KINDS = tuple(Proposal.Kind.values)
NAMES = {page: ACT_NAMES[act] for act, page in OF_AN_AGREEMENT.items()} | {
    OnPage(f"{word}-{kind}"): ACT_NAMES[act] for act, word in OF_A_PROPOSAL.items() for kind in _KINDS
}
REASON = Blank("reason", _("理由"))
ANSWER = Blank("answer", _("理由"), rows=2)


def powers_typed(request: StaffRequest) -> dict[str, list[str]]:
    """The powers ticked, by item: `powers` holds `<item code>:<power>`, `items` the items of the table."""
    asked: dict[str, list[str]] = {code[:40]: [] for code in request.POST.getlist("items")}
    for ticked in request.POST.getlist("powers"):
        code, _colon, power = ticked[:60].rpartition(":")
        asked.setdefault(code, []).append(power)
    return asked


def term_typed(request: StaffRequest) -> dict[str, date]:
    """Both days of a term, all faults at once."""
    days, faults = {}, list[Refused]()
    for name, label in (("begins_on", _("生效日期")), ("ends_on", _("届满日期"))):
        try:
            days[name] = day_typed(request, name, label)
        except Refused as fault:
            faults.append(fault)
    if faults:
        raise InvalidInputs(faults)
    return days


def one_file(request: StaffRequest, name: str) -> Upload | None:
    """The file of a field, if one was chosen; what is wrong with it is refused at that field."""
    return next(iter(files_typed(request, name)), None)


def proposal_typed(request: StaffRequest) -> dict[str, Any]:
    """The proposal that the form was about; one that is none is nobody's."""
    try:
        return {"proposal_id": UUID(request.POST.get("proposal", ""))}
    except ValueError:
        return {"proposal_id": UUID(int=0)}


def _sign(request: StaffRequest) -> dict[str, Any]:
    seal = request.POST.get("seal_date", "").strip()
    return proposal_typed(request) | ({"seal_date": day_typed(request, "seal_date", _("盖章日期"))} if seal else {})


def _answer(request: StaffRequest) -> dict[str, Any]:
    return proposal_typed(request) | {"answer": request.POST.get("answer", "")}


def _amend(request: StaffRequest) -> dict[str, Any]:
    return {"powers": powers_typed(request), "reason": request.POST.get("reason", "")}


def _end(request: StaffRequest) -> dict[str, Any]:
    return {
        "item_codes": request.POST.getlist("leaving"),
        "reason": request.POST.get("reason", ""),
        "attachment": one_file(request, "attachment"),
    }


def _decide(request: StaffRequest) -> dict[str, Any]:
    return {
        "item_codes": request.POST.getlist("leaving"),
        "number": request.POST.get("number", ""),
        "decided_on": day_typed(request, "decided_on", _("决定日期")),
        "report": request.POST.get("report", ""),
        "scan": one_file(request, "scan"),
        "zone_code": request.POST.get("zone", "")[:10],
    }


def end_or_ask(*, code: str, item_codes: list[str], by: Any, at: Any, **why: Any) -> Proposal:
    """Try to end; alone that is refused and on record, and then becomes a request to the other side (M23)."""
    try:
        return actions.end(code=code, item_codes=item_codes, by=by, at=at)
    except EndingNeedsBoth:
        return actions.request_ending(code=code, item_codes=item_codes, by=by, at=at, **why)


_FORMS = (
    *(
        ActForm(OnPage(f"sign-{kind}"), actions.sign, _("签署"), tone="primary", read=_sign, names=NAMES)
        for kind in _KINDS
    ),
    *(
        ActForm(OnPage(f"decline-{kind}"), actions.decline, _("不同意"), (ANSWER,), read=_answer, names=NAMES)
        for kind in _KINDS
    ),
    *(
        ActForm(OnPage(f"withdraw-{kind}"), actions.withdraw, _("收回"), (ANSWER,), read=_answer, names=NAMES)
        for kind in _KINDS
    ),
    ActForm(
        OnPage.RENEW,
        actions.renew,
        _("提出续签"),
        note=_("沿用现有事项和权限，期限须在原协议届满之后开始；双方签署后生效。"),
        read=term_typed,
        names=NAMES,
    ),
    ActForm(
        OnPage.AMEND,
        actions.amend,
        _("提出变更"),
        (REASON,),
        note=_("勾选变更后应有的权限；双方签署后生效。一个事项的权限不能全部收回，那是退出。"),
        read=_amend,
        names=NAMES,
    ),
    ActForm(
        OnPage.END,
        end_or_ask,
        _("终止"),
        (REASON,),
        note=_(
            "一方不能单独终止：尝试会被拒绝并记录，转为请求，等待对方签署。对方已请求同样内容的，您的终止即为签署。"
        ),
        tone="danger",
        read=_end,
        names=NAMES,
    ),
    ActForm(
        OnPage.DECIDE,
        actions.decide_ending,
        _("录入并设立专窗"),
        (
            Blank("number", _("决定文号"), rows=1),
            Blank("report", _("中心报告"), rows=5, help=_("中心向协调小组报告的情况和意见")),
        ),
        note=_("双方不能一致时，由协调小组根据中心的报告决定。录入后权限即时停止，部门专窗同时设立。"),
        tone="danger",
        read=_decide,
        names=NAMES,
    ),
)
FORMS: dict[OnPage, ActForm] = {OnPage(form.act): form for form in _FORMS}
