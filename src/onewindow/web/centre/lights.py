"""From when the lights of this centre show yellow."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onewindow.lib.refusal import Refused
from onewindow.organisation.keeping import set_light_bands
from onewindow.organisation.models import Centre, Role
from onewindow.web.doors import for_roles
from onewindow.web.lists import whole_number
from onewindow.web.session import StaffRequest

FIELDS = ("short", "short_left", "middle", "middle_left", "long_left")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.CENTRE_ADMIN)
def lights(request: StaffRequest) -> HttpResponse:
    """Show and set the bands; a refusal comes back with what was typed."""
    if request.method != "POST":
        return _page(request, _stored(request.actor.centre_id))
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    short, short_left, middle, middle_left, long_left = (whole_number(typed[name]) or 0 for name in FIELDS)
    try:
        bands = ((short, short_left), (middle, middle_left), (0, long_left))
        set_light_bands(bands=bands, by=request.actor, at=request.at)
    except Refused as refusal:
        return _page(request, typed, refusal)
    messages.success(request, _("时限灯已保存，新开的环节按此提醒。"))
    return HttpResponseRedirect(reverse("centre:lights"))


def _stored(centre_id: int) -> dict[str, object]:
    bands = Centre.objects.values_list("light_bands", flat=True).get(pk=centre_id)
    (short, short_left), (middle, middle_left), (_all, long_left) = bands
    return dict(zip(FIELDS, (short, short_left, middle, middle_left, long_left), strict=True))


def _page(
    request: StaffRequest, typed: dict[str, object] | dict[str, str], refusal: Refused | None = None
) -> HttpResponse:
    context = {"typed": typed, "refusal": refusal}
    return render(request, "centre/lights.html", context, status=refusal.status if refusal else 200)
