"""Confirming a department's items at once, and the lists with their seals: the department prints, the centre receives."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.authority import actions
from onewindow.authority.models import POWERS, ConfirmationList
from onewindow.authority.queries.confirmations import confirmation_lists, items_to_confirm, list_view
from onewindow.authority.words import powers_text
from onewindow.catalogue.models import ItemVersion
from onewindow.lib.handed_out import hand_out
from onewindow.lib.refusal import NotFound, Refused
from onewindow.lib.typed_text import FieldMissing
from onewindow.web.acting import Tried, tried_by
from onewindow.web.agreements.forms import one_file, powers_typed
from onewindow.web.agreements.views import frame, room_of
from onewindow.web.lists import paging, query, whole_number
from onewindow.web.people import who_text
from onewindow.web.session import StaffRequest

LIGHTS = {"printed": "yellow", "sealed": "orange", "received": "green", "returned": "red"}


def overview(request: StaffRequest) -> HttpResponse:
    """The lists of this side; the department besides confirms its items: all in use, or those ticked."""
    if request.method == "GET":
        return _overview(request)
    try:
        made = actions.confirm_items(powers=powers_typed(request), by=request.actor, at=request.at)
    except Refused as refusal:
        return _overview(request, tried_by(request, "confirm", refusal))
    messages.success(request, _("清单 %(number)s 已生成，请打印盖章后存入扫描件。") % {"number": made.document.number})
    return HttpResponseRedirect(reverse(f"{room_of(request)}:confirmation", args=[made.pk]))


def one(request: StaffRequest, list_id: int) -> HttpResponse:
    """One list with its lines; those of which a later version is in force are marked."""
    return _page(request, list_id)


def act(request: StaffRequest, list_id: int, act: str) -> HttpResponse:
    """Seal, receive or send back a list."""
    back = reverse(f"{room_of(request)}:confirmation", args=[list_id])
    if act not in ("seal", "receive", "return"):
        raise Http404
    if request.method == "GET":
        return HttpResponseRedirect(back)
    try:
        said = _do(request, list_id, act)
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, list_id, tried_by(request, act, refusal))
    messages.success(request, said)
    return HttpResponseRedirect(back)


def file(request: StaffRequest, list_id: int, which: str) -> HttpResponse:
    """The list as printed, or its sealed scan; each look is on record."""
    if which not in ("printed", "sealed"):
        raise Http404
    sealed = which == "sealed"
    viewed = actions.view_confirmation(list_id=list_id, sealed=sealed, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)


def _do(request: StaffRequest, list_id: int, act: str) -> str:
    by, at = request.actor, request.at
    if act == "seal":
        upload = one_file(request, "file")
        if upload is None:
            raise FieldMissing(field="file", label=_("盖章扫描件"))
        actions.seal_list(list_id=list_id, upload=upload, by=by, at=at)
        return _("盖章扫描件已存入，已送中心接收。")
    if act == "receive":
        actions.receive_list(list_id=list_id, by=by, at=at)
        return _("清单已接收。")
    actions.return_list(list_id=list_id, answer=request.POST.get("answer", ""), by=by, at=at)
    return _("清单已退回部门。")


def _overview(request: StaffRequest, tried: Tried | None = None) -> HttpResponse:
    stage, after = request.GET.get("stage", ""), request.GET.get("after", "")
    stage = stage if stage in ConfirmationList.Stage.values else ""
    rows, next_after = confirmation_lists(actor=request.actor, stage=stage, after=whole_number(after))
    actor = request.actor
    items = (
        items_to_confirm(department_id=actor.department_id or 0, centre_id=actor.centre_id, on=localdate(request.at))
        if room_of(request) == "office"
        else []
    )
    context = {
        **frame(request),
        "rows": [{"row": row, "stage": row.get_stage_display(), "light": LIGHTS[row.stage]} for row in rows],
        **paging(request, next_after, after),
        "stage": stage,
        "tabs": [
            {"label": word, "href": query(request, stage=each), "current": each == stage}
            for each, word in ConfirmationList.Stage.choices
        ],
        "items": items,
        "due": sum(each.due for each in items),
        "ticked": powers_typed(request)
        if tried
        else {each.offered.item.code: list(each.offered.usual) for each in items if each.due},
        "powers": POWERS,
        "tried": tried,
    }
    return render(request, "agreements/confirmations.html", context, status=tried.status if tried else 200)


def _page(request: StaffRequest, list_id: int, tried: Tried | None = None) -> HttpResponse:
    view = list_view(list_id=list_id, actor=request.actor, on=localdate(request.at))
    context = {
        **frame(request),
        "list": view.list,
        "stage": view.list.get_stage_display(),
        "light": LIGHTS[view.list.stage],
        "confirmed_by": who_text(view.list.confirmed_by),
        "answered_by": who_text(view.list.answered_by) if view.list.answered_by else "",
        "lines": [
            {
                "line": line,
                "kind": ItemVersion.Kind(line.version.kind).label,
                "powers": powers_text(line.powers),
                "stale": line.item_id in view.stale,
            }
            for line in view.lines
        ],
        "tried": tried,
        "errors": {each.field: str(each) for each in tried.refusals} if tried else {},
    }
    return render(request, "agreements/confirmation.html", context, status=tried.status if tried else 200)
