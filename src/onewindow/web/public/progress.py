"""Progress by case number and query code."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from onewindow.cases.queries.progress import Progress, progress
from onewindow.lib.identifiers import check_case_number
from onewindow.lib.refusal import InvalidInput, NotFound, Refused
from onewindow.organisation.queries import centres
from onewindow.web.public.limits import address, guessed_wrong, may_guess
from onewindow.web.public.line import line_of, next_thing
from onewindow.web.session import Request


class NoSuchProgress(NotFound):
    code = "no_such_progress"
    sentence = _("没有查到。请对照收件凭证核对办件编号和查询码。")


class QueryCodePattern(InvalidInput):
    code = "query_code_pattern"
    sentence = _("查询码是 6 位数字，印在收件凭证上办件编号的旁边。")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def progress_page(request: Request) -> HttpResponse:
    """Ask for number and code, and answer with the line of steps; a wrong code sounds like a wrong number.

    The code is posted, so that it stays out of addresses and logs; the receipt's QR code may bring the number.
    """
    if request.method != "POST":
        return _asked(request, number=request.GET.get("number", ""), code="")
    number, code = request.POST.get("number", ""), request.POST.get("code", "").strip()
    try:
        found = _look_up(request, number, code)
    except Refused as refusal:
        return _asked(request, number=number, code=code, refusal=refusal)
    context = {"centre": found.centre, "found": found, "line": line_of(found), "next": next_thing(found)}
    return render(request, "public/progress.html", context)


def _look_up(request: Request, number: str, code: str) -> Progress:
    checked = check_case_number(number, field="number").number
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise QueryCodePattern(field="code")
    whence = (address(request), checked)
    may_guess(*whence)
    try:
        return progress(number=checked, query_code=code, at=request.at)
    except NotFound:
        guessed_wrong(*whence)
        raise NoSuchProgress() from None


def _asked(request: Request, *, number: str, code: str, refusal: Refused | None = None) -> HttpResponse:
    houses = centres()
    context = {
        "centre": houses[0] if houses else None,
        "number": number[:40],
        "code": code[:10],
        "refusal": refusal,
    }
    return render(request, "public/progress_form.html", context, status=refusal.status if refusal else 200)
