"""Is this authorisation code in force? Anyone may ask; nothing of persons is shown (M16)."""

import io

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onewindow.authority.errors import AgreementUnknown
from onewindow.authority.queries.agreements import check_authorisation
from onewindow.authority.rules.codes import read_code
from onewindow.authority.words import PHASE_NAMES, powers_text
from onewindow.web.session import Request


@never_cache
@require_safe
def authorisation(request: Request, code: str) -> HttpResponse:
    """Confirm an agreement by its code: the sides, the term, the items with their powers, the digests."""
    try:
        found = check_authorisation(code, at=request.at)
    except AgreementUnknown as unknown:
        nothing = {"found": None, "refusal": unknown}
        return render(request, "public/authorisation.html", nothing, status=unknown.status)
    context = {
        "found": found,
        "phase": PHASE_NAMES[found.phase],
        "items": [{"line": each, "powers": powers_text(each.powers)} for each in found.items],
    }
    return render(request, "public/authorisation.html", context)


@require_safe
def authorisation_qr(request: Request, code: str) -> HttpResponse:
    """The QR code that leads to the page of an authorisation code."""
    known = read_code(code)
    if known is None:
        raise Http404
    drawn = io.BytesIO()
    segno.make(f"{settings.PUBLIC_URL}/authorisation/{known}", error="m").save(drawn, kind="svg", border=2)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
