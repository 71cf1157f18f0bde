"""Signing in and out, and changing hats in the open."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onewindow.lib.refusal import Refused
from onewindow.organisation import sign_in as signing
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account
from onewindow.web.doors import for_roles, home_of, own_address
from onewindow.web.session import Request, StaffRequest, close_session, open_session


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """Ask for name and password; a refusal keeps the name that was typed and says what is wrong."""
    onward = own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "GET":
        return render(request, "account/sign_in.html", {"name": "", "next": onward, "refusal": None})
    name = request.POST.get("name", "")
    try:
        _account, posts = signing.sign_in(
            name=name, password=request.POST.get("password", ""), request=request, at=request.at
        )
    except Refused as refusal:
        context = {"name": name, "next": onward, "refusal": refusal}
        return render(request, "account/sign_in.html", context, status=refusal.status)
    open_session(request, posts[0])
    if len(posts) > 1:
        messages.info(
            request,
            _("您有 %(count)d 个岗位，现在以“%(post)s”办理，可随时切换。") % {"count": len(posts), "post": posts[0]},
        )
    return HttpResponseRedirect(onward or home_of(Actor.of(posts[0])))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session; with `everywhere`, every session of the person."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor and request.POST.get("everywhere"):
        signing.sign_out_everywhere(account_id=actor.account_id)
    close_session(request)
    messages.success(request, _("您已退出登录。"))
    return HttpResponseRedirect(reverse("sign_in"))


@never_cache
@for_roles()
@require_http_methods(["GET", "POST"])
def hat(request: StaffRequest) -> HttpResponse:
    """List the person's hats and put on another; the change is recorded."""
    if request.method == "GET":
        posts = signing.posts_of(Account(pk=request.actor.account_id), on=localdate(request.at))
        return render(request, "account/hat.html", {"posts": posts})
    chosen = request.POST.get("post", "")
    post = signing.change_hat(actor=request.actor, post_id=int(chosen) if chosen.isdecimal() else 0, at=request.at)
    open_session(request, post)
    messages.success(request, _("现在以“%(post)s”办理。") % {"post": post})
    return HttpResponseRedirect(own_address(request, request.POST.get("next", "")) or home_of(Actor.of(post)))


@require_GET
@for_roles()
def home(request: StaffRequest) -> HttpResponse:
    """The day's beginning for a hat without a part of the house of its own: what it may do here."""
    return render(request, "account/home.html")
