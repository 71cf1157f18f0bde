"""A clerk's own training: what is missing, and what was passed until when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onewindow.authority.queries.overview import missing_count, own_training
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import paging, query
from onewindow.web.session import StaffRequest

LONGEST_CODE = 31


@require_safe
@for_roles(Role.CLERK)
def home(request: StaffRequest) -> HttpResponse:
    """The items that this window may accept, each with the clerk's training; `?missing=yes`, `?after=`."""
    missing, after = request.GET.get("missing") == "yes", request.GET.get("after", "")[:LONGEST_CODE]
    lines, next_after = own_training(actor=request.actor, at=request.at, missing=missing, after=after)
    context = {
        "lines": lines,
        "missing": missing,
        "lacking": missing_count(actor=request.actor, at=request.at),
        "everything": query(request, missing=""),
        "only_missing": query(request, missing="yes"),
        **paging(request, next_after, after),
    }
    return render(request, "training/home.html", context)
