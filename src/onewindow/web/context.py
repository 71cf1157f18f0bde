"""What the frame of every page shows: who is there, in which hat, in which language, on which day."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext

from onewindow.web.doors import DOORS, address_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The frame's values. Asks no database; holds even when a middleware failed before it was done."""
    hat = getattr(request, "hat", None)
    return {
        "hat": hat,
        "actor": hat.actor if hat else None,
        "at": getattr(request, "at", None) or timezone.now(),
        "centre_name": hat.centre_name if hat else gettext("政务服务中心"),
        "doors": [
            {"label": door.label, "href": address}
            for door in DOORS
            if hat and hat.actor.has_role(*door.roles) and (address := address_of(door))
        ],
        "here": request.get_full_path() if request.method == "GET" else request.path,
        "language": get_language() or settings.LANGUAGE_CODE,
        "languages": settings.LANGUAGES,
        "messages": get_messages(request),
        "demo": settings.DEMO,
    }
