"""What the house told this hat, and noting that it was read."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onewindow.messaging.actions import mark_read
from onewindow.messaging.queries import notices_for
from onewindow.web.doors import for_roles
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
    return render(request, "account/notices.html", {"rows": page.rows, **paging(request, page.next_after, after)})


def _id(typed: str) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        return UUID(int=0)  # a mangled form reads nothing
