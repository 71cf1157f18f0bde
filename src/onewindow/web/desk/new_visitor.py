"""The desk's first screen: one visitor, from the identity number to the papers, without leaving the page."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from onewindow.cases import actions
from onewindow.cases.application import Application, checked
from onewindow.cases.files import Upload
from onewindow.cases.models.case import CHANNELS
from onewindow.cases.queries.inbox import counts
from onewindow.cases.queries.lists import CaseFilter, list_cases
from onewindow.cases.rules import Channel
from onewindow.cases.words import STATE_NAMES, STEP_NAMES
from onewindow.catalogue.errors import TwoAnswers, UnknownSituation
from onewindow.catalogue.queries import closed_items
from onewindow.catalogue.rules import ListedMaterial
from onewindow.lib.identifiers import check_number
from onewindow.lib.ids import new_id
from onewindow.lib.refusal import InvalidInput, InvalidInputs, Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.applicants import find_applicant
from onewindow.organisation.models import Role
from onewindow.web.desk.acts import Order, asked_acts
from onewindow.web.desk.case_page import case_screen
from onewindow.web.desk.chosen import chosen_item, found_items
from onewindow.web.desk.doing import Outcome, attach_all, do_all
from onewindow.web.desk.faults import Faults
from onewindow.web.desk.kinds import kinds_served, number_kinds
from onewindow.web.desk.typed import Typed, read_application, read_uploads
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest

AT_THE_WINDOW = [(code, word) for code, word in CHANNELS if code != Channel.WEB]
LATEST = 3
Uploads = list[tuple[str | None, Upload]]


@require_safe
@for_roles(Role.CLERK)
def home(request: StaffRequest) -> HttpResponse:
    """An empty form for the next visitor; `?item=` begins with an item."""
    begun = QueryDict(mutable=True)
    begun["item"] = request.GET.get("item", "")
    return _screen(request, Typed(begun), Faults(), key=str(new_id()))


@require_safe
@for_roles(Role.CLERK)
def items(request: StaffRequest) -> HttpResponse:
    """What the search finds for `?q=`: what this window may receive, and who has the rest."""
    text = request.GET.get("q", "").strip()[:50]
    hits = found_items(text, actor=request.actor, at=request.at) if text else []
    actor, today = request.actor, localdate(request.at)
    closed = closed_items(text, centre_id=actor.centre_id, on=today, special_window_of=actor.special_window_of)
    return render(request, "desk/items.html", {"text": text, "hits": hits, "closed": closed})


@require_POST
@for_roles(Role.CLERK)
def item(request: StaffRequest) -> HttpResponse:
    """The list of the chosen item for the chosen situations, with what was ticked so far; without an item, the search."""
    typed = Typed.of(request)
    context = {"typed": typed, "faults": Faults(), **_item_context(typed, request.actor, request.at)}
    return render(request, "desk/item_changed.html", context, status=context["item_faults"].status)


@require_POST
@sensitive_post_parameters()
@for_roles(Role.CLERK)
def person(request: StaffRequest) -> HttpResponse:
    """Who is registered under the number just typed; posted, so that the number stands in no address and no log."""
    typed = Typed.of(request)
    kind, number = typed["applicant.number_kind"], typed["applicant.number"]
    if not number.strip():
        return render(request, "desk/person.html", {"faults": Faults()})
    try:
        found = check_number(kind, number, localdate(request.at), "applicant.number")
    except InvalidInput as refusal:
        return render(request, "desk/person.html", {"faults": Faults(refusal)}, status=refusal.status)
    latest = list_cases(actor=request.actor, at=request.at, wanted=CaseFilter(text=found.number), limit=LATEST)
    context = {
        "faults": Faults(),
        "warnings": found.warnings,
        "applicant": find_applicant(number_kind=kind, number=found.number),
        "latest": [(row, STATE_NAMES[row.state]) for row in latest.rows] if len(found.number) == 18 else [],
    }
    return render(request, "desk/person.html", context)


@require_POST
@sensitive_post_parameters()
@for_roles(Role.CLERK)
def receive(request: StaffRequest) -> HttpResponse:
    """Receive, keep the files, and do what the pressed button asks for next; what is refused changes nothing more.

    A refusal before the case has its number shows this form again, one after it shows the case: either with all that
    was typed.
    """
    typed = Typed.of(request)
    key = typed.key
    try:
        chosen = chosen_item(typed, actor=request.actor, at=request.at)
        application, uploads = _read(typed, chosen.listed if chosen else (), request.at)
        case = actions.receive(application=application, by=request.actor, at=request.at, key=key)
    except Refused as refusal:
        return _screen(request, typed, Faults(refusal, typed=typed), key=key)
    order = Order(number=case.number, typed=typed, by=request.actor, at=request.at, key=key)
    attach_all(order, uploads)
    outcome = do_all(order, asked_acts(typed))
    return case_screen(
        request, case.number, typed, Outcome([_("已收件，收件凭证可以打印。"), *outcome.done], outcome.faults)
    )


def _read(typed: Typed, listed: Sequence[ListedMaterial], at: datetime) -> tuple[Application, Uploads]:
    """Read the form and its files. Refuses with InvalidInputs all that can't be right, at once."""
    faults: list[Refused] = []
    uploads: Uploads = []
    application = None
    try:
        uploads = read_uploads(typed)
    except InvalidInputs as found:
        faults += found.refusals
    try:
        application = checked(read_application(typed, listed), localdate(at))
    except InvalidInputs as found:
        faults += found.refusals
    if faults or application is None:
        raise InvalidInputs(faults)
    return application, uploads


def _screen(request: StaffRequest, typed: Typed, faults: Faults, key: str) -> HttpResponse:
    kinds, waits = kinds_served(request.actor), counts(request.actor)
    context = {
        "typed": typed,
        "faults": faults,
        "key": key,
        "kinds": kinds,
        "number_kinds": number_kinds(kinds),
        "channels": AT_THE_WINDOW,
        "waits": [(kind, STEP_NAMES[kind], n) for kind, n in waits.items()],
        "waiting": sum(waits.values()),
        **_item_context(typed, request.actor, request.at),
    }
    page = "desk/new_changed.html" if request.htmx else "desk/new.html"
    return render(request, page, context, status=faults.status)


def _item_context(typed: Typed, actor: Actor, at: datetime) -> dict[str, Any]:
    """The chosen item, or why it can't be: its refusal stands beside the search."""
    try:
        chosen, faults = chosen_item(typed, actor=actor, at=at), Faults()
    except (UnknownSituation, TwoAnswers) as refusal:
        chosen, faults = chosen_item(typed, actor=actor, at=at, situations=()), Faults(refusal)
    except Refused as refusal:
        chosen, faults = None, Faults(refusal)
    return {"chosen": chosen, "item_faults": faults, "files_wait": True}
