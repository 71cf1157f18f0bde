"""The answer manual of an item: written, checked again, withdrawn and printed by its item manager (M13)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onewindow.cases.queries.inbox import OFFICE
from onewindow.catalogue.actions import AnswerInput, print_manual, recheck_answers, withdraw_answer, write_answer
from onewindow.catalogue.answer_words import stale_count
from onewindow.catalogue.guide_errors import AnswerNotFound
from onewindow.catalogue.queries.answers import answers_about
from onewindow.catalogue.queries.manuals import manual_paper, manuals_of
from onewindow.lib.refusal import InvalidInput, InvalidInputs, Refused
from onewindow.web.answers import VISIBILITIES, answer_views, stale_numbers
from onewindow.web.doors import for_roles
from onewindow.web.lists import whole_number
from onewindow.web.office.item_parts import OwnItem, own_item, parts_context
from onewindow.web.session import StaffRequest

FIELDS = ("question", "answer", "ground", "visibility", "material_code")


@require_safe
@for_roles(*OFFICE)
def answer_list(request: StaffRequest, code: str) -> HttpResponse:
    """All answers about an item, the stale ones marked with why, and the manuals printed so far."""
    own = own_item(request, code)
    answers = answer_views(own.listed, public_only=False)
    stale = stale_numbers(answers)
    context = {
        "answers": answers,
        "stale": stale,
        "stale_words": stale_count(len(stale)),
        "manuals": manuals_of(own.item.pk),
    }
    return render(request, "office/answers.html", context | parts_context(request, own))


@require_http_methods(["GET", "POST"])
@for_roles(*OFFICE)
def answer(request: StaffRequest, code: str, number: int | None = None) -> HttpResponse:
    """Write a new answer, or the one of that number anew; what is refused comes back with every word."""
    own = own_item(request, code)
    if request.method == "GET":
        return _form(request, own, number, _kept(own, number) if number else {})
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        write_answer(item_code=code, written=AnswerInput(**typed), number=number, by=request.actor, at=request.at)
    except InvalidInput as refusal:
        refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal]
        return _form(request, own, number, typed, refusals)
    messages.success(request, _("答复口径已保存。"))
    return HttpResponseRedirect(reverse("office:answers", args=[code]))


@require_POST
@for_roles(*OFFICE)
def recheck(request: StaffRequest, code: str) -> HttpResponse:
    """Confirm the answers that were ticked."""
    own_item(request, code)
    numbers = _numbers(request.POST)
    if numbers:
        recheck_answers(item_code=code, numbers=numbers, by=request.actor, at=request.at)
        messages.success(request, _("已确认，这些答复仍然适用。"))
    return HttpResponseRedirect(reverse("office:answers", args=[code]))


@require_POST
@for_roles(*OFFICE)
def withdraw(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Take an answer out of the manual."""
    own_item(request, code)
    withdraw_answer(item_code=code, number=number, by=request.actor, at=request.at)
    messages.success(request, _("这条答复口径已撤下。"))
    return HttpResponseRedirect(reverse("office:answers", args=[code]))


@require_POST
@for_roles(*OFFICE)
def print_all(request: StaffRequest, code: str) -> HttpResponse:
    """Print the manual as a numbered paper."""
    own_item(request, code)
    manual = print_manual(item_code=code, by=request.actor, at=request.at)
    messages.success(request, _("手册已印制：%(number)s。") % {"number": manual.document.number})
    return HttpResponseRedirect(reverse("office:answers", args=[code]) + "#manuals")


@require_safe
@for_roles(*OFFICE)
def manual(request: StaffRequest, code: str, manual_id: UUID) -> HttpResponse:
    """A printed manual as it was issued. Refuses with NotFound, PaperAltered and PaperMissing."""
    own = own_item(request, code)
    response = HttpResponse(manual_paper(own.item.pk, manual_id), content_type="application/pdf")
    response.headers["Content-Disposition"] = "inline"
    return response


def _form(
    request: StaffRequest, own: OwnItem, number: int | None, typed: dict[str, str], refusals: Sequence[Refused] = ()
) -> HttpResponse:
    context: dict[str, Any] = {
        "number": number,
        "typed": {name: typed.get(name, "") for name in FIELDS},
        "errors": {refusal.field: str(refusal) for refusal in refusals},
        "summary": [(refusal.field or "", str(refusal)) for refusal in refusals],
        "materials": [(each.code, each.name) for each in own.listed.materials],
        "visibilities": list(VISIBILITIES.items()),
    }
    status = 422 if refusals else 200
    return render(request, "office/answer.html", context | parts_context(request, own), status=status)


def _kept(own: OwnItem, number: int) -> dict[str, str]:
    found = next((each for each in answers_about(own.listed, public_only=False) if each.number == number), None)
    if found is None:
        raise AnswerNotFound(field="number", number=number)
    return {name: getattr(found, name) for name in FIELDS}


def _numbers(posted: QueryDict) -> list[int]:
    return [number for text in posted.getlist("number") if (number := whole_number(text)) is not None]
