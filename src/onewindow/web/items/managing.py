"""The item manager's pages: the department's items by state, beginning an application, and its attachments."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onewindow.catalogue import actions
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.queries.department_items import department_items, state_counts
from onewindow.catalogue.rules.life import Kind
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import FieldMissing
from onewindow.organisation.models import Role
from onewindow.web.acting import tried_by
from onewindow.web.doors import for_roles
from onewindow.web.items.rows import application_rows
from onewindow.web.items.views import application_page
from onewindow.web.lists import paging, query
from onewindow.web.reading import files_typed
from onewindow.web.session import StaffRequest


@require_safe
@for_roles(Role.ITEM_MANAGER)
def items(request: StaffRequest) -> HttpResponse:
    """The department's items by state, each with its open application; `?state=&text=&after=`."""
    state, text = request.GET.get("state", ""), request.GET.get("text", "").strip()[:100]
    state = state if state in Item.State.values else ""
    after = request.GET.get("after", "")[:31]
    found, rest = department_items(actor=request.actor, at=request.at, state=state, text=text, after=after)
    counts = state_counts(actor=request.actor, at=request.at)
    rows = [(each, application_rows(each.applications, request.at)) for each in found]
    tabs = [
        {"label": word, "count": counts.get(code, 0), "href": query(request, state=code), "current": code == state}
        for code, word in Item.State.choices
        if counts.get(code) or code == state
    ]
    context = {
        "rows": rows,
        "state_names": dict(Item.State.choices),
        "tabs": tabs,
        "state": state,
        "text": text,
        "total": sum(counts.values()),
        "everything": query(request, state=""),
        **paging(request, rest, after),
    }
    return render(request, "items/items.html", context)


@require_http_methods(["GET", "POST"])
@for_roles(Role.ITEM_MANAGER)
def begin_addition(request: StaffRequest) -> HttpResponse:
    """Begin to add an item: its code and its name; the list follows on the next page."""
    if request.method == "GET":
        return render(request, "items/new.html", {"typed": {}, "tried": None})
    code, name = request.POST.get("item", ""), request.POST.get("name", "")
    try:
        begun = actions.draft(kind=Kind.ADDITION, item_code=code, name=name, by=request.actor, at=request.at)
    except Refused as refusal:
        tried = tried_by(request, "draft", refusal)
        return render(request, "items/new.html", {"typed": request.POST, "tried": tried}, status=tried.status)
    return _onward(begun)


@require_POST
@for_roles(Role.ITEM_MANAGER)
def begin(request: StaffRequest, code: str) -> HttpResponse:
    """Begin an application of the posted kind for an item of the department."""
    begun = actions.draft(kind=request.POST.get("kind", ""), item_code=code, by=request.actor, at=request.at)
    return _onward(begun)


@require_POST
@for_roles(Role.ITEM_MANAGER)
def attach(request: StaffRequest, number: str) -> HttpResponse:
    """Add attachments, several at once; a refused one is said and the others are kept."""
    try:
        uploads = files_typed(request, "files")
        if not uploads:
            raise FieldMissing(field="files", label=gettext_lazy("附件"))
        for upload in uploads:
            actions.attach(number=number, upload=upload, by=request.actor, at=request.at)
    except Refused as refusal:
        return application_page(request, number, tried_by(request, "attach", refusal))
    messages.success(request, _("附件已保存。"))
    return HttpResponseRedirect(reverse("office:item_application", args=[number]) + "#files")


@require_POST
@for_roles(Role.ITEM_MANAGER)
def detach(request: StaffRequest, number: str, file_id: UUID) -> HttpResponse:
    """Take an attachment off again."""
    actions.detach(number=number, file_id=file_id, by=request.actor, at=request.at)
    messages.success(request, _("附件已移除。"))
    return HttpResponseRedirect(reverse("office:item_application", args=[number]) + "#files")


def _onward(begun: ItemApplication) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("office:item_edit", args=[begun.number]))
