"""What was tried against the rules, and the rules that were broken."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onewindow.audit.models import Entry
from onewindow.audit.queries import entries
from onewindow.cases.queries.liability import list_breaches
from onewindow.cases.words import ACT_NAMES
from onewindow.organisation.models import Role
from onewindow.supervision.words import ACT_NAMES as SUPERVISION_NAMES
from onewindow.web.case.liability import liability_lines
from onewindow.web.doors import for_roles
from onewindow.web.lists import paging
from onewindow.web.people import who_text
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import WATCHING

CASE_NUMBER = 21
NAMES: Mapping[Any, Any] = ACT_NAMES | SUPERVISION_NAMES


@require_safe
@for_roles(*WATCHING)
def refused(request: StaffRequest) -> HttpResponse:
    """Attempts that overstepped, newest first, each with the person and the sentence it was refused with (M19)."""
    after = request.GET.get("after", "")
    page = entries(centre_code=request.hat.centre_code, kind=Entry.Kind.REFUSED, after=after)
    rows = [
        {
            "at": entry.at,
            "who": who_text(entry.actor),
            "act": str(NAMES.get(entry.detail.get("act"), "")),
            "subject": entry.subject,
            "number": entry.subject if _is_case(entry.subject) else "",
            "why": _why(entry.detail),
        }
        for entry in page.rows
    ]
    return render(request, "watch/refused.html", {"rows": rows, **paging(request, page.next_after, after)})


@require_safe
@for_roles(*WATCHING)
def breaches(request: StaffRequest) -> HttpResponse:
    """Breaches, newest first, each with whose rule or act it was and the clause (M20, M21, M24)."""
    after = request.GET.get("after", "")
    page = list_breaches(actor=request.actor, at=request.at, after=after)
    context = {"rows": liability_lines(page.rows), **paging(request, page.next_after, after)}
    return render(request, "watch/breaches.html", context)


def _is_case(subject: str) -> bool:
    return len(subject) == CASE_NUMBER and subject.isdecimal()


def _why(detail: dict[str, Any]) -> str:
    if detail.get("code") == "wrong_hat":
        names = [str(Role(each).label) for each in detail.get("needs", []) if each in Role.values]
        return _("走错了门：这里由%(needed)s办理。") % {"needed": _("、").join(names)}
    return str(detail.get("sentence") or detail.get("code", ""))
