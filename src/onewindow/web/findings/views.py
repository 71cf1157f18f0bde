"""The findings of a unit, or of the centre to who watches it; each audience enters by its own door."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.lib.handed_out import hand_out
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.supervision.actions import view_proof
from onewindow.supervision.models import FindingEvent
from onewindow.supervision.queries.findings import FindingFilter, finding_view, list_findings
from onewindow.supervision.rules import FindingAct
from onewindow.supervision.words import ACT_NAMES, QUESTION_NAMES, SEVERITY_NAMES, SIDE_NAMES, STANCE_NAMES, STATE_NAMES
from onewindow.web.acting import Tried, offers, tried_by
from onewindow.web.doors import View, for_roles
from onewindow.web.findings.forms import FORMS, drafts
from onewindow.web.lists import case_place, paging
from onewindow.web.people import who_text
from onewindow.web.session import StaffRequest

FRAMES = {
    "watch": "watch/page.html",
    "office": "office/page.html",
    "issuing": "issuing/page.html",
    "desk": "findings/at_desk.html",
}
MEMBERS = ("list", "one", "act", "file")


def views_for(*roles: Role) -> dict[str, View]:
    """The pages `list`, `one`, `act` and `file` of findings behind a door of these hats."""
    return {
        "list": require_safe(for_roles(*roles)(_list)),
        "one": require_safe(for_roles(*roles)(_one)),
        "act": require_http_methods(["GET", "POST"])(for_roles(*roles)(_act)),
        "file": require_safe(for_roles(*roles)(_file)),
    }


def _list(request: StaffRequest) -> HttpResponse:
    """The latest first; `?state=&side=&overdue=yes&case=&after=`."""
    state, side = request.GET.get("state", ""), request.GET.get("side", "")
    wanted = FindingFilter(
        state=state if state in STATE_NAMES else "",
        side=side if side in SIDE_NAMES else "",
        overdue=request.GET.get("overdue") == "yes",
        case=request.GET.get("case", "")[:21],
    )
    after = case_place(request)
    page = list_findings(actor=request.actor, at=request.at, wanted=wanted, after=after)
    context = {
        "frame": FRAMES[_room(request)],
        "room": _room(request),
        "rows": [
            {
                "row": row.finding,
                "running": row.standing,
                "kind": QUESTION_NAMES[row.finding.kind],
                "state": STATE_NAMES[row.finding.state],
                "severity": SEVERITY_NAMES[row.finding.severity],
            }
            for row in page.rows
        ],
        **paging(request, page.next_after, after),
        "wanted": wanted,
        "states": list(STATE_NAMES.items()),
        "sides": list(SIDE_NAMES.items()),
    }
    return render(request, "findings/list.html", context)


def _one(request: StaffRequest, number: str) -> HttpResponse:
    """A finding with its whole course and what may be done now."""
    return _page(request, number)


def _act(request: StaffRequest, number: str, act: str) -> HttpResponse:
    """Do one act; a refusal comes back with what was typed, at an address that leads to the finding when read again."""
    if act not in FORMS:
        raise Http404
    back = reverse(f"{_room(request)}:finding", args=[number])
    if request.method == "GET":
        return HttpResponseRedirect(back)
    form = FORMS[FindingAct(act)]
    try:
        form.do(number=number, by=request.actor, at=request.at, **form.arguments(request))
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, number, tried_by(request, act, refusal))
    messages.success(request, _("“%(act)s”已办好。") % {"act": form.title})
    return HttpResponseRedirect(back)


def _file(request: StaffRequest, number: str, file_id: UUID) -> HttpResponse:
    """Show a proof of what was put right; `?download` saves it."""
    viewed = view_proof(file_id=file_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)


def _page(request: StaffRequest, number: str, tried: Tried | None = None) -> HttpResponse:
    view = finding_view(number=number, actor=request.actor, at=request.at)
    room = _room(request)
    finding = view.finding
    href: Callable[[FindingAct], str] = lambda act: reverse(f"{room}:finding_act", args=[number, act])  # noqa: E731
    shown = offers(
        FORMS,
        view.allowed,
        href=href,
        tried=tried,
        lead=next((each for each in view.allowed if FORMS[each].tone == "primary"), None),
        drafts=drafts(finding),
    )
    context = {
        "frame": FRAMES[room],
        "room": room,
        "view": view,
        "finding": finding,
        "kind": QUESTION_NAMES[finding.kind],
        "state": STATE_NAMES[finding.state],
        "severity": SEVERITY_NAMES[finding.severity],
        "severities": list(SEVERITY_NAMES.items()),
        "stances": list(STANCE_NAMES.items()),
        "offers": shown,
        "events": [_line(event) for event in view.events],
    }
    return render(request, "findings/one.html", context, status=tried.status if tried else 200)


def _line(event: FindingEvent) -> dict[str, object]:
    """One act of the course, as the timeline shows it."""
    detail = event.detail
    said = [str(STANCE_NAMES[detail["stance"]])] if detail.get("stance") in STANCE_NAMES else []
    said += [str(detail[name]) for name in ("reasons", "text") if detail.get(name)]
    said += [_("逾期报告")] if detail.get("late") else []
    return {
        "title": str(ACT_NAMES[FindingAct(event.act)]),
        "at": event.at,
        "who": who_text(event.actor),
        "detail": _("：").join(said),
        "kind": "late" if detail.get("late") else "act",
    }


def _room(request: StaffRequest) -> str:
    match = request.resolver_match
    assert match is not None
    return match.namespace
