"""The issuing window: what waits to be collected, and handing it out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases.queries.inbox import inbox
from onewindow.cases.queries.lists import list_cases
from onewindow.cases.queries.page import case_view
from onewindow.cases.rules import Act, State
from onewindow.organisation.models import Role
from onewindow.web.acting import Tried, answer_act, offers
from onewindow.web.case.recipients import recipients_of
from onewindow.web.case.sheet import case_sheet
from onewindow.web.doors import for_roles
from onewindow.web.issuing.acts import FORMS
from onewindow.web.lists import case_filter, case_place, paging, with_names
from onewindow.web.session import StaffRequest

RESULTS = ("grant", "refusal", "certificate")


@require_safe
@for_roles(Role.ISSUING_CLERK)
def stock(request: StaffRequest) -> HttpResponse:
    """Results that wait for their recipients, the oldest due first."""
    after = request.GET.get("after", "")
    page = inbox(actor=request.actor, at=request.at, after=after)
    context = {
        "rows": with_names(page.rows),
        **paging(request, page.next_after, after),
    }
    return render(request, "issuing/stock.html", context)


@require_safe
@for_roles(Role.ISSUING_CLERK)
def case_list(request: StaffRequest) -> HttpResponse:
    """What was handed to this window, delivered or not; `?text=`, `?state=`, `?after=`."""
    wanted, after = case_filter(request), case_place(request)
    page = list_cases(actor=request.actor, at=request.at, wanted=wanted, after=after)
    context = {
        "rows": with_names(page.rows),
        **paging(request, page.next_after, after),
        "wanted": wanted,
        "states": [(State.ISSUING.value, _("待出证")), (State.DELIVERED.value, _("已送达"))],
    }
    return render(request, "issuing/cases.html", context)


@require_safe
@for_roles(Role.ISSUING_CLERK)
def case_page(request: StaffRequest, number: str) -> HttpResponse:
    """One result: the papers to hand out, and to whom."""
    return _page(request, number)


@require_http_methods(["GET", "POST"])
@for_roles(Role.ISSUING_CLERK)
def act(request: StaffRequest, number: str, act: str) -> HttpResponse:
    """Make or deliver; a refusal comes back with what was typed, at an address that leads to the case when read again."""
    back = reverse("issuing:case", args=[number])
    return answer_act(request, FORMS, act, number=number, back=back, page=_page)


def _page(request: StaffRequest, number: str, tried: Tried | None = None) -> HttpResponse:
    view = case_view(number=number, actor=request.actor, at=request.at)
    sheet = case_sheet(view, actor=request.actor, at=request.at)
    shown = offers(
        FORMS,
        view.allowed,
        href=lambda each: reverse("issuing:act", args=[number, each]),
        tried=tried,
        lead=Act.MAKE if Act.MAKE in view.allowed else Act.DELIVER,
    )
    context = {
        "sheet": sheet,
        "offers": shown,
        "results": [paper for paper in sheet.papers if paper.kind in RESULTS],
        "receipt": next((paper for paper in sheet.papers if paper.kind == "delivery"), None),
        "recipients": recipients_of(view.case, sheet),
    }
    return render(request, "issuing/case.html", context, status=tried.status if tried else 200)
