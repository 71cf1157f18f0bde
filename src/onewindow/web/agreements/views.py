"""The pages of agreements: the list, a new one, one with all that was signed about it, and its acts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.authority import actions
from onewindow.authority.models import POWERS, Proposal
from onewindow.authority.queries.agreements import AgreementView, ProposalView, agreement_view, list_agreements
from onewindow.authority.queries.offered import offered_items
from onewindow.authority.rules.life import Act, Phase, Side, Stage
from onewindow.authority.words import PHASE_NAMES, powers_text
from onewindow.lib.handed_out import hand_out
from onewindow.lib.refusal import NotFound, Refused
from onewindow.lib.typed_text import FieldMissing
from onewindow.organisation.models import Department, Zone
from onewindow.organisation.queries import centres, departments
from onewindow.web.acting import Offer, Tried, offers, tried_by
from onewindow.web.agreements.forms import (
    FORMS,
    OF_A_PROPOSAL,
    OF_AN_AGREEMENT,
    OnPage,
    one_file,
    powers_typed,
    proposal_typed,
    term_typed,
)
from onewindow.web.lists import paging, whole_number
from onewindow.web.people import who_text
from onewindow.web.session import StaffRequest

LIGHTS = {Phase.IN_FORCE: "green", Phase.EXPIRED: "red", Phase.ENDED: "", Phase.PROPOSED: "yellow"}


def room_of(request: StaffRequest) -> str:
    match = request.resolver_match
    assert match is not None
    return match.namespace


def frame(request: StaffRequest) -> dict[str, str]:
    """Which part of the house the page stands in: both sides see the same pages."""
    room = room_of(request)
    return {"room": room, "frame": f"{room}/page.html"}


def agreement_list(request: StaffRequest) -> HttpResponse:
    """This side's agreements, the newest first; `?phase=`, `?after=`."""
    phase, after = request.GET.get("phase", ""), request.GET.get("after", "")[:30]
    phase = phase if phase in PHASE_NAMES else ""
    page = list_agreements(actor=request.actor, at=request.at, phase=phase, after=after)
    context = {
        **frame(request),
        "rows": [
            {"row": row, "phase": PHASE_NAMES[row.phase], "light": LIGHTS.get(row.phase, "")} for row in page.rows
        ],
        **paging(request, page.next_after, after),
        "phase": phase,
        "phases": list(PHASE_NAMES.items()),
    }
    return render(request, "agreements/list.html", context)


def new_agreement(request: StaffRequest) -> HttpResponse:
    """The form of a new agreement, and proposing it; the administrator first chooses the department (`?department=`)."""
    if request.method == "GET":
        return _new(request)
    try:
        agreement = actions.propose(
            department_id=_department_id(request) or 0,
            centre_id=_centre_id(request) or 0,
            powers=powers_typed(request),
            **term_typed(request),
            duties=request.POST.get("duties", ""),
            by=request.actor,
            at=request.at,
        )
    except Refused as refusal:
        return _new(request, tried_by(request, "propose", refusal))
    messages.success(request, _("协议 %(code)s 已提出，请签署并等待对方签署。") % {"code": agreement.code})
    return HttpResponseRedirect(reverse(f"{room_of(request)}:agreement", args=[agreement.code]))


def agreement_page(request: StaffRequest, code: str) -> HttpResponse:
    """One agreement with its items, signatures, scans, and what this side may do now."""
    return _page(request, code)


def agreement_act(request: StaffRequest, code: str, act: str) -> HttpResponse:
    """Do one act; a refusal comes back with what was typed, at an address that leads to the agreement when read again."""
    if act not in FORMS and act != OnPage.SEAL:
        raise Http404
    back = reverse(f"{room_of(request)}:agreement", args=[code])
    if request.method == "GET":
        return HttpResponseRedirect(back)
    try:
        done = _seal(request, code) if act == OnPage.SEAL else _do(request, OnPage(act), code)
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, code, tried_by(request, act, refusal))
    said, address = done
    messages.success(request, said)
    return HttpResponseRedirect(address or back)


def agreement_paper(request: StaffRequest, code: str, document_id: UUID) -> HttpResponse:
    """A paper of the agreement as it was issued; each look is on record."""
    viewed = actions.view_agreement_paper(document_id=document_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)


def agreement_scan(request: StaffRequest, code: str, scan_id: UUID) -> HttpResponse:
    """A sealed scan or an attachment, the very bytes that were handed in; each look is on record."""
    viewed = actions.view_scan(scan_id=scan_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)


def _do(request: StaffRequest, act: OnPage, code: str) -> tuple[str, str]:
    form = FORMS[act]
    done = form.do(code=code, by=request.actor, at=request.at, **form.arguments(request))
    if act == OnPage.RENEW:
        address = reverse(f"{room_of(request)}:agreement", args=[done.code])
        return _("续签协议 %(code)s 已提出。") % {"code": done.code}, address
    if act == OnPage.END and done.stage == Stage.OPEN:
        return _("一方不能单独终止：这次尝试已被拒绝并记录。已转为终止请求，等待对方签署。"), ""
    if isinstance(done, Proposal) and done.stage == Stage.AGREED:
        return _("双方已签署，即时生效。请打印盖章后存入扫描件。"), ""
    return _("“%(act)s”已办好。") % {"act": form.title}, ""


def _seal(request: StaffRequest, code: str) -> tuple[str, str]:
    upload = one_file(request, "file")
    if upload is None:
        raise FieldMissing(field="file", label=_("盖章扫描件"))
    actions.keep_sealed(code=code, **proposal_typed(request), upload=upload, by=request.actor, at=request.at)
    return _("盖章扫描件已存入，摘要已登记。"), ""


def _department_id(request: StaffRequest) -> int | None:
    asked = request.POST.get("department", "") or request.GET.get("department", "")
    return request.actor.department_id if room_of(request) == "office" else whole_number(asked)


def _centre_id(request: StaffRequest) -> int | None:
    asked = whole_number(request.POST.get("centre", "") or request.GET.get("centre", ""))
    return request.actor.centre_id if room_of(request) == "centre" else asked or request.actor.centre_id


def _new(request: StaffRequest, tried: Tried | None = None) -> HttpResponse:
    department_id, centre_id = _department_id(request), _centre_id(request)
    department = Department.objects.filter(pk=department_id).first() if department_id else None
    items = (
        offered_items(department_id=department.pk, centre_id=centre_id or 0, on=localdate(request.at))
        if department
        else []
    )
    ticked = powers_typed(request) if tried else {each.item.code: list(each.usual) for each in items}
    context = {
        **frame(request),
        "department": department,
        "departments": [(each.pk, each.name) for each in departments(centre_id=request.actor.centre_id)],
        "centres": [(each.pk, each.name) for each in centres()],
        "centre_id": centre_id,
        "items": items,
        "ticked": ticked,
        "powers": POWERS,
        "offer": _offer(tried),
        "duties": actions.DUTIES,
    }
    return render(request, "agreements/new.html", context, status=tried.status if tried else 200)


def _offer(tried: Tried | None) -> Offer:
    form = FORMS[OnPage.RENEW]
    return Offer(form, "", open=True, typed=tried.typed, refusals=tried.refusals) if tried else Offer(form, "")


def _page(request: StaffRequest, code: str, tried: Tried | None = None) -> HttpResponse:
    view = agreement_view(code=code, actor=request.actor, at=request.at)
    room = room_of(request)
    allowed = [page for act, page in OF_AN_AGREEMENT.items() if act in view.allowed]
    for each in view.proposals:
        allowed += [
            OnPage(f"{word}-{each.proposal.kind}") for act, word in OF_A_PROPOSAL.items() if act in each.allowed
        ]
    shown_offers = offers(
        FORMS,
        allowed,
        href=lambda act: reverse(f"{room}:agreement_act", args=[view.agreement.code, act]),
        tried=tried if tried and tried.act != OnPage.SEAL else None,
        lead=next((act for act in allowed if act.startswith("sign-")), None),
    )
    context = {
        **frame(request),
        "view": view,
        "agreement": view.agreement,
        "phase": PHASE_NAMES[view.phase],
        "light": LIGHTS.get(view.phase, ""),
        "items": [{"line": each, "powers": powers_text(each.powers)} for each in view.items],
        "proposals": [_proposal(each) for each in view.proposals],
        "decisions": view.decisions,
        "offers": shown_offers,
        "open": {each.proposal.kind: each.proposal for each in view.proposals if each.proposal.stage == Stage.OPEN},
        "seal_tried": tried if tried and tried.act == OnPage.SEAL else None,
        **_choices(request, view, tried),
    }
    return render(request, "agreements/agreement.html", context, status=tried.status if tried else 200)


def _choices(request: StaffRequest, view: AgreementView, tried: Tried | None) -> dict[str, Any]:
    """What the forms of amendment and ending choose from."""
    agreement, on = view.agreement, localdate(request.at)
    amendable = Act.AMEND in view.allowed
    items = (
        offered_items(department_id=agreement.department_id, centre_id=agreement.centre_id, on=on) if amendable else []
    )
    held = {each.item.code: list(each.powers) for each in view.items if each.powers}
    zones = Zone.objects.filter(centre=agreement.centre).order_by("code") if view.side == Side.CENTRE else []
    return {
        "offered": [each for each in items if each.item.code in held or not each.granted],
        "ticked": powers_typed(request) if tried and tried.act == OnPage.AMEND else held,
        "powers": POWERS,
        "staying": [(each.item.code, each.item.name) for each in view.items if each.powers],
        "leaving": request.POST.getlist("leaving") if tried else [],
        "zones": [(zone.code, zone.name) for zone in zones],
    }


def _proposal(each: ProposalView) -> dict[str, Any]:
    proposal = each.proposal
    lines: dict[str, list[str]] = {}
    for line in proposal.lines.all():
        word = _("增加") if line.adds else _("收回") if line.power else _("退出")
        lines.setdefault(f"{line.item.name} · {word}", []).append(line.power)
    return {
        "proposal": proposal,
        "kind": proposal.get_kind_display(),
        "stage": proposal.get_stage_display(),
        "proposed_by": who_text(proposal.proposed_by),
        "closed_by": who_text(proposal.closed_by) if proposal.closed_by else "",
        "lines": [f"{name} {powers_text(held)}".strip() for name, held in lines.items()],
        "signatures": [
            {
                "side": each.get_side_display(),
                "who": who_text(each.signed_by),
                "at": each.signed_at,
                "seal": each.seal_date,
            }
            for each in proposal.signatures.all()
        ],
        "may_seal": Act.KEEP_SEALED in each.allowed,
    }
