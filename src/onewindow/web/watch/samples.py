"""The monthly sample: drawn, drawn again by whoever doubts it, and checked case by case (M36)."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases.queries.names import shown_name
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.organisation.models import Role
from onewindow.supervision import actions
from onewindow.supervision.actions import Answered
from onewindow.supervision.models import Check
from onewindow.supervision.queries.evidence import evidence_of
from onewindow.supervision.queries.findings import FindingFilter, list_findings
from onewindow.supervision.queries.population import Share, agrees, draw_of, share_of
from onewindow.supervision.queries.samples import check_of, sample_view, sampled_case, samples_of
from onewindow.supervision.rules import Question, month_of, parse_month
from onewindow.supervision.words import ANSWER_NAMES, QUESTION_NAMES, STATE_NAMES
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import WATCHING

LONGEST_SEED = 64


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*WATCHING)
def sample_list(request: StaffRequest) -> HttpResponse:
    """The centre's samples, the latest month first; POST draws one (`month`)."""
    if request.method != "POST":
        return _list(request, month_of(request.at).before.code)
    month = request.POST.get("month", "")
    try:
        sample = actions.draw_sample(month=month, by=request.actor, at=request.at)
    except Refused as refusal:
        return _list(request, month, refusal)
    messages.success(request, _("%(month)s 的样本已抽取，种子和结果都已公布。") % {"month": sample})
    return HttpResponseRedirect(reverse("watch:sample", args=[month]))


def _list(request: StaffRequest, month: str, refusal: Refused | None = None) -> HttpResponse:
    context = {
        "samples": list(samples_of(request.actor)),
        "share": share_of(request.actor.centre_id),
        "may_draw": request.actor.has_role(Role.SUPERVISOR),
        "month": month,
        "refusal": refusal,
    }
    return render(request, "watch/samples.html", context, status=refusal.status if refusal else 200)


@require_safe
@for_roles(*WATCHING)
def sample_page(request: StaffRequest, month: str) -> HttpResponse:
    """One sample: its seed, what stood before the draw, and each drawn case with its check."""
    view = sample_view(month=month, actor=request.actor)
    rows = [
        {"sampled": each, "check": check_of(each), "mine": each.case_id in view.mine, "item": each.case.version.name}
        for each in view.cases
    ]
    context = {"view": view, "sample": view.sample, "month": month, "rows": rows}
    return render(request, "watch/sample.html", context)


@require_safe
@for_roles(*WATCHING)
def again(request: StaffRequest, month: str) -> HttpResponse:
    """Draw again, in memory, by `?seed=`: without one by the seed on record, and say whether it gives the same."""
    period = parse_month(month)
    sample = samples_of(request.actor).filter(month=period.first).first()
    seed = request.GET.get("seed", sample.seed if sample else "").strip()[:LONGEST_SEED]
    share = Share(sample.percent, sample.minimum) if sample else share_of(request.actor.centre_id)
    drawn = draw_of(centre_id=request.actor.centre_id, period=period, seed=seed, share=share) if seed else []
    context = {
        "month": period.code,
        "sample": sample,
        "seed": seed,
        "drawn": drawn,
        "same": sample.drawn_at is not None and agrees(sample, drawn) if sample else None,
    }
    return render(request, "watch/sample_again.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*WATCHING)
def check_page(request: StaffRequest, month: str, number: str) -> HttpResponse:
    """The check form of a drawn case with the evidence beside each question; POST hands it in."""
    if request.method != "POST":
        return _check(request, month, number)
    answers = {
        question.value: Answered(
            request.POST.get(f"answers.{question}", ""), request.POST.get(f"remark.{question}", "")
        )
        for question in Question
    }
    try:
        done = actions.check_case(month=month, number=number, answers=answers, by=request.actor, at=request.at)
    except Refused as refusal:
        if refusal.status == 404:
            raise
        return _check(request, month, number, request.POST.dict(), refusal)
    said = _("检查表已提交，有 %(n)d 项不符合，请逐项提出问题。") if done.faults else _("检查表已提交，全部符合。")
    messages.success(request, said % {"n": done.faults} if done.faults else said)
    return HttpResponseRedirect(reverse("watch:check", args=[month, number]))


def _check(
    request: StaffRequest,
    month: str,
    number: str,
    typed: Mapping[str, str] | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    sampled = sampled_case(month, number, request.actor)
    case = sampled.case
    check = Check.objects.filter(sampled=sampled).prefetch_related("answers").first()
    refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal] if refusal else []
    errors = {each.field: str(each) for each in refusals if each.field}
    given = {each.question: each for each in check.answers.all()} if check else {}
    evidence = evidence_of(case)
    findings = list_findings(actor=request.actor, at=request.at, wanted=FindingFilter(case=number)).rows
    context: dict[str, Any] = {
        "month": month,
        "case": case,
        "item": case.version.name,
        "who": shown_name(case, request.actor),
        "check": check,
        "may_check": request.actor.has_role(Role.SUPERVISOR)
        and not case.events.filter(account_id=request.actor.account_id).exists(),
        "watching_only": not request.actor.has_role(Role.SUPERVISOR),
        "summary": [(each.field or "", each) for each in refusals],
        "lines": [
            {
                "code": question.value,
                "name": QUESTION_NAMES[question],
                "evidence": [each.sentence for each in evidence.get(question, [])],
                "typed": (typed or {}).get(f"answers.{question}", ""),
                "remark": (typed or {}).get(f"remark.{question}", ""),
                "error": errors.get(f"answers.{question}", ""),
                "given": given.get(question),
                "answer": ANSWER_NAMES[given[question].answer] if question in given else "",
            }
            for question in Question
        ],
        "answers": list(ANSWER_NAMES.items()),
        "findings": [{"finding": row.finding, "state": STATE_NAMES[row.finding.state]} for row in findings],
    }
    return render(request, "watch/check.html", context, status=refusal.status if refusal else 200)
