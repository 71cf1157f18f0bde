"""The public guide (办事指南): find an item, and read exactly what it takes, without signing in (M12)."""

import io

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from onewindow.catalogue.errors import ItemNotFound, ItemNotInUse
from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.queries import checklist, closed_items, find_items, list_items, published_version, why_closed
from onewindow.catalogue.queries.departments import OfferingDepartment, offering_departments
from onewindow.organisation.models import Centre
from onewindow.organisation.queries import centres
from onewindow.web.public.choice import address, read_choice
from onewindow.web.public.guide_sheet import found_line, sheet_of
from onewindow.web.session import Request

BEST = 50
TYPED = 60


@require_safe
def guide(request: Request) -> HttpResponse:
    """Find an item by words, initials or department; with nothing typed, by department.

    `centre` is a region code (the first centre otherwise), `q` what is typed, `department` a key, `after` a code.
    """
    houses = centres()
    centre = _chosen_centre(houses, request.GET.get("centre", ""))
    typed = request.GET.get("q", "").strip()[:TYPED]
    options = [(house.code, house.name) for house in houses]
    context = {"centre": centre, "options": options, "typed": typed}
    found = _found(request, centre, typed) if centre else {}
    return render(request, "public/guide.html", context | found)


@require_safe
def guide_item(request: Request, code: str) -> HttpResponse:
    """Show the guide of an item in force today; `situation` (repeated) narrows it to exactly the materials needed."""
    version = in_force(request, code)
    if version is None:
        return no_guide(request, code)
    sheet = sheet_of(version, request.GET.getlist("situation"), localdate(request.at))
    context = {
        "sheet": sheet,
        "centre": version.item.department.centre,
        "department": version.item.department,
        "qr": address("guide_qr", code, sheet.chosen),
        "here": address("guide_item", code, sheet.chosen),
        "address": address,
        "ask": address("guide_questions", code, sheet.chosen),
    }
    return render(request, "public/guide_item.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def guide_qr(request: Request, code: str) -> HttpResponse:
    """Draw the QR code that opens the guide, with the situations that were chosen."""
    version = in_force(request, code)
    if version is None:
        return HttpResponse(status=ItemNotFound.status)
    chosen, _outdated = read_choice(checklist(version), request.GET.getlist("situation"))
    drawn = io.BytesIO()
    link = settings.PUBLIC_URL + address("guide_item", code, chosen)
    segno.make(link, error="m").save(drawn, kind="svg", border=2, omitsize=True)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def _found(request: Request, centre: Centre, typed: str) -> dict[str, object]:
    today = localdate(request.at)
    if typed:
        found = find_items(typed, centre_id=centre.pk, on=today, limit=BEST + 1)
        closed = closed_items(typed, centre_id=centre.pk, on=today)
        return {"found": [found_line(item) for item in found[:BEST]], "more": len(found) > BEST, "closed": closed}
    departments = offering_departments(centre_id=centre.pk, on=today)
    department = _chosen_department(departments, request.GET.get("department", ""))
    if department is None:
        return {"departments": departments}
    after = request.GET.get("after", "")
    found, rest = list_items(centre_id=centre.pk, on=today, department_id=department.department_id, after=after)
    following = urlencode({"centre": centre.code, "department": str(department.department_id), "after": rest})
    return {
        "department": department,
        "found": [found_line(item) for item in found],
        "after": after,
        "next": f"?{following}" if rest else "",
    }


def _chosen_centre(houses: list[Centre], code: str) -> Centre | None:
    return next((house for house in houses if house.code == code), houses[0] if houses else None)


def _chosen_department(departments: list[OfferingDepartment], key: str) -> OfferingDepartment | None:
    return next((each for each in departments if str(each.department_id) == key), None)


def in_force(request: Request, code: str) -> ItemVersion | None:
    """The version that anybody may read today, or None."""
    try:
        return published_version(code, localdate(request.at))
    except (ItemNotFound, ItemNotInUse):
        return None


def no_guide(request: Request, code: str) -> HttpResponse:
    """Say in the house's manner that there is no such guide, and why where the item is closed."""
    nothing = {"code": code[:40], "why": why_closed(code, localdate(request.at))}
    return render(request, "public/guide_none.html", nothing, status=ItemNotFound.status)
