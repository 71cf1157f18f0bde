"""What waits for the centre: the checker, the joint reviewer and the administrator each see their own, due first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onewindow.catalogue.models.life import KINDS, STAGES
from onewindow.catalogue.queries.applications import list_applications, stage_counts, waiting
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.items.rows import application_rows
from onewindow.web.lists import case_place, paging, query
from onewindow.web.session import StaffRequest


@require_safe
@for_roles(Role.ITEM_CHECKER, Role.ITEM_REVIEWER, Role.CENTRE_ADMIN)
def inbox(request: StaffRequest) -> HttpResponse:
    """What waits for this hat, or with `?stage=` all applications at a stage; `?after=` is the next page."""
    stage, after = request.GET.get("stage", ""), case_place(request)
    names = {code: word for code, word in STAGES if code != "draft"}
    stage = stage if stage in names else ""
    if stage:
        page = list_applications(request.actor, stage=stage, after=after)
        rows, rest = page.rows, page.next_after
    else:
        rows, rest = waiting(request.actor), ""
    counts = stage_counts(request.actor)
    tabs = [
        {"label": word, "count": counts.get(code, 0), "href": query(request, stage=code), "current": code == stage}
        for code, word in names.items()
    ]
    context = {
        "rows": application_rows(rows, request.at),
        "stage": stage,
        "mine": query(request, stage=""),
        "tabs": tabs,
        "kinds": KINDS,
        **paging(request, rest, after),
    }
    return render(request, "items/inbox.html", context)
