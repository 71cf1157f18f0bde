"""The coverage by department, each opening into its items; and the printed list."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from onewindow.authority.actions.coverage import print_coverage, view_coverage
from onewindow.authority.queries.coverage import STANDINGS, coverage, coverage_items, exclusions, total
from onewindow.lib.handed_out import hand_out
from onewindow.lib.places import InvalidPlace
from onewindow.web.lists import paging, query
from onewindow.web.session import StaffRequest

LONGEST_CODE = 31


def house_of(request: StaffRequest) -> str:
    """The part of the house that these pages stand in: its templates and its names of addresses."""
    assert request.resolver_match is not None
    return request.resolver_match.namespace


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """What is in the windows and what is not, by department; a department's own people see theirs at once."""
    parts = coverage(actor=request.actor, at=request.at)
    context = {
        "house": house_of(request),
        "parts": parts,
        "total": total(parts),
        "waiting": exclusions(actor=request.actor).filter(approved_on=None, declined_on=None).count(),
    }
    return render(request, "coverage/overview.html", context)


@require_safe
def department(request: StaffRequest, department_id: int) -> HttpResponse:
    """The items by application of one department, by code; `?standing=`, `?after=`."""
    found = [part for part in coverage(actor=request.actor, at=request.at) if part.department_id == department_id]
    if not found:
        raise Http404
    standing, after = request.GET.get("standing", ""), request.GET.get("after", "")
    if len(after) > LONGEST_CODE or "\x00" in after:
        raise InvalidPlace(field="after")
    standing = standing if standing in STANDINGS else ""
    page = coverage_items(
        actor=request.actor, at=request.at, department_id=department_id, standing=standing, after=after
    )
    part = found[0]
    counts = {"": part.existing, "in_windows": part.in_windows, "excluded": part.excluded, "gap": part.gap}
    context = {
        "house": house_of(request),
        "part": part,
        "rows": page.rows,
        "names": STANDINGS,
        "tabs": [
            {
                "label": STANDINGS.get(each, ""),
                "count": count,
                "href": query(request, standing=each),
                "current": each == standing,
            }
            for each, count in counts.items()
        ],
        **paging(request, page.next_after, after),
    }
    return render(request, "coverage/department.html", context)


@require_POST
def print_sheet(request: StaffRequest) -> HttpResponse:
    """Print the list and lead to the paper."""
    document = print_coverage(by=request.actor, at=request.at)
    return HttpResponseRedirect(reverse(f"{house_of(request)}:coverage_paper", args=[document.pk]))


@require_safe
def paper(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """Show a printed list as it was issued. Refuses with NotFound, PaperAltered and PaperMissing."""
    viewed = view_coverage(document_id=document_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)
