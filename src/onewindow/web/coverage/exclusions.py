"""What stays out of the windows on which ground: proposed, decided by the leader, ended."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.authority.actions import exclusions as acts
from onewindow.authority.models import Exclusion
from onewindow.authority.queries.coverage import exclusions
from onewindow.authority.rules.exclusions import MAY, ExclusionAct
from onewindow.lib.refusal import NotFound, Refused
from onewindow.web.coverage.views import house_of
from onewindow.web.people import who_text
from onewindow.web.session import StaffRequest

SHOWN = 200
FIELDS = ("item_code", "ground", "reason", "answer")


@require_safe
def page(request: StaffRequest) -> HttpResponse:
    """Every exclusion, what waits for the leader first; `?item=` brings an item into the form."""
    return _page(request, {"item_code": request.GET.get("item", "")})


@require_http_methods(["GET", "POST"])
def propose(request: StaffRequest) -> HttpResponse:
    """Propose that an item stay out; a refusal comes back with what was typed."""
    if request.method == "GET":
        return _back(request)
    typed = _typed(request)
    try:
        made = acts.propose_exclusion(
            item_code=typed["item_code"],
            ground=typed["ground"],
            reason=typed["reason"],
            by=request.actor,
            at=request.at,
        )
    except Refused as refusal:
        return _page(request, typed, refusal)
    messages.success(request, _("“%(item)s”已提出不进驻，等待中心负责人批准。") % {"item": made.item.name})
    return _back(request)


@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, exclusion_id: int, act: str) -> HttpResponse:
    """Approve, decline or end; a refusal comes back with what was typed."""
    if act not in ("approve", "decline", "end"):
        raise Http404
    if request.method == "GET":
        return _back(request)
    typed = _typed(request)
    by, at = request.actor, request.at
    try:
        if act == "approve":
            done = acts.approve_exclusion(exclusion_id=exclusion_id, by=by, at=at)
        elif act == "decline":
            done = acts.decline_exclusion(exclusion_id=exclusion_id, answer=typed["answer"], by=by, at=at)
        else:
            done = acts.end_exclusion(exclusion_id=exclusion_id, answer=typed["answer"], by=by, at=at)
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, typed, refusal, of=(exclusion_id, act))
    messages.success(
        request, _("“%(item)s”的不进驻：%(stage)s。") % {"item": done.item.name, "stage": done.stage.label}
    )
    return _back(request)


def _page(
    request: StaffRequest,
    typed: dict[str, str],
    refusal: Refused | None = None,
    of: tuple[int, str] | None = None,
) -> HttpResponse:
    rows = list(exclusions(actor=request.actor)[:SHOWN])
    context = {
        "house": house_of(request),
        "rows": [_line(row) for row in rows],
        "may_propose": request.actor.role in MAY[ExclusionAct.PROPOSE],
        "may_decide": request.actor.role in MAY[ExclusionAct.APPROVE],
        "grounds": Exclusion.Ground.choices,
        "typed": typed,
        "refusal": refusal,
        "refused_row": of,
        "wrong": (refusal.field or "") if refusal and not of else "",
    }
    return render(request, "coverage/exclusions.html", context, status=refusal.status if refusal else 200)


def _line(row: Exclusion) -> dict[str, object]:
    ended = row.ended_by or row.declined_by
    return {
        "row": row,
        "stage": row.stage,
        "proposed_by": who_text(row.proposed_by),
        "approver": who_text(row.approver) if row.approver else "",
        "closed_by": who_text(ended) if ended else "",
        "closed_on": row.ended_on or row.declined_on,
    }


def _typed(request: StaffRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in FIELDS}


def _back(request: StaffRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"{house_of(request)}:exclusions"))
