"""All cases of the centre, to read: the course, whose rule or act it was, the papers, and whether the record holds."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.queries.chain import broken_link
from onewindow.cases.queries.liability import liabilities_of
from onewindow.cases.queries.lists import list_cases
from onewindow.cases.queries.names import shown_name
from onewindow.cases.queries.page import case_view
from onewindow.cases.rules import Act
from onewindow.cases.words import STATE_NAMES
from onewindow.lib.masking import mask_name
from onewindow.lib.typed_text import FieldWrong
from onewindow.organisation.actor import Actor
from onewindow.organisation.queries import departments
from onewindow.web.acting import ActForm, Blank, Tried, answer_act, offers
from onewindow.web.case.liability import liability_lines
from onewindow.web.case.lines import CaseSheet
from onewindow.web.case.sheet import case_sheet
from onewindow.web.doors import for_roles
from onewindow.web.lists import case_filter, case_place, paging, with_names
from onewindow.web.reading import as_day
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import WATCHING


def _again(request: StaffRequest) -> dict[str, Any]:
    typed = request.POST.get("reply_by", "").strip()
    reply_by = as_day(typed)
    if typed and reply_by is None:
        raise FieldWrong(field="reply_by", label=_("补正期限"), value=typed)
    return {"reason": request.POST.get("reason", ""), "reply_by": reply_by}


FORMS = {
    Act.NOTIFY_AGAIN: ActForm(
        Act.NOTIFY_AGAIN,
        actions.notify_again,
        _("批准并出具告知书"),
        (Blank("reason", _("批准的理由")),),
        note=_("二次告知违反一次性告知的规定。批准后告知书立即出具；首次就可以告知的，记在首次告知的窗口名下。"),
        tone="danger",
        read=_again,
    )
}


@require_safe
@for_roles(*WATCHING)
def case_list(request: StaffRequest) -> HttpResponse:
    """All cases of the centre, newest first; `?text=`, `?state=`, `?department=`, `?after=`."""
    wanted, after = case_filter(request), case_place(request)
    page = list_cases(actor=request.actor, at=request.at, wanted=wanted, after=after)
    context = {
        "rows": with_names(page.rows),
        **paging(request, page.next_after, after),
        "wanted": wanted,
        "states": list(STATE_NAMES.items()),
        "departments": [(each.pk, each.short_name) for each in departments(centre_id=request.actor.centre_id)],
    }
    return render(request, "watch/cases.html", context)


@require_safe
@for_roles(*WATCHING)
def case_page(request: StaffRequest, number: str) -> HttpResponse:
    """One case, to read."""
    return _page(request, number)


@require_http_methods(["GET", "POST"])
@for_roles(*WATCHING)
def act(request: StaffRequest, number: str, act: str) -> HttpResponse:
    """Let a further notice out; a refusal comes back with what was typed, at an address that leads to the case."""
    back = reverse("watch:case", args=[number])
    return answer_act(request, FORMS, act, number=number, back=back, page=_page)


def _page(request: StaffRequest, number: str, tried: Tried | None = None) -> HttpResponse:
    view = case_view(number=number, actor=request.actor, at=request.at)
    sheet = case_sheet(view, actor=request.actor, at=request.at)
    broken = broken_link(view.case, view.events)
    context = {
        "sheet": _masked(sheet, view.case, request.actor),
        "offers": offers(FORMS, view.allowed, href=lambda each: reverse("watch:act", args=[number, each]), tried=tried),
        "liabilities": liability_lines(liabilities_of(case=view.case, actor=request.actor, at=request.at)),
        "broken": broken.sequence if broken else None,
        "links": view.case.event_count,
        "head": view.case.event_head[:16],
    }
    return render(request, "watch/case.html", context, status=tried.status if tried else 200)


def _masked(sheet: CaseSheet, case: Case, actor: Actor) -> CaseSheet:
    """The sheet without what whoever only watches need not know of persons."""
    who = replace(sheet.who, name=shown_name(case, actor), address="")
    if who.agent:
        who = replace(who, agent=replace(who.agent, name=mask_name(who.agent.name)))
    return replace(sheet, who=who, letters=[])
