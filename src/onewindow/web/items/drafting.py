"""Drawing up an application: its particulars and, for an addition or a change, the whole list, all on one page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onewindow.catalogue import actions
from onewindow.catalogue.actions import Particulars
from onewindow.catalogue.applications import faults_of
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.queries.applications import acts_for, application
from onewindow.catalogue.rules.life import WITH_LIST, Act
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.lib.refusal import InvalidInputs, NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.items.fields import form_view
from onewindow.web.items.typed import form_typed, reshape
from onewindow.web.reading import day_or_none
from onewindow.web.session import StaffRequest

TEXTS = ("ground", "document_no", "reason")
DAYS = {"planned_on": gettext_lazy("计划实施日期"), "resumes_on": gettext_lazy("计划恢复日期")}


@require_http_methods(["GET", "POST"])
@for_roles(Role.ITEM_MANAGER)
def edit(request: StaffRequest, number: str) -> HttpResponse:
    """Show the draft, or keep what was typed, whether it can be read yet or not; `?check` says what is wrong so far.

    A pressed `add` or `remove` only shows the form again with a row more or less, nothing is stored by it.
    """
    found = application(number, actor=request.actor)
    if request.method == "POST":
        return _posted(request, found)
    if Act.EDIT not in acts_for(found, request.actor):
        return HttpResponseRedirect(reverse("office:item_application", args=[number]))
    form = forms.tidy(found.form or {})
    errors = _faults(found) if "check" in request.GET else {}
    return _page(request, found, _typed(found), form, errors)


def _posted(request: StaffRequest, found: ItemApplication) -> HttpResponse:
    form = form_typed(request.POST)
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    if reshape(form, request.POST.get("add", ""), request.POST.get("remove", "")):
        return _page(request, found, typed, form, {})
    try:
        kept = actions.edit(
            number=found.number,
            particulars=_particulars(request),
            form=form if found.kind in WITH_LIST else None,
            by=request.actor,
            at=request.at,
        )
    except NotFound:
        raise
    except Refused as refusal:
        refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal]
        errors = {each.field or "": str(each) for each in refusals}
        return _page(request, found, typed, form, errors, status=refusal.status)
    messages.success(request, _("已保存。"))
    if "view" in request.POST:
        return HttpResponseRedirect(reverse("office:item_application", args=[found.number]))
    checked = "?check=yes" if _faults(kept) else ""
    return HttpResponseRedirect(reverse("office:item_edit", args=[found.number]) + checked)


def _particulars(request: HttpRequest) -> Particulars:
    faults: list[Refused] = []
    days: dict[str, Any] = {}
    for name, label in DAYS.items():
        try:
            days[name] = day_or_none(request, name, label)  # type: ignore[arg-type]
        except Refused as fault:
            faults.append(fault)
    if faults:
        raise InvalidInputs(faults)
    texts: dict[str, Any] = {name: request.POST.get(name, "") for name in TEXTS}
    return Particulars(**texts, **days, editorial=request.POST.get("editorial") == "yes")


def _typed(found: ItemApplication) -> dict[str, str]:
    typed = {name: getattr(found, name) for name in TEXTS}
    typed |= {name: day.isoformat() if (day := getattr(found, name)) else "" for name in DAYS}
    return typed | {"editorial": "yes" if found.editorial else ""}


def _faults(found: ItemApplication) -> dict[str, str]:
    return {fault.field or "": str(fault) for fault in faults_of(found)} if found.kind in WITH_LIST else {}


def _page(
    request: StaffRequest,
    found: ItemApplication,
    typed: dict[str, str],
    form: forms.Form,
    errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    context = {
        "application": found,
        "typed": dict.fromkeys((*TEXTS, *DAYS, "editorial"), "") | typed,
        "errors": errors,
        "view": form_view(form, errors) if found.kind in WITH_LIST else None,
    }
    return render(request, "items/edit.html", context, status=status)
