"""The front page of those who keep the centre: what they were told, and the ways to what they keep."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onewindow.messaging.queries import notices_for, unread_count
from onewindow.organisation.models import Role
from onewindow.web.account.notices import linked
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest

KEEPERS = (Role.CENTRE_ADMIN, Role.ITEM_CHECKER, Role.ITEM_REVIEWER)
LATEST = 5


@require_safe
@for_roles(*KEEPERS)
def home(request: StaffRequest) -> HttpResponse:
    """What is new for this hat; the rest stands in the navigation."""
    context = {
        "notices": linked(notices_for(request.actor, limit=LATEST).rows, request.actor),
        "unread": unread_count(request.actor),
    }
    return render(request, "centre/home.html", context)
