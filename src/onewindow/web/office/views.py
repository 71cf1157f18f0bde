"""The departments' pages: what waits, one case with its materials beside its points, and every act."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases.queries.inbox import OFFICE, StepFilter, counts, inbox
from onewindow.cases.queries.liability import liabilities_of
from onewindow.cases.queries.lists import list_cases
from onewindow.cases.queries.page import CaseView, case_view
from onewindow.cases.rules import Act, State, StepKind
from onewindow.cases.rules.lifecycle import FINAL
from onewindow.cases.words import STATE_NAMES, STEP_NAMES
from onewindow.web.acting import Tried, answer_act, offers
from onewindow.web.case.liability import liability_lines
from onewindow.web.case.sheet import case_sheet
from onewindow.web.doors import for_roles
from onewindow.web.lists import case_filter, case_place, paging, query, with_names
from onewindow.web.office.acts import FORMS
from onewindow.web.session import StaffRequest


@require_safe
@for_roles(*OFFICE)
def inbox_page(request: StaffRequest) -> HttpResponse:
    """The department's open steps, what runs out first on top; `?kind=`, `?own=yes`, `?after=`."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in STEP_NAMES else ""
    own = request.GET.get("own") == "yes"
    after = request.GET.get("after", "")
    page = inbox(actor=request.actor, at=request.at, after=after, kind=kind, wanted=StepFilter(own=own))
    by_kind = counts(request.actor)
    tabs = [
        {"label": STEP_NAMES[each], "count": n, "href": query(request, kind=each), "current": each == kind}
        for each, n in by_kind.items()
    ]
    context = {
        "rows": with_names(page.rows),
        **paging(request, page.next_after, after),
        "tabs": tabs,
        "kind": kind,
        "own": own,
        "total": sum(by_kind.values()),
        "all_kinds": query(request, kind=""),
        "everybody": query(request, own=""),
        "only_mine": query(request, own="yes"),
    }
    return render(request, "office/inbox.html", context)


@require_safe
@for_roles(*OFFICE)
def case_list(request: StaffRequest) -> HttpResponse:
    """All cases of the department, newest first; `?text=`, `?state=`, `?after=`."""
    wanted, after = case_filter(request), case_place(request)
    page = list_cases(actor=request.actor, at=request.at, wanted=wanted, after=after)
    context = {
        "rows": with_names(page.rows),
        **paging(request, page.next_after, after),
        "wanted": wanted,
        "states": list(STATE_NAMES.items()),
    }
    return render(request, "office/cases.html", context)


@require_safe
@for_roles(*OFFICE)
def case_page(request: StaffRequest, number: str) -> HttpResponse:
    """One case: materials beside points and file, the decision beside them, the course under them."""
    return _page(request, number)


@require_http_methods(["GET", "POST"])
@for_roles(*OFFICE)
def act(request: StaffRequest, number: str, act: str) -> HttpResponse:
    """Do one act; a refusal comes back with what was typed, at an address that leads to the case when read again."""
    back = reverse("office:case", args=[number])
    return answer_act(request, FORMS, act, number=number, back=back, page=_page)


def _page(request: StaffRequest, number: str, tried: Tried | None = None) -> HttpResponse:
    view = case_view(number=number, actor=request.actor, at=request.at)
    sheet = case_sheet(view, actor=request.actor, at=request.at)
    shown = offers(
        FORMS,
        view.allowed,
        href=lambda each: reverse("office:act", args=[number, each]),
        tried=tried,
        lead=_lead(view),
        drafts=_drafts(view),
    )
    context = {
        "sheet": sheet,
        "duties_beside": [duty for duty in sheet.duties if duty.kind != StepKind.REVIEW],
        "view": view,
        "liabilities": liability_lines(liabilities_of(case=view.case, actor=request.actor, at=request.at)),
        "main": [offer for offer in shown if offer.form.tone == "primary"],
        "others": [offer for offer in shown if offer.form.tone == "secondary"],
        "grave": [offer for offer in shown if offer.form.tone == "danger"],
        "file": next((file for material in sheet.materials for file in material.files), None),
        "may_decide": Act.GRANT in view.allowed,
        "over": view.case.state in FINAL,
    }
    return render(request, "office/case.html", context, status=tried.status if tried else 200)


def _lead(view: CaseView) -> Act | None:
    """The act that most likely comes next: its form stands open."""
    reviewed = view.case.state == State.REVIEWING
    likely = (Act.ACCEPT, Act.GRANT, Act.MAKE, Act.HAND_OVER, Act.RESUME, *(() if reviewed else (Act.REVIEW,)))
    return next((each for each in likely if each in view.allowed), None)


def _drafts(view: CaseView) -> dict[Act, dict[str, str]]:
    """What a form begins with: the reviewer's opinion as the findings, the item's own basis as the basis."""
    opinion = next((event.detail["opinion"] for event in reversed(view.events) if event.act == Act.REVIEW), "")
    basis = view.case.version.legal_basis
    return {
        Act.GRANT: {"findings": opinion},
        Act.REFUSE: {"findings": opinion, "basis": basis[:500]},
    }
