"""What every audience's page of a case shares: seeing masked numbers whole, for a reason and on record."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from onewindow.cases import actions
from onewindow.lib.refusal import InvalidInput
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest


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
