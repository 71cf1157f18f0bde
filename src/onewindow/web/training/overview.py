"""Who may accept what: the centre by department, a department clerk by clerk; made to be printed too."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onewindow.authority.queries.overview import gaps_by_department, matrix_seen_by
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import paging, query, whole_number
from onewindow.web.session import StaffRequest
from onewindow.web.training.home import LONGEST_CODE


@require_safe
@for_roles(Role.CENTRE_ADMIN)
def of_centre(request: StaffRequest) -> HttpResponse:
    """All departments with how much is missing; `?department=` opens one clerk by clerk."""
    department_id = whole_number(request.GET.get("department", ""))
    if department_id is not None:
        return _matrix(request, department_id)
    rows, clerks = gaps_by_department(centre_id=request.actor.centre_id, at=request.at)
    context = {
        "rows": [(row, query(request, department=row.department_id)) for row in rows],
        "clerks": clerks,
        "gaps": sum(row.gaps for row in rows),
        "items": sum(row.items for row in rows),
    }
    return render(request, "training/centre.html", context)


@require_safe
@for_roles(Role.ITEM_MANAGER)
def of_department(request: StaffRequest) -> HttpResponse:
    """The department's own items, clerk by clerk."""
    return _matrix(request, None)


def _matrix(request: StaffRequest, department_id: int | None) -> HttpResponse:
    after = request.GET.get("after", "")[:LONGEST_CODE]
    matrix = matrix_seen_by(actor=request.actor, department_id=department_id, at=request.at, after=after)
    context = {
        "matrix": matrix,
        "whole": query(request, department=""),
        "gaps": sum(row.gaps for row in matrix.rows),
        **paging(request, matrix.next_after, after),
    }
    return render(request, "training/matrix.html", context)
