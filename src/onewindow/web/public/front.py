"""The front page: what can be done here, and where."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.queries import FoundItem, find_items
from onewindow.organisation.queries import centres
from onewindow.web.doors import home_of
from onewindow.web.session import Request
from onewindow.worktime.texts import limit_text

ALL_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class ItemLine:
    name: str
    department: str
    promise: str


@require_safe
def front(request: Request) -> HttpResponse:
    """Welcome the public; who is signed in is led to where the day begins."""
    if request.actor:
        return HttpResponseRedirect(home_of(request.actor))
    houses = centres()
    found = find_items("", centre_id=houses[0].pk, on=localdate(request.at), limit=ALL_ITEMS) if houses else []
    items = sorted((_line(item) for item in found), key=lambda item: item.department)
    by_department = groupby(items, key=lambda item: item.department)
    context = {
        "centre": houses[0] if houses else None,
        "others": houses[1:],
        "departments": [(name, list(own)) for name, own in by_department],
        "item_count": len(items),
    }
    return render(request, "public/front.html", context)


def _line(item: FoundItem) -> ItemLine:
    on_the_spot = item.kind == ItemVersion.Kind.IMMEDIATE
    promise = _("当场办结") if on_the_spot else _("承诺 %(limit)s") % {"limit": limit_text(item.promised)}
    return ItemLine(item.name, item.department, promise)
