"""Is this paper genuine? Anyone who holds it may ask; nothing private is shown."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.documents.errors import PaperUnknown
from onewindow.documents.queries import verify, verify_file
from onewindow.documents.tokens import as_typed, shown
from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.lib.uploads import FileTooLarge
from onewindow.web.session import Request

MEGABYTE = 1024 * 1024


class FileMissing(InvalidInput):
    code = "file_missing"
    sentence = _("请先选择要比对的 PDF 文件。")


@require_safe
def code_form(request: Request) -> HttpResponse:
    """Ask for the code that stands beside the QR code of a paper."""
    token = as_typed(request.GET.get("token", ""))
    if token:
        return HttpResponseRedirect(reverse("verification", args=[token[:40]]))
    return render(request, "public/verify.html", {"typed": "", "refusal": None})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: Request, token: str) -> HttpResponse:
    """Confirm a paper by its code; a posted PDF is compared, bit for bit, with the one that was issued."""
    try:
        found = verify(token)
    except PaperUnknown as unknown:
        return render(request, "public/verify.html", {"typed": token[:40], "refusal": unknown}, status=unknown.status)
    fault: Refused | None = None
    same: bool | None = None
    if request.method == "POST":
        try:
            same = verify_file(token, _uploaded(request))
        except Refused as refusal:
            fault = refusal
    context = {"found": found, "token_shown": shown(as_typed(token)), "same": same, "refusal": fault}
    return render(request, "public/paper.html", context, status=fault.status if fault else 200)


def _uploaded(request: Request) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise FileMissing(field="file")
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        size, limit = f"{(file.size or 0) / MEGABYTE:.1f}", settings.UPLOAD_LIMIT // MEGABYTE
        raise FileTooLarge(name=file.name, size=size, limit=limit, field="file")
    return file.read()
