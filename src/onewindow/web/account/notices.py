"""What the house told this hat, and noting that it was read."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onewindow.lib.refusal import Refused
from onewindow.messaging.actions import mark_read
from onewindow.messaging.queries import NoticeRow, notices_for
from onewindow.organisation.actor import Actor
from onewindow.organisation.keeping import set_own_phone
from onewindow.web.doors import for_roles, home_door
from onewindow.web.lists import case_place, paging
from onewindow.web.session import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles()
def notices(request: StaffRequest) -> HttpResponse:
    """List what was told; POST notes one (`notice`) or all as read."""
    if request.method == "POST":
        mark_read(notice_id=_id(request.POST.get("notice", "")), by=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("notices"))
    after = case_place(request)
    page = notices_for(request.actor, after=after)
    context = {"rows": linked(page.rows, request.actor), **paging(request, page.next_after, after)}
    return render(request, "account/notices.html", context)


@require_POST
@for_roles()
def phone(request: StaffRequest) -> HttpResponse:
    """Keep the number to which one's own reminders go; a refusal is said on the page of hats."""
    try:
        shown = set_own_phone(phone=request.POST.get("phone", ""), by=request.actor, at=request.at)
        said = _("到期提醒将同时发短信到 %(phone)s。") % {"phone": shown} if shown else _("不再发短信提醒。")
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("hat"))


def linked(rows: Iterable[NoticeRow], actor: Actor) -> list[dict[str, object]]:
    """The notices, each with the page that it is about, in the hat's own part of the house."""
    door = home_door(actor)
    case_page = f"{door.name.partition(':')[0]}:case" if door else ""
    return [
        {
            "notice": row,
            "address": row.address or (reverse(case_page, args=[row.case]) if row.case and case_page else ""),
        }
        for row in rows
    ]


def _id(typed: str) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        return UUID(int=0)  # a mangled form reads nothing
