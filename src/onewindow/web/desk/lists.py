"""What waits at the window, and its cases to search; an identity number is posted, so that it stands in no address."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases.queries.inbox import counts
from onewindow.cases.queries.inbox import inbox as open_steps
from onewindow.cases.queries.lists import CaseFilter, list_cases
from onewindow.cases.words import STATE_NAMES, STEP_NAMES
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import case_filter, case_place, paging, query, with_names
from onewindow.web.session import StaffRequest

NUMBER_LENGTH = 18


@require_safe
@for_roles(Role.CLERK)
def inbox(request: StaffRequest) -> HttpResponse:
    """The window's open steps, what runs out first on top; `?kind=`, `?after=`."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in STEP_NAMES else ""
    after = request.GET.get("after", "")
    page = open_steps(actor=request.actor, at=request.at, after=after, kind=kind)
    by_kind = counts(request.actor)
    context = {
        "rows": with_names(page.rows),
        **paging(request, page.next_after, after),
        "tabs": [
            {"label": STEP_NAMES[each], "count": n, "href": query(request, kind=each), "current": each == kind}
            for each, n in by_kind.items()
        ],
        "kind": kind,
        "waiting": sum(by_kind.values()),
        "everything": query(request, kind=""),
    }
    return render(request, "desk/inbox.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@for_roles(Role.CLERK)
def cases(request: StaffRequest) -> HttpResponse:
    """The cases that the window may see, newest first; `?text=`, `?state=`, `?after=`.

    The search is posted: a whole identity number is answered at once, anything else leads to an address to keep.
    """
    if request.method == "POST":
        text, state = request.POST.get("text", "").strip(), request.POST.get("state", "")
        if len(text) != NUMBER_LENGTH:
            asked = {"text": text[:100], "state": state}
            kept = urlencode({name: value for name, value in asked.items() if value})
            return HttpResponseRedirect(f"{reverse('desk:cases')}?{kept}")
        wanted, after = CaseFilter(text=text, state=state if state in STATE_NAMES else ""), None
    else:
        wanted, after = case_filter(request), case_place(request)
    return _page(request, wanted, after)


def _page(request: StaffRequest, wanted: CaseFilter, after: UUID | None) -> HttpResponse:
    page = list_cases(actor=request.actor, at=request.at, wanted=wanted, after=after)
    posted = request.method == "POST"
    context = {
        "rows": with_names(page.rows),
        **paging(request, "" if posted else page.next_after, after),
        "wanted": wanted,
        "states": list(STATE_NAMES.items()),
        "waiting": sum(counts(request.actor).values()),
    }
    return render(request, "desk/cases.html", context)
