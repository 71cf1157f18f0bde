"""Taking a test: one question a page or all on one, each step kept; and what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onewindow.authority.actions.training import answer_exam, hand_in_exam
from onewindow.authority.models import Exam
from onewindow.authority.queries.courses import exam_seen_by
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import whole_number
from onewindow.web.session import StaffRequest
from onewindow.web.training.reading import Faults

ALL = "all"


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.CLERK)
def exam(request: StaffRequest, exam_id: UUID) -> HttpResponse:
    """Ask (`?question=3` or `?question=all`), or say the result once it is handed in; POST keeps the answers first."""
    if request.method != "POST":
        return _page(request, exam_seen_by(exam_id, request.actor), request.GET.get("question", ""))
    go = request.POST.get("go", "")
    try:
        sat = answer_exam(exam_id=exam_id, answers=_answers(request), by=request.actor, at=request.at)
        if go == "hand_in":
            hand_in_exam(exam_id=exam_id, by=request.actor, at=request.at)
            return HttpResponseRedirect(reverse("training:exam", args=[exam_id]))
    except NotFound:
        raise
    except Refused as refusal:
        sat = exam_seen_by(exam_id, request.actor)
        return _page(request, sat, ALL, Faults(refusal))
    place = whole_number(go)
    onward = str(place) if place and place <= len(sat.questions) else ALL
    return HttpResponseRedirect(f"{reverse('training:exam', args=[exam_id])}?question={onward}")


def _answers(request: StaffRequest) -> dict[int, int | None]:
    """The choices that were ticked, by question; a mangled one is a choice that no question has."""
    found: dict[int, int | None] = {}
    for name, value in request.POST.items():
        place = whole_number(name.removeprefix("answers.")) if name.startswith("answers.") else None
        if place is not None:
            choice = whole_number(str(value))
            found[place] = -1 if choice is None else choice
    return found


def _page(request: StaffRequest, sat: Exam, wanted: str, faults: Faults | None = None) -> HttpResponse:
    faults = faults or Faults()
    if sat.handed_in_at is not None:
        return render(request, "training/result.html", {"exam": sat, "faults": faults}, status=faults.status)
    asked = list(enumerate(zip(sat.questions, sat.answers, strict=True)))
    first_open = next((place for place, (_question, answer) in asked if answer is None), 0)
    number = whole_number(wanted)
    place = number - 1 if number and number <= len(asked) else first_open
    context: dict[str, Any] = {
        "exam": sat,
        "asked": asked if wanted == ALL else [asked[place]],
        "every": wanted == ALL,
        "place": place,
        "total": len(asked),
        "answered": [answer is not None for answer in sat.answers],
        "faults": faults,
    }
    return render(request, "training/exam.html", context, status=faults.status)
