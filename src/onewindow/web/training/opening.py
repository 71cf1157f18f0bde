"""The department's courses, and opening a new one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onewindow.authority.actions.training import CourseInput, open_course
from onewindow.authority.actions.training.courses import LABELS, RANGES
from onewindow.authority.queries.courses import course_lines, teachable
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import paging, whole_number
from onewindow.web.session import StaffRequest
from onewindow.web.training.reading import Faults, day, number

USUAL = {"pass_mark": "80", "asked": "10", "validity_months": "12", "tries_per_day": "3", "grace_days": "30"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.ITEM_MANAGER)
def courses(request: StaffRequest) -> HttpResponse:
    """The department's courses, the latest first, and a form for a new one; a refusal keeps what was typed."""
    if request.method != "POST":
        return _page(request, QueryDict(), Faults())
    try:
        made = open_course(course=_read(request.POST), by=request.actor, at=request.at)
    except Refused as refusal:
        return _page(request, request.POST, Faults(refusal))
    messages.success(request, _("课程“%(course)s”已开设，可以报名了。") % {"course": made.title})
    return HttpResponseRedirect(reverse("training:course", args=[made.pk]))


def _read(posted: QueryDict) -> CourseInput:
    """Read the form. Refuses with InvalidInputs what is no day or number; the action judges the rest."""
    faults: list[Refused] = []
    counts: dict[str, int] = {}
    held_on = None
    for name in RANGES:
        try:
            counts[name] = number(posted, name, LABELS[name])
        except Refused as fault:
            faults.append(fault)
    try:
        held_on = day(posted, "held_on", LABELS["held_on"])
    except Refused as fault:
        faults.append(fault)
    if faults or held_on is None:
        raise InvalidInputs(faults)
    return CourseInput(
        title=posted.get("title", ""),
        item_codes=posted.getlist("items"),
        teacher=posted.get("teacher", ""),
        teacher_unit=posted.get("teacher_unit", ""),
        held_on=held_on,
        notes=posted.get("notes", ""),
        **counts,
    )


def _page(request: StaffRequest, typed: QueryDict, faults: Faults) -> HttpResponse:
    after = whole_number(request.GET.get("after", ""))
    lines, next_after = course_lines(actor=request.actor, after=after)
    context: dict[str, Any] = {
        "lines": lines,
        **paging(request, next_after, after),
        "faults": faults,
        "typed": USUAL | {"teacher": request.actor.name, "teacher_unit": request.actor.place} | typed.dict(),
        "ticked": typed.getlist("items"),
        "items": [(item.code, item.name, item.code) for item in teachable(request.actor.department_id or 0)],
    }
    return render(request, "training/courses.html", context, status=faults.status)
