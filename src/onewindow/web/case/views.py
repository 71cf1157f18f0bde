"""What every audience's page of a case shares: masked numbers seen whole, and the liability sheet; both on record."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onewindow.cases import actions
from onewindow.cases.queries.liability import READERS, WATCHING
from onewindow.lib.refusal import InvalidInput
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest


@require_POST
@for_roles(*READERS)
def liability(request: StaffRequest, number: str) -> HttpResponse:
    """Print the liability sheet and lead back to the case, where it stands with the papers. Refuses with NotFound."""
    sheet = actions.print_liability(number=number, by=request.actor, at=request.at)
    opened = format_html(
        '{} <a href="{}" target="_blank" rel="noopener" data-view="pdf">{}</a>',
        _("责任清单 %(number)s 已出具。") % {"number": sheet.number},
        reverse("papers:paper", args=[sheet.pk]),
        _("打开%(paper)s") % {"paper": sheet.get_kind_display()},
    )
    messages.success(request, opened)
    page = "watch:case" if request.actor.has_role(*WATCHING) else "office:case"
    return HttpResponseRedirect(reverse(page, args=[number]))


@require_POST
@for_roles()
def reveal(request: StaffRequest, number: str) -> HttpResponse:
    """Show the numbers of a case whole; a missing reason keeps the form open. Refuses with NotFound, NotForYourEyes."""
    reason = request.POST.get("reason", "")
    found: dict[str, object]
    try:
        revealed = actions.reveal(number=number, reason=reason, by=request.actor, at=request.at)
        partial, found, status = "case/revealed.html", {"revealed": revealed}, 200
    except InvalidInput as refusal:
        partial, found, status = "case/reveal_form.html", {"reason": reason, "error": refusal}, refusal.status
    page = partial if request.htmx else "case/reveal_page.html"
    response = render(request, page, {"number": number, "partial": partial, **found}, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response
