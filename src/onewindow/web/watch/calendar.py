"""The centre's working calendar: a year at a glance, and one day set by the administrator."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.cases import actions
from onewindow.cases.words import LIMIT_NAMES
from onewindow.lib.plain_text import decode
from onewindow.lib.refusal import Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.organisation.models import Centre, Role
from onewindow.web.doors import for_roles
from onewindow.web.reading import as_day
from onewindow.web.session import StaffRequest
from onewindow.web.watch.hats import EVERYONE
from onewindow.web.words import date as day_text
from onewindow.worktime.calendar_file import parse_calendar_file
from onewindow.worktime.errors import InvalidCalendarFile
from onewindow.worktime.models import CalendarDay
from onewindow.worktime.queries import known_years, special_days

SATURDAY = 5
SHOWN = 100
LARGEST_FILE = 100_000


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
    """Look at or set a day and say which limits are counted anew; a refusal comes back with what was typed."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("watch:calendar"))
    typed = {name: request.POST.get(name, "") for name in ("day", "is_working", "name")}
    only_look = "look" in request.POST
    try:
        day, is_working = _day(typed["day"]), _is_working(typed["is_working"])
        moved = actions.set_day(
            day=day, is_working=is_working, name=typed["name"], by=request.actor, at=request.at, only_look=only_look
        )
    except Refused as refusal:
        return _page(request, typed["day"][:4], typed, refusal)
    if only_look:
        return _page(request, typed["day"][:4], typed, looked_at=moved)
    said = _("%(day)s已设为上班。") if is_working else _("%(day)s已设为放假。")
    messages.success(request, said % {"day": day_text(day)} + _counted(moved))
    return HttpResponseRedirect(f"{reverse('watch:calendar')}?year={day.year}")


@require_http_methods(["GET", "POST"])
@for_roles(Role.CENTRE_ADMIN)
def load_year(request: StaffRequest) -> HttpResponse:
    """Look at or load a year's official arrangement; what was pasted or chosen stays in the form until it is loaded."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("watch:calendar"))
    typed = {name: request.POST.get(name, "") for name in ("text", "document_no")}
    only_look = "look" in request.POST
    try:
        if file := request.FILES.get("file"):
            typed["text"] = _decoded(file.read(LARGEST_FILE))
        arrangement = parse_calendar_file(typed["text"])
        moved = actions.load_year(
            arrangement=arrangement,
            document_no=typed["document_no"],
            by=request.actor,
            at=request.at,
            only_look=only_look,
        )
    except Refused as refusal:
        return _page(request, "", typed, refusal)
    if only_look:
        return _page(request, str(arrangement.year), typed, looked_at=moved)
    said = _("%(year)s 年的放假安排已导入。") % {"year": arrangement.year}
    messages.success(request, said + _counted(moved))
    return HttpResponseRedirect(f"{reverse('watch:calendar')}?year={arrangement.year}")


def _decoded(content: bytes) -> str:
    text = decode(content)
    if text is None:
        raise InvalidCalendarFile(field="file", reason=_("文字编码无法识别，请另存为 UTF-8 或者 GBK。"))
    return text


def _counted(moved: Sequence[actions.Moved]) -> str:
    return _("重新计算了 %(cases)d 个办件的 %(limits)d 项期限。") % {
        "cases": len({each.number for each in moved}),
        "limits": len(moved),
    }


def _page(
    request: StaffRequest,
    asked: str,
    typed: Mapping[str, str],
    refusal: Refused | None = None,
    looked_at: Sequence[actions.Moved] | None = None,
) -> HttpResponse:
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
        "looked_at": looked_at,
        "effect": _counted(looked_at) if looked_at is not None else "",
        "moved": [{"move": each, "limit": LIMIT_NAMES[each.limit]} for each in (looked_at or ())[:SHOWN]],
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
    day = as_day(typed)
    if day is None:
        raise FieldWrong(field="day", label=_("日期"), value=typed or "-")
    return day


def _is_working(typed: str) -> bool:
    if typed not in ("yes", "no"):
        raise FieldWrong(field="is_working", label=_("上班或者放假"), value=typed or "-")
    return typed == "yes"
