"""The centre's working calendar: a year at a glance, and one day set by the administrator."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases import actions
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.organisation.models import Centre, Role
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import EVERYONE
from onewindow.web.words import date as day_text
from onewindow.worktime.models import CalendarDay
from onewindow.worktime.queries import known_years, special_days

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the year's picture; `mark` is 休 or 班 where it departs from the week, `name` what it is called."""

    day: date
    working: bool
    mark: str
    name: str
    today: bool


@require_safe
@for_roles(*EVERYONE)
def calendar_page(request: StaffRequest) -> HttpResponse:
    """A year at a glance: `?year=`; `?day=` brings a day into the administrator's form."""
    return _page(request, request.GET.get("year", ""), {"day": request.GET.get("day", "")})


@require_http_methods(["GET", "POST"])
@for_roles(Role.CENTRE_ADMIN)
def set_day(request: StaffRequest) -> HttpResponse:
    """Set a day and say which limits were counted anew; a refusal comes back with what was typed."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("watch:calendar"))
    typed = {name: request.POST.get(name, "") for name in ("day", "is_working", "name")}
    try:
        day, is_working = _day(typed["day"]), _is_working(typed["is_working"])
        moved = actions.set_day(day=day, is_working=is_working, name=typed["name"], by=request.actor, at=request.at)
    except Refused as refusal:
        return _page(request, typed["day"][:4], typed, refusal)
    said = _("%(day)s已设为上班。") if is_working else _("%(day)s已设为放假。")
    counted = _("重新计算了 %(cases)d 个办件的 %(limits)d 项期限。") % {
        "cases": len({each.number for each in moved}),
        "limits": len(moved),
    }
    messages.success(request, said % {"day": day_text(day)} + counted)
    return HttpResponseRedirect(f"{reverse('watch:calendar')}?year={day.year}")


def _page(request: StaffRequest, asked: str, typed: Mapping[str, str], refusal: Refused | None = None) -> HttpResponse:
    today = localdate(request.at)
    calendar = Centre.objects.select_related("calendar").get(pk=request.actor.centre_id).calendar
    years = known_years(calendar.pk)
    year = next((each for each in years if str(each.year) == asked), None)
    year = year or next((each for each in years if each.year == today.year), years[-1] if years else None)
    days = special_days(calendar.pk, year.year) if year else []
    context = {
        "calendar": calendar,
        "years": [{"label": each.year, "href": f"?year={each.year}", "current": each == year} for each in years],
        "year": year,
        "months": months_of(year.year, days, today) if year else [],
        "days": days,
        "may_set": request.actor.has_role(Role.CENTRE_ADMIN),
        "typed": typed,
        "refusal": refusal,
    }
    return render(request, "watch/calendar.html", context, status=refusal.status if refusal else 200)


def months_of(year: int, days: Sequence[CalendarDay], today: date) -> list[list[list[Cell | None]]]:
    """Twelve months of weeks from Monday, None where another month's days would stand."""
    special = {day.date: day for day in days}
    weeks = Calendar()
    return [
        [
            [_cell(day, special.get(day), today) if day.month == month else None for day in week]
            for week in weeks.monthdatescalendar(year, month)
        ]
        for month in range(1, 13)
    ]


def _cell(day: date, special: CalendarDay | None, today: date) -> Cell:
    if special is None:
        return Cell(day, day.weekday() < SATURDAY, "", "", day == today)
    return Cell(day, special.is_working, _("班") if special.is_working else _("休"), special.name, day == today)


def _day(typed: str) -> date:
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    if day is None:
        raise FieldWrong(field="day", label=_("日期"), value=typed or "-")
    return day


def _is_working(typed: str) -> bool:
    if typed not in ("yes", "no"):
        raise FieldWrong(field="is_working", label=_("上班或者放假"), value=typed or "-")
    return typed == "yes"
