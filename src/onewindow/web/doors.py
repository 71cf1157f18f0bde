"""Who may pass which door of the house, and where each hat is at home."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Post, Role
from onewindow.organisation.sign_in import posts_of
from onewindow.web.session import Request

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Door:
    """One audience's part of the house: its front page by name, and whose place it is."""

    name: str
    label: str | Promise
    roles: frozenset[Role]


DOORS = (
    Door("desk:home", _("窗口"), frozenset({Role.CLERK})),
    Door("office:home", _("部门"), frozenset({Role.REVIEWER, Role.DECIDER, Role.ITEM_MANAGER})),
    Door("issuing:home", _("出证"), frozenset({Role.ISSUING_CLERK})),
    Door("centre:home", _("中心"), frozenset({Role.CENTRE_ADMIN, Role.ITEM_CHECKER, Role.ITEM_REVIEWER})),
    Door("watch:home", _("监管"), frozenset({Role.SUPERVISOR, Role.LEADER})),
)


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Let only these hats into a view; no roles means anyone who is signed in.

    Signed out leads to the sign-in page and back; a wrong hat gets a page that names the right one, offers it to a
    person who holds it, and is recorded against the person (M19).
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.actor is None:
                return to_sign_in(request)
            if roles and not request.actor.has_role(*roles):
                return _wrong_hat(request, roles)
            return view(request, *args, **kwargs)

        guarded.roles = frozenset(roles)  # type: ignore[attr-defined]
        return cast(View, guarded)

    return guard


def home_of(actor: Actor) -> str:
    """The address where a hat begins its day; a hat without a part of its own begins at the common page."""
    return next(
        (address for door in DOORS if actor.has_role(*door.roles) and (address := address_of(door))), reverse("home")
    )


def home_door(actor: Actor) -> Door | None:
    """The part of the house where a hat is at home."""
    return next((door for door in DOORS if actor.has_role(*door.roles)), None)


def address_of(door: Door) -> str:
    """The front page of a part of the house, or nothing where that part is not installed."""
    try:
        return reverse(door.name)
    except NoReverseMatch:
        return ""


def own_address(request: HttpRequest, address: str) -> str:
    """The address when it leads back into this house, else nothing."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else ""


def to_sign_in(request: Request) -> HttpResponse:
    """Lead to the sign-in page, and from there back to where the person was."""
    came_for = request.headers.get("HX-Current-URL") or (
        request.get_full_path() if request.method in ("GET", "HEAD") else request.headers.get("Referer", "")
    )
    address = f"{reverse('sign_in')}?{urlencode({'next': own_address(request, came_for)})}"
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)


def _wrong_hat(request: Request, roles: tuple[Role, ...]) -> HttpResponse:
    assert request.actor is not None and request.hat is not None
    record(
        centre_code=request.hat.centre_code,
        kind=Entry.Kind.REFUSED,
        actor=request.actor.as_record(),
        subject=request.path,
        at=request.at,
        detail={"code": "wrong_hat", "needs": [str(role.value) for role in roles]},
    )
    context = {
        "needed": [role.label for role in roles],
        "fitting": _own_posts_with(request.actor, roles, request),
        "back": home_of(request.actor),
    }
    page = "errors/wrong_hat_alert.html" if request.htmx else "errors/wrong_hat.html"
    response = render(request, page, context, status=403)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML"
    return response


def _own_posts_with(actor: Actor, roles: tuple[Role, ...], request: Request) -> list[Post]:
    account = Account(pk=actor.account_id)
    return [post for post in posts_of(account, on=localdate(request.at)) if post.role in roles]
