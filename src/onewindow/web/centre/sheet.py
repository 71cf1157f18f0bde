"""The whole catalogue as a workbook: out for everybody who keeps it, in by the administrator on a named ground."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.catalogue.actions import ImportOutcome, import_items
from onewindow.catalogue.errors import ImportRefused
from onewindow.catalogue.spreadsheet import uploaded_rows
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import FieldMissing
from onewindow.lib.uploads import require_size
from onewindow.organisation.models import Role
from onewindow.web.centre.views import KEEPERS
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.workbook import workbook

FILE = gettext_lazy("事项表格文件")


@require_safe
@for_roles(*KEEPERS)
def page(request: StaffRequest) -> HttpResponse:
    """Take the catalogue out, or bring it in."""
    return _page(request)


@require_safe
@for_roles(*KEEPERS)
def export(request: StaffRequest) -> FileResponse:
    """The centre's items on offer today, with all their elements."""
    return workbook(request)


@require_http_methods(["GET", "POST"])
@for_roles()
def take(request: StaffRequest) -> HttpResponse:
    """Import what was uploaded: all of it, or nothing with every fault by sheet, line and column.

    Whoever is signed in gets as far as the action: it refuses all but the administrator, and keeps which items the file
    would have touched.
    """
    if request.method == "GET":
        return HttpResponseRedirect(reverse("centre:sheet"))
    try:
        outcome = _import(request)
    except Refused as refusal:
        if not request.actor.has_role(Role.CENTRE_ADMIN):
            raise
        return _page(request, refusal)
    messages.success(
        request,
        _("导入完成：新增事项%(created)d个，新版本%(versions)d个，未变%(unchanged)d个。")
        % {"created": outcome.created, "versions": outcome.versions, "unchanged": outcome.unchanged},
    )
    return HttpResponseRedirect(reverse("centre:sheet"))


def _import(request: StaffRequest) -> ImportOutcome:
    file = request.FILES.get("file")
    if file is None:
        raise FieldMissing(field="file", label=FILE)
    require_size(file.name or "", file.size or 0, "file")
    rows = uploaded_rows(file.name or "", file.chunks())
    return import_items(rows=rows, by=request.actor, at=request.at, ground=request.POST.get("ground", ""))


def _page(request: StaffRequest, refusal: Refused | None = None) -> HttpResponse:
    of_rows = isinstance(refusal, ImportRefused)
    context = {
        "may_import": request.actor.has_role(Role.CENTRE_ADMIN),
        "ground": request.POST.get("ground", ""),
        "faults": [fault.facts for fault in refusal.refusals] if isinstance(refusal, ImportRefused) else [],
        "cut": isinstance(refusal, ImportRefused) and refusal.cut,
        "wrong": "" if refusal is None or of_rows else refusal.field or "file",
        "refusal": None if of_rows else refusal,
    }
    return render(request, "centre/sheet.html", context, status=refusal.status if refusal else 200)
