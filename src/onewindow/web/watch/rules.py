"""How much is drawn and what each figure costs: read by who watches, set by the administrator."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.organisation.models import Role
from onewindow.supervision import actions
from onewindow.supervision.queries.assessment import weights_of
from onewindow.supervision.queries.population import share_of
from onewindow.supervision.rules import WEIGHTS
from onewindow.supervision.words import FIGURE_NAMES, FORMULAS
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import EVERYONE


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*EVERYONE)
def rules(request: StaffRequest) -> HttpResponse:
    """Show both; POST sets the share (`set=share`) or the points (`set=points`)."""
    if request.method != "POST":
        return _page(request)
    typed = request.POST.dict()
    try:
        if request.POST.get("set") == "share":
            percent, minimum = typed.get("percent", ""), typed.get("minimum", "")
            actions.set_sampling_rule(percent=percent, minimum=minimum, by=request.actor, at=request.at)
        else:
            weights = {each.value: (typed.get(f"{each}.points", ""), typed.get(f"{each}.cap", "")) for each in WEIGHTS}
            actions.set_points(weights=weights, by=request.actor, at=request.at)
    except Refused as refusal:
        return _page(request, typed, refusal)
    messages.success(request, _("已设置，从下一次抽查和考核起使用。"))
    return HttpResponseRedirect(reverse("watch:rules"))


def _page(
    request: StaffRequest, typed: Mapping[str, str] | None = None, refusal: Refused | None = None
) -> HttpResponse:
    typed = typed or {}
    refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal] if refusal else []
    share = share_of(request.actor.centre_id)
    weights = weights_of(request.actor.centre_id)
    context = {
        "may_set": request.actor.has_role(Role.CENTRE_ADMIN),
        "percent": typed.get("percent", f"{share.percent}"),
        "minimum": typed.get("minimum", f"{share.minimum}"),
        "lines": [
            {
                "code": figure.value,
                "name": FIGURE_NAMES[figure],
                "formula": FORMULAS[figure],
                "points": typed.get(f"{figure}.points", f"{weight.points}"),
                "cap": typed.get(f"{figure}.cap", f"{weight.cap}"),
                "proposed": WEIGHTS[figure],
            }
            for figure, weight in weights.items()
        ],
        "errors": {each.field: str(each) for each in refusals if each.field},
        "summary": [(each.field or "", each) for each in refusals],
    }
    return render(request, "watch/rules.html", context, status=refusal.status if refusal else 200)
