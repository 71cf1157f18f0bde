"""Everything that happened to an item: its versions, its applications, and any two versions side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from onewindow.catalogue.actions.applications import BEGINS
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.models.life import KINDS, LISTED
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.queries.department_items import applications_of, item_for, versions_of
from onewindow.catalogue.rules.difference import difference
from onewindow.catalogue.rules.life import FINAL, Kind
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.items.compare import diff_lines
from onewindow.web.items.rows import application_rows
from onewindow.web.items.views import FRAMES, room_of
from onewindow.web.lists import whole_number
from onewindow.web.session import StaffRequest


@require_safe
@for_roles(Role.ITEM_MANAGER)
def at_office(request: StaffRequest, code: str) -> HttpResponse:
    """The department's item, with what may be applied for now."""
    return _page(request, code)


@require_safe
@for_roles(Role.ITEM_CHECKER, Role.ITEM_REVIEWER, Role.CENTRE_ADMIN)
def at_centre(request: StaffRequest, code: str) -> HttpResponse:
    """An item of the centre, to whoever checks what is applied for."""
    return _page(request, code)


def _page(request: StaffRequest, code: str) -> HttpResponse:
    """`?before=&after=` are the numbers of two versions; without them the last two are compared."""
    room = room_of(request)
    item = item_for(code, actor=request.actor)
    versions = versions_of(item)
    applications = applications_of(item, actor=request.actor)
    open_kinds = {each.kind for each in applications if each.stage not in FINAL}
    today = localdate(request.at)
    before, after = _chosen(request, versions)
    context = {
        "frame": FRAMES[room],
        "room": room,
        "item": item,
        "state_code": item.state_on(today),
        "state": Item.State(item.state_on(today)).label,
        "turn": Item.State(item.turns_to).label if item.turns_on and item.turns_on > today else "",
        "versions": versions,
        "in_force": next((each.number for each in versions if each.runs_on(today)), None),
        "rows": application_rows(applications, request.at),
        "before": before,
        "after": after,
        "lines": _lines(before, after),
        "kinds": _kinds(item.state_on(today), open_kinds) if room == "office" else [],
    }
    return render(request, "items/history.html", context)


def _chosen(request: StaffRequest, versions: list[ItemVersion]) -> tuple[ItemVersion | None, ItemVersion | None]:
    by_number = {each.number: each for each in versions}
    before = by_number.get(whole_number(request.GET.get("before", "")) or 0)
    after = by_number.get(whole_number(request.GET.get("after", "")) or 0)
    if before and after:
        return before, after
    return (versions[1], versions[0]) if len(versions) > 1 else (None, None)


def _lines(before: ItemVersion | None, after: ItemVersion | None):  # type: ignore[no-untyped-def]
    if not (before and after):
        return []
    old, new = checklist(before), checklist(after)
    return diff_lines(difference(old, new), old, new)


def _kinds(state: str, open_kinds: set[str]) -> list[tuple[str, object]]:
    """What may be applied for in this state; one application about the list and one about the state at a time."""
    has_list = bool(open_kinds & set(LISTED))
    has_state = bool(open_kinds - set(LISTED))
    return [
        (kind, word)
        for kind, word in KINDS
        if kind != Kind.ADDITION and state in BEGINS[kind] and not (has_list if kind in LISTED else has_state)
    ]
