"""What is late, who holds it: counted by unit, and every figure opens into its steps."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from onewindow.cases.queries.inbox import InboxPage, StepFilter, inbox
from onewindow.cases.queries.sides import Owing
from onewindow.cases.queries.standing import Bounds, Standing, bounds_at, last_acts, standings
from onewindow.cases.rules import Act
from onewindow.cases.words import ACT_NAMES
from onewindow.web.doors import for_roles
from onewindow.web.lists import paging, query, whole_number, with_names
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import WATCHING

SHOWN = 10
COUNTS = ("late", "today", "soon", "paused", "open")
SIDES = {
    Owing.WINDOWS: gettext_lazy("综合受理窗口"),
    Owing.ISSUING: gettext_lazy("统一出证窗口"),
    Owing.APPLICANT: gettext_lazy("申请人"),
}
WHEN = {
    "": gettext_lazy("全部"),
    "late": gettext_lazy("已超期"),
    "today": gettext_lazy("今天到期"),
    "soon": gettext_lazy("3 个工作日内到期"),
}


@require_safe
@for_roles(*WATCHING)
def overview(request: StaffRequest) -> HttpResponse:
    """One page: how much is late, at whom, and the latest of it."""
    bounds = bounds_at(actor=request.actor, at=request.at)
    units = standings(actor=request.actor, bounds=bounds)
    latest = inbox(actor=request.actor, at=request.at, wanted=_span("late", bounds), limit=SHOWN)
    context = {
        "units": [{"name": unit_name(unit), "asks": _asks(unit), "unit": unit} for unit in units],
        "total": {name: sum(getattr(unit, name) for unit in units) for name in COUNTS},
        "holders": {name: _holders(units, name) for name in COUNTS},
        "rows": _with_last_acts(latest),
        "more": bool(latest.next_after),
    }
    return render(request, "watch/overview.html", context)


@require_safe
@for_roles(*WATCHING)
def steps(request: StaffRequest) -> HttpResponse:
    """The open steps behind a figure: `?when=late|today|soon&owing=&department=&after=`."""
    when, owing = request.GET.get("when", ""), request.GET.get("owing", "")
    when = when if when in WHEN else ""
    bounds = bounds_at(actor=request.actor, at=request.at)
    department_id = whole_number(request.GET.get("department", ""))
    wanted = _span(when, bounds, owing=owing if owing in set(Owing) else "", department_id=department_id)
    after = request.GET.get("after", "")
    page = inbox(actor=request.actor, at=request.at, after=after, wanted=wanted)
    context = {
        "rows": _with_last_acts(page),
        **paging(request, page.next_after, after),
        "tabs": [
            {"label": label, "href": query(request, when=each), "current": each == when} for each, label in WHEN.items()
        ],
        "everybody": query(request, owing="", department="") if owing or department_id else "",
        "whose": str(SIDES.get(Owing(owing), "")) if owing in set(Owing) else "",
    }
    return render(request, "watch/steps.html", context)


def unit_name(unit: Standing) -> str:
    """How the page calls a unit."""
    return unit.name or str(SIDES.get(Owing(unit.owing), _("未定")))


def _asks(unit: Standing) -> dict[str, object]:
    return {"owing": unit.owing, "department": unit.department_id or ""}


def _span(when: str, bounds: Bounds, **more: object) -> StepFilter:
    begin, end = {
        "late": (None, bounds.now),
        "today": (bounds.now, bounds.today),
        "soon": (bounds.today, bounds.soon),
    }.get(when, (None, None))
    return StepFilter(due_after=begin, due_until=end, **more)  # type: ignore[arg-type]


def _with_last_acts(page: InboxPage) -> list[dict[str, object]]:
    """The rows of a page, each with what was last done to its case."""
    last = last_acts([row.number for row in page.rows])
    return [
        line | {"last": last[row.number], "done": ACT_NAMES[Act(last[row.number].act)]}
        for line, row in zip(with_names(page.rows), page.rows, strict=True)
    ]


def _holders(units: Sequence[Standing], name: str) -> str:
    """市水务局 2，市民政局 1: the three who hold most of it."""
    most = sorted(units, key=lambda unit: -getattr(unit, name))[:3]
    return _("，").join(f"{unit_name(unit)} {getattr(unit, name)}" for unit in most if getattr(unit, name))
