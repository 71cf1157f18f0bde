"""A case at the window: its materials to check, what may be done next, its papers and its course."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from onewindow.authority.queries import standings
from onewindow.authority.rules import Power
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case
from onewindow.cases.queries.inbox import counts
from onewindow.cases.queries.page import CaseView, case_view
from onewindow.cases.rules import Act, Verdict
from onewindow.cases.rules.lifecycle import FINAL
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.queries.explained import explained_list
from onewindow.catalogue.rules import ListedMaterial, materials_for
from onewindow.lib.ids import new_id
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation.deeds import keep_refusal
from onewindow.organisation.models import Role
from onewindow.web.answers import answer_views
from onewindow.web.case.lines import MaterialLine
from onewindow.web.case.recipients import recipients_of
from onewindow.web.case.sheet import case_sheet
from onewindow.web.desk.acts import Order, asked_acts
from onewindow.web.desk.chosen import explained
from onewindow.web.desk.doing import Outcome, attach_all, do_all
from onewindow.web.desk.faults import Faults
from onewindow.web.desk.rows import Row, rows_of
from onewindow.web.desk.training import missing_training
from onewindow.web.desk.typed import Typed, read_materials, read_upload, read_uploads
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest

TAKING = (Act.CHECK, Act.CORRECT, Act.COMPLETE)


@require_safe
@for_roles(Role.CLERK)
def case(request: StaffRequest, number: str) -> HttpResponse:
    """One case, with the acts that this window may do now."""
    return case_screen(request, number, Typed(), Outcome())


@require_POST
@sensitive_post_parameters()
@for_roles(Role.CLERK)
def work(request: StaffRequest, number: str) -> HttpResponse:
    """Keep the files and verdicts of the form, then do what the pressed button asks for, on the same page."""
    typed = Typed.of(request)
    acts = asked_acts(typed)
    try:
        view = case_view(number=number, actor=request.actor, at=request.at)
    except NotFound as refusal:
        tried = acts[0] if acts else Act.ATTACH
        keep_refusal(refusal, act=tried, subject=number, by=request.actor, at=request.at)
        raise
    try:
        uploads = read_uploads(typed)
        order = Order(
            number=number,
            typed=typed,
            by=request.actor,
            at=request.at,
            key=typed.key,
            materials=_changed(read_materials(typed, listed_of(view.case)), view),
            signature=read_upload(typed, "signature"),
        )
        acts = [act for act in acts if act is not Act.CHECK or order.materials]
        attach_all(order, uploads)
        outcome = do_all(order, acts)
        if uploads:
            kept = ngettext("已存入 %(n)d 个文件。", "已存入 %(n)d 个文件。", len(uploads)) % {"n": len(uploads)}
            outcome = replace(outcome, done=[kept, *outcome.done])
    except NotFound:
        raise
    except Refused as refusal:
        outcome = Outcome(faults=Faults(refusal, typed=typed, act=acts[0] if acts else None), files_wait=True)
    return case_screen(request, number, typed, outcome)


def case_screen(request: StaffRequest, number: str, typed: Typed, outcome: Outcome) -> HttpResponse:
    """The case as it now stands: into the page for htmx; otherwise a page of its own, or the way to it when all went well."""
    address = reverse("desk:case", args=[number])
    if not request.htmx and request.method == "POST" and not outcome.faults:
        for sentence in outcome.done:
            messages.success(request, sentence)
        return HttpResponseRedirect(address)
    context = _context(request, number, typed, outcome)
    page = "desk/case_changed.html" if request.htmx else "desk/case.html"
    response = render(request, page, context, status=outcome.faults.status)
    return push_url(response, address) if request.htmx else response


def listed_of(case: Case) -> tuple[ListedMaterial, ...]:
    """The materials that the case's own version asks for in its situations."""
    return materials_for(checklist(case.version), case.situations)


def _context(request: StaffRequest, number: str, typed: Typed, outcome: Outcome) -> dict[str, Any]:
    view = case_view(number=number, actor=request.actor, at=request.at)
    sheet = case_sheet(view, actor=request.actor, at=request.at)
    case = view.case
    standing = standings(actor=request.actor, item_ids=[case.item_id], at=request.at)[case.item_id]
    taking = next((act for act in TAKING if act in view.allowed), None)
    stored = {line.code: line for line in sheet.materials}
    return {
        "view": view,
        "sheet": sheet,
        "typed": typed,
        "faults": outcome.faults,
        "done": outcome.done,
        "files_wait": outcome.files_wait,
        "issued": [paper for paper in reversed(sheet.papers) if paper.at == request.at],
        "key": str(new_id()),
        "taking": taking,
        "rows": _rows(request, case, typed if outcome.faults else Typed(), stored) if taking else [],
        "allowed": set(view.allowed),
        "may_accept": Power.ACCEPT in standing.powers,
        "untrained": missing_training(standing, item_id=case.item_id, department=sheet.department) if taking else None,
        "expired_on": standing.expired_on,
        "sitting": _sitting(view, standing.powers),
        "recipients": recipients_of(case, sheet),
        "over": case.state in FINAL,
        "answers": answer_views(
            explained_list(case.item, localdate(request.at)) or checklist(case.version), public_only=False
        ),
        "waiting": sum(counts(request.actor).values()),
    }


def _rows(request: StaffRequest, case: Case, typed: Typed, stored: dict[str, MaterialLine]) -> list[Row]:
    beside = explained(case.item, checklist(case.version), localdate(request.at))
    return rows_of(listed_of(case), typed, stored, beside)


def _sitting(view: CaseView, powers: frozenset[Power]) -> str:
    """What 准予 does in one sitting at a window that may decide: the opinion, the decision and, if any, the certificate."""
    if Act.REVIEW not in view.allowed or Power.DECIDE not in powers:
        return ""
    makes = view.case.version.result_is_certificate and Power.MAKE in powers
    return "review grant make" if makes else "review grant"


def _changed(found: tuple[MaterialInput, ...], view: CaseView) -> tuple[MaterialInput, ...]:
    """The rows that say something new; a fault that was mended is not carried on."""
    known = {
        material.listed.code: MaterialInput(
            code=material.listed.code,
            verdict=material.row.verdict,
            remark=material.row.remark,
            original_seen=material.row.original_seen,
            copies_kept=material.row.copies_kept,
        )
        for material in view.materials
    }
    return tuple(_mended(each, known.get(each.code)) for each in found if each != known.get(each.code))


def _mended(found: MaterialInput, before: MaterialInput | None) -> MaterialInput:
    stale = found.verdict == Verdict.PASSED and before is not None and before.verdict == Verdict.DEFECTIVE
    return replace(found, remark="") if stale and before and found.remark == before.remark else found
