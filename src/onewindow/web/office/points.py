"""Review points of an item: the department's own from the list, and the province's, which nobody here changes (M13)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from onewindow.cases.queries.inbox import OFFICE
from onewindow.catalogue.actions import change_provincial_point
from onewindow.catalogue.queries.provincial import provincial_points
from onewindow.catalogue.rules.provincial import inherits
from onewindow.web.case.needs import aspect_name, needs_of
from onewindow.web.doors import for_roles
from onewindow.web.office.item_parts import own_item, parts_context
from onewindow.web.session import StaffRequest


@require_safe
@for_roles(*OFFICE)
def points(request: StaffRequest, code: str) -> HttpResponse:
    """Each material with its own points and the province's beside them."""
    own = own_item(request, code)
    province = provincial_points(own.listed, localdate(request.at))
    lines = [
        {
            "name": material.name,
            "needs": needs_of(material),
            "own": [(aspect_name(point), point.text) for point in material.review_points],
            "province": [(aspect_name(point), point.text, point.id) for point in province.get(material.code, ())],
        }
        for material in own.listed.materials
    ]
    context = {"lines": lines, "inherits": inherits(own.listed), **parts_context(request, own)}
    return render(request, "office/points.html", context)


@require_POST
@for_roles(*OFFICE)
def change(request: StaffRequest, code: str, point: int) -> HttpResponse:
    """Answer an attempt to change a point of the province: refused with ProvincialPointReadOnly, and on record."""
    change_provincial_point(
        item_code=code, point_id=point, text=request.POST.get("text", ""), by=request.actor, at=request.at
    )
    raise AssertionError("the province's points can't be changed here")
