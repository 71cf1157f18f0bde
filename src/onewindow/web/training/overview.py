"""Who may accept what: the centre by department, a department clerk by clerk; made to be printed too."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onewindow.authority.queries.overview import gaps_by_department, training_matrix
from onewindow.lib.refusal import NotFound
from onewindow.organisation.models import Department, Role
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
        found = Department.objects.filter(pk=department_id, centre=request.actor.centre_id).first()
        if found is None:
            raise NotFound(field="department")
        return _matrix(request, found)
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
    return _matrix(request, Department.objects.get(pk=request.actor.department_id or 0))


def _matrix(request: StaffRequest, department: Department) -> HttpResponse:
    after = request.GET.get("after", "")[:LONGEST_CODE]
    matrix = training_matrix(department=department, at=request.at, after=after)
    context = {
        "matrix": matrix,
        "whole": query(request, department=""),
        "gaps": sum(row.gaps for row in matrix.rows),
        **paging(request, matrix.next_after, after),
    }
    return render(request, "training/matrix.html", context)
