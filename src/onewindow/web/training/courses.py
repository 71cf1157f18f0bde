"""One course, for whoever learns, teaches or keeps the centre: each finds what the hat may do."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.authority.actions import training as actions
from onewindow.authority.queries.courses import CourseView, course_view
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.training.reading import Faults, day, keys, number, upload

READERS = (Role.CLERK, Role.ITEM_MANAGER, Role.CENTRE_ADMIN)
Do = Callable[[StaffRequest, int], object]


def _start(request: StaffRequest, course_id: int) -> str:
    exam = actions.start_exam(course_id=course_id, by=request.actor, at=request.at)
    return reverse("training:exam", args=[exam.pk])


def _enrol(request: StaffRequest, course_id: int) -> None:
    clerk = request.actor.has_role(Role.CLERK)
    accounts = [request.actor.account_id] if clerk else keys(request.POST, "clerks")
    actions.enrol(course_id=course_id, account_ids=accounts, by=request.actor, at=request.at)


def _write(request: StaffRequest, course_id: int) -> None:
    typed = request.POST
    actions.write_question(
        course_id=course_id,
        text=typed.get("text", ""),
        right=typed.get("right", ""),
        wrong=typed.get("wrong", "").splitlines(),
        by=request.actor,
        at=request.at,
    )


def _remove(request: StaffRequest, course_id: int) -> None:
    question = number(request.POST, "question", _("题目"))
    actions.remove_question(question_id=question, by=request.actor, at=request.at)


def _confirm(request: StaffRequest, course_id: int) -> None:
    typed = request.POST
    actions.confirm_training(
        course_id=course_id,
        account_ids=keys(typed, "clerks"),
        examined_on=day(typed, "examined_on", _("考核日期")),
        score=number(typed, "score", _("得分")),
        sheet=upload(request, "sheet"),
        by=request.actor,
        at=request.at,
    )


def _close(request: StaffRequest, course_id: int) -> None:
    actions.close_course(course_id=course_id, by=request.actor, at=request.at)


ACTS: dict[str, tuple[Do, str | Promise]] = {
    "enrol": (_enrol, gettext_lazy("已报名。")),
    "start": (_start, ""),
    "write": (_write, gettext_lazy("题目已添加。")),
    "remove": (_remove, gettext_lazy("题目已停用。")),
    "confirm": (_confirm, gettext_lazy("当面考核已登记，即日起可以受理。")),
    "close": (_close, gettext_lazy("课程已停开。")),
}


@require_safe
@for_roles(*READERS)
def course(request: StaffRequest, course_id: int) -> HttpResponse:
    """The course with its items, its rules, and what this hat may do."""
    return _page(request, course_id)


@require_http_methods(["GET", "POST"])
@for_roles(*READERS)
def act(request: StaffRequest, course_id: int, act: str) -> HttpResponse:
    """Do one act; a refusal comes back with what was typed. Read again, the address leads to the course."""
    back = reverse("training:course", args=[course_id])
    if act not in ACTS:
        raise Http404
    if request.method == "GET":
        return HttpResponseRedirect(back)
    do, done = ACTS[act]
    try:
        onward = do(request, course_id)
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, course_id, act, request.POST, refusal)
    if done:
        messages.success(request, str(done))
    return HttpResponseRedirect(str(onward) if onward else back)


def _page(
    request: StaffRequest,
    course_id: int,
    tried: str = "",
    typed: QueryDict | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    view = course_view(course_id=course_id, actor=request.actor, at=request.at)
    faults = Faults(refusal, f"{tried}-")
    context: dict[str, Any] = {
        "view": view,
        "course": view.course,
        "tried": tried,
        "typed": typed or QueryDict(),
        "faults": faults,
        "people": _people(view),
    }
    return render(request, "training/course.html", context, status=faults.status)


def _people(view: CourseView) -> list[tuple[int, str]]:
    return [(each.account_id, f"{each.name} {each.windows}") for each in view.clerks]
