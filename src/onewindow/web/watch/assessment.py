"""Assessment: figures of departments, windows and persons, each with its derivation and the cases behind it (M36)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.lib.handed_out import hand_out
from onewindow.organisation.models import Role
from onewindow.supervision import actions
from onewindow.supervision.models import AssessmentSheet
from onewindow.supervision.queries.assessment import assessment, assessments, weights_of
from onewindow.supervision.queries.figures import rows_behind
from onewindow.supervision.rules import Figure, Period, Side, month_of, parse_period
from onewindow.supervision.rules.points import FEWEST_RANKED
from onewindow.supervision.words import FIGURE_NAMES, FORMULAS, SIDE_NAMES
from onewindow.web.doors import for_roles
from onewindow.web.lists import query
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import WATCHING

SHOWN = (
    Figure.HANDLED,
    Figure.LATE_STEPS,
    Figure.SPLIT_NOTICES,
    Figure.EXTRA_MATERIALS,
    Figure.SAMPLED,
    Figure.SAMPLED_FAULTY,
)
FOUND = (Figure.FINDINGS_MINOR, Figure.FINDINGS_ORDINARY, Figure.FINDINGS_SERIOUS)


@require_safe
@for_roles(*WATCHING)
def overview(request: StaffRequest) -> HttpResponse:
    """All units of a side: `?side=department|window|person&period=2026-10|2026-Q4`; without one the month before."""
    side, period = _side(request.GET.get("side") or Side.DEPARTMENT), _period(request)
    rows = assessments(side=side, period=period, actor=request.actor, at=request.at)
    context = {
        "tabs": [
            {"label": label, "href": query(request, side=each), "current": each == side}
            for each, label in SIDE_NAMES.items()
        ],
        "side": side,
        "period": period.code,
        "columns": [(FIGURE_NAMES[figure], "number") for figure in SHOWN],
        "rows": [
            {
                "row": row,
                "counts": [row.counts[figure] for figure in SHOWN],
                "found": sum(row.counts[figure] for figure in FOUND),
            }
            for row in rows
        ],
        "fewest": FEWEST_RANKED,
    }
    return render(request, "watch/assessment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*WATCHING)
def sheet(request: StaffRequest, side: str, unit: int) -> HttpResponse:
    """The assessment sheet of one unit, `?period=`; POST issues it as a paper."""
    read, period = _side(side), _period(request)
    here = f"{reverse('watch:assessed', args=[side, unit])}?period={period.code}"
    if request.method == "POST":
        issued = actions.issue_sheet(side=read, unit_id=unit, period=period.code, by=request.actor, at=request.at)
        href, number = reverse("watch:sheet", args=[issued.pk]), issued.document.number
        link = format_html('<a href="{}" target="_blank" rel="noopener" data-view="pdf">{}</a>', href, number)
        messages.success(request, format_html("{} {}", _("考核表已出具："), link))
        return HttpResponseRedirect(here)
    found = assessment(side=read, unit_id=unit, period=period, actor=request.actor, at=request.at)
    weights = weights_of(request.actor.centre_id)
    off = {line.figure: line.points for line in found.score.deductions}
    column = {Side.DEPARTMENT: "department", Side.WINDOW: "window", Side.PERSON: "account"}[read]
    sheets = AssessmentSheet.objects.filter(
        centre=request.actor.centre_id, side=read, period=period.code, **{column: unit}
    )
    context = {
        "found": found,
        "side": read,
        "side_name": SIDE_NAMES[read],
        "period": period.code,
        "handled": found.counts[Figure.HANDLED],
        "lines": [
            {
                "code": figure.value,
                "name": FIGURE_NAMES[figure],
                "formula": FORMULAS[figure],
                "count": count,
                "weight": weights.get(figure),
                "off": off.get(figure),
            }
            for figure, count in found.counts.items()
        ],
        "sheets": list(sheets.select_related("document").order_by("-id")),
        "fewest": FEWEST_RANKED,
        "may_issue": request.actor.has_role(Role.SUPERVISOR),
        "here": here,
    }
    return render(request, "watch/assessed.html", context)


@require_safe
@for_roles(*WATCHING)
def behind(request: StaffRequest, side: str, unit: int, figure: str) -> HttpResponse:
    """The cases behind one figure of a unit, `?period=`."""
    read, period = _side(side), _period(request)
    if figure not in set(Figure):
        raise Http404
    found = assessment(side=read, unit_id=unit, period=period, actor=request.actor, at=request.at)
    rows = rows_behind(
        figure=Figure(figure),
        centre_id=request.actor.centre_id,
        side=read,
        unit_id=unit,
        period=period,
        at=request.at,
    )
    context = {
        "found": found,
        "side": read,
        "period": period.code,
        "name": FIGURE_NAMES[Figure(figure)],
        "formula": FORMULAS[Figure(figure)],
        "rows": rows,
    }
    return render(request, "watch/assessed_figure.html", context)


@require_safe
@for_roles(*WATCHING)
def paper(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    """Show a sheet as it was issued; `?download` saves it."""
    viewed = actions.view_sheet(sheet_id=sheet_id, by=request.actor, at=request.at)
    return hand_out(viewed, download="download" in request.GET)


def _side(text: str) -> Side:
    if text not in set(Side):
        raise Http404
    return Side(text)


def _period(request: StaffRequest) -> Period:
    asked = request.GET.get("period", "").strip()
    return parse_period(asked) if asked else month_of(request.at).before
