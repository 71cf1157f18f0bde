"""Raising a finding in a case: against whom, which rule, what is to be put right by when."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onewindow.cases.models import Case
from onewindow.cases.queries.page import case_by_number
from onewindow.lib.refusal import InvalidInputs, NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.supervision import actions
from onewindow.supervision.deadlines import reply_due
from onewindow.supervision.models import CheckAnswer
from onewindow.supervision.queries.concerned import concerned_in
from onewindow.supervision.words import QUESTION_NAMES, SEVERITY_NAMES
from onewindow.web.doors import for_roles
from onewindow.web.reading import day_typed
from onewindow.web.session import StaffRequest

FIELDS = ("kind", "against", "clause", "severity", "evidence", "demand", "rectify_by")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.SUPERVISOR)
def new(request: StaffRequest) -> HttpResponse:
    """The form of a new finding in the case `?case=`; `?kind=` chooses the kind. POST raises it."""
    number = request.GET.get("case", "")
    case = case_by_number(number, request.actor)
    if request.method != "POST":
        kind = request.GET.get("kind", "")
        return _page(request, case, {"kind": kind, "evidence": _remark(case, kind)})
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        texts = {name: text for name, text in typed.items() if name != "rectify_by"}
        day = day_typed(request, "rectify_by", gettext_lazy("整改期限"))
        finding = actions.raise_finding(case_number=number, **texts, rectify_by=day, by=request.actor, at=request.at)
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, case, typed, refusal)
    messages.success(request, _("问题 %(number)s 已提出，责任方已收到消息。") % {"number": finding.number})
    return HttpResponseRedirect(reverse("watch:finding", args=[finding.number]))


def _page(request: StaffRequest, case: Case, typed: Mapping[str, str], refusal: Refused | None = None) -> HttpResponse:
    refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal] if refusal else []
    context = {
        "case": case,
        "item": case.version.name,
        "typed": typed,
        "errors": {each.field: str(each) for each in refusals if each.field},
        "summary": [(each.field or "", each) for each in refusals],
        "kinds": list(QUESTION_NAMES.items()),
        "severities": list(SEVERITY_NAMES.items()),
        "concerned": [(each.code, each.title) for each in concerned_in(case)],
        "reply_due": reply_due(case.centre, request.at).at,
    }
    return render(request, "watch/new_finding.html", context, status=refusal.status if refusal else 200)


def _remark(case: Case, kind: str) -> str:
    """What the checker wrote beside the question, as the beginning of the evidence."""
    answers = CheckAnswer.objects.filter(check_form__sampled__case=case, question=kind).order_by("-pk")
    return answers.values_list("remark", flat=True).first() or ""
