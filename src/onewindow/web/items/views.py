"""One application, shown alike to the department that made it and to the centre; each enters by its own door."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.catalogue.files import content_of
from onewindow.catalogue.queries.applications import application, attachment
from onewindow.catalogue.rules.life import Act
from onewindow.lib.handed_out import Viewed, hand_out
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.web.acting import Tried, offers, tried_by
from onewindow.web.doors import View, for_roles
from onewindow.web.items.forms import FORMS
from onewindow.web.items.sheet import sheet_of
from onewindow.web.session import StaffRequest

FRAMES = {"office": "office/page.html", "centre": "centre/page.html"}


def views_for(*roles: Role) -> dict[str, View]:
    """The pages `one`, `act` and `file` of applications behind a door of these hats."""
    return {
        "one": require_safe(for_roles(*roles)(_one)),
        "act": require_http_methods(["GET", "POST"])(for_roles(*roles)(_act)),
        "file": require_safe(for_roles(*roles)(_file)),
    }


def application_page(request: StaffRequest, number: str, tried: Tried | None = None) -> HttpResponse:
    """The page of an application, with what was typed when an act was refused. Refuses with NotFound."""
    room = room_of(request)
    found = application(number, actor=request.actor)
    sheet = sheet_of(found, actor=request.actor, at=request.at)
    shown = offers(
        FORMS,
        sheet.allowed,
        href=lambda act: reverse(f"{room}:item_act", args=[number, act]),
        tried=tried,
        lead=next((each for each in sheet.allowed if each in FORMS and FORMS[each].tone == "primary"), None),
        drafts={Act.PUBLISH: {"on": found.planned_on.isoformat() if found.planned_on else ""}},
    )
    context = {
        "frame": FRAMES[room],
        "room": room,
        "sheet": sheet,
        "application": found,
        "offers": shown,
        "edits": Act.EDIT in sheet.allowed,
        "attach_error": "".join(map(str, tried.refusals)) if tried and tried.act == Act.ATTACH else "",
    }
    return render(request, "items/application.html", context, status=tried.status if tried else 200)


def room_of(request: StaffRequest) -> str:
    """By which door the person came in."""
    match = request.resolver_match
    assert match is not None
    return match.namespace


def _one(request: StaffRequest, number: str) -> HttpResponse:
    """An application: its particulars, what it changes, what it lacks, its course, and what may be done now."""
    return application_page(request, number)


def _act(request: StaffRequest, number: str, act: str) -> HttpResponse:
    """Do one act; a refusal comes back with what was typed, at an address that leads to the page when read again."""
    if act not in FORMS:
        raise Http404
    back = reverse(f"{room_of(request)}:item_application", args=[number])
    if request.method == "GET":
        return HttpResponseRedirect(back)
    form = FORMS[Act(act)]
    try:
        form.do(number=number, by=request.actor, at=request.at, **form.arguments(request))
    except NotFound:
        raise
    except Refused as refusal:
        return application_page(request, number, tried_by(request, act, refusal))
    messages.success(request, _("“%(act)s”已办好。") % {"act": form.title})
    return HttpResponseRedirect(back)


def _file(request: StaffRequest, number: str, file_id: UUID) -> HttpResponse:
    """Show an attachment; `?download` saves it. Refuses with NotFound, FileAltered and FileGone."""
    file = attachment(number, file_id, actor=request.actor)
    return hand_out(Viewed(file.name, file.content_type, content_of(file)), download="download" in request.GET)
