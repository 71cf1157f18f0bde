"""The outbox of the centre, its words and its quiet hours."""

from datetime import time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onewindow.lib.refusal import Refused
from onewindow.messaging import actions
from onewindow.messaging.errors import HoursWrong
from onewindow.messaging.models.outbox import STATES
from onewindow.messaging.queries import list_messages, sending_hours, wordings
from onewindow.messaging.queries.wording import example
from onewindow.messaging.rules import Channel
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import case_place, paging, query
from onewindow.web.session import StaffRequest

ADMIN = Role.CENTRE_ADMIN


@require_safe
@for_roles(ADMIN)
def outbox(request: StaffRequest) -> HttpResponse:
    """What was sent, waits or failed: `?state=&after=`."""
    state = request.GET.get("state", "")
    state = state if state in dict(STATES) else ""
    after = case_place(request)
    page = list_messages(request.actor, state=state, after=after)
    tabs = [("", _("全部")), *STATES]
    context = {
        "rows": page.rows,
        "names": dict(STATES),
        "tabs": [
            {"label": label, "href": query(request, state=each), "current": each == state} for each, label in tabs
        ],
        **paging(request, page.next_after, after),
    }
    return render(request, "centre/messages.html", context)


@require_POST
@for_roles(ADMIN)
def resend(request: StaffRequest, message_id: UUID) -> HttpResponse:
    """Try a dead message again; a refusal is said on the list."""
    try:
        message = actions.resend(message_id=message_id, by=request.actor, at=request.at)
        messages.success(request, _("发给 %(to)s 的消息已重新排队。") % {"to": message.to_shown})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("centre:messages"))


@require_safe
@for_roles(ADMIN)
def words(request: StaffRequest) -> HttpResponse:
    """Every occasion with its words and an example; `?occasion=` opens one to be changed."""
    return _words(request, request.GET.get("occasion", ""))


@require_http_methods(["POST"])
@for_roles(ADMIN)
def set_words(request: StaffRequest, occasion: str) -> HttpResponse:
    """Preview or keep the centre's own words; a refusal comes back with what was typed."""
    text = request.POST.get("text", "")
    try:
        if "preview" in request.POST:
            return _words(request, occasion, text, preview=example(occasion, actions.checked_wording(occasion, text)))
        actions.set_wording(occasion=occasion, channel=Channel.SMS, text=text, by=request.actor, at=request.at)
    except Refused as refusal:
        return _words(request, occasion, text, refusal)
    messages.success(request, _("消息内容已保存，之后发出的消息按此办理。"))
    return HttpResponseRedirect(reverse("centre:words"))


@require_POST
@for_roles(ADMIN)
def set_hours(request: StaffRequest) -> HttpResponse:
    """Set the quiet hours; a refusal comes back with what was typed."""
    try:
        begin, end = _time(request, "quiet_from"), _time(request, "quiet_until")
        actions.set_hours(quiet_from=begin, quiet_until=end, by=request.actor, at=request.at)
    except Refused as refusal:
        return _words(request, "", refusal=refusal)
    messages.success(request, _("免打扰时段已保存。"))
    return HttpResponseRedirect(reverse("centre:words"))


def _words(
    request: StaffRequest, occasion: str, typed: str | None = None, refusal: Refused | None = None, preview: str = ""
) -> HttpResponse:
    rows = wordings(request.actor)
    context = {
        "rows": rows,
        "open": next((row for row in rows if row.occasion == occasion), None),
        "typed": typed,
        "refusal": refusal,
        "preview": preview,
        "hours": sending_hours(request.actor),
    }
    return render(request, "centre/words.html", context, status=refusal.status if refusal else 200)


def _time(request: StaffRequest, name: str) -> time:
    try:
        found = parse_time(request.POST.get(name, ""))
    except ValueError:
        found = None
    if found is None:
        raise HoursWrong(field=name)
    return found
