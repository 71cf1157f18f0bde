"""Signing in: from a name and a password to a person and the hats that the person may wear."""

from datetime import date, datetime

from axes.utils import reset
from django.conf import settings
from django.contrib.auth import authenticate
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation import hats
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Post

LONGEST_NAME = 50
LONGEST_PASSWORD = 1000
HOUSE = "000000"
"""The audit book for attempts that belong to no centre."""


class SignInWrong(Refused):
    code = "sign_in_wrong"
    sentence = _("登录名或密码不对，请核对后再试。")
    status = 401


class SignInLocked(Refused):
    code = "sign_in_locked"
    sentence = _("连续输错次数过多，请过 %(minutes)s 分钟再试。忘记密码的，请联系中心管理员。")
    status = 429


class AccountInactive(Refused):
    code = "account_inactive"
    sentence = _("此账号已停用。需要恢复的，请联系中心管理员。")
    status = 403


class NoPost(Refused):
    code = "no_post"
    sentence = _("您目前没有在任的岗位，不能办理业务。请联系中心管理员。")
    status = 403


class NotYourPost(NotFound):
    code = "not_your_post"
    sentence = _("这不是您在任的岗位。请从列出的岗位中选择。")


def sign_in(*, name: str, password: str, request: HttpRequest, at: datetime) -> tuple[Account, list[Post]]:
    """Prove who this is and list the hats in office on that day, the first of which is worn; recorded in audit.

    The request tells the lock-out whence the attempt comes. Raises SignInWrong, SignInLocked, AccountInactive, NoPost.
    """
    try:
        account = authenticate_account(name=name, password=password, request=request)
        posts = posts_of(account, on=localdate(at))
        if not posts:
            raise NoPost()
    except Refused as refusal:
        _record_failure(name, refusal, request, at)
        raise
    Account.objects.filter(pk=account.pk).update(last_login=at)
    record(
        centre_code=posts[0].centre.code,
        kind=Entry.Kind.SIGNED_IN,
        actor=Actor.of(posts[0]).as_record(),
        subject=account.sign_in_name,
        at=at,
        detail={"from": _address(request)},
    )
    return account, posts


def authenticate_account(*, name: str, password: str, request: HttpRequest) -> Account:
    """Check a name and a password behind the lock-out and return the account.

    Raises SignInWrong, SignInLocked, AccountInactive.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or len(password) > LONGEST_PASSWORD or "\0" in name + password:
        raise SignInWrong(field="name")
    account = authenticate(request, sign_in_name=name, password=password)
    if account is None:
        if getattr(request, "axes_locked_out", False):
            raise SignInLocked(minutes=int(settings.AXES_COOLOFF_TIME.total_seconds() // 60))
        raise SignInWrong(field="name")
    assert isinstance(account, Account)
    if not account.is_active:
        raise AccountInactive()
    reset(username=name, ip=_address(request))
    return account


def posts_of(account: Account, *, on: date) -> list[Post]:
    """The hats that a person may wear on a day, longest held first; `on` is a date in Asia/Shanghai."""
    in_office = Post.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), account=account, begins_on__lte=on)
    return list(in_office.select_related("account", "centre", "window", "department").order_by("begins_on", "pk"))


def change_hat(*, actor: Actor, post_id: int, at: datetime) -> Post:
    """Put on another hat of the same person and record from which to which; the same hat again records nothing.

    Raises NotYourPost when the person does not hold that post today.
    """
    account = Account.objects.get(pk=actor.account_id)
    post = next((post for post in posts_of(account, on=localdate(at)) if post.pk == post_id), None)
    if post is None:
        raise NotYourPost(field="post")
    if post.pk != actor.post_id:
        record(
            centre_code=post.centre.code,
            kind=Entry.Kind.HAT_CHANGED,
            actor=actor.as_record(),
            subject=account.sign_in_name,
            at=at,
            detail={"to": Actor.of(post).as_record()},
        )
    return post


def sign_out_everywhere(*, account_id: int) -> None:
    """End every session and token of a person; other processes notice within `hats.BELIEVED_FOR`."""
    Account.objects.filter(pk=account_id).update(epoch=F("epoch") + 1)
    hats.forget()


def _record_failure(name: str, refusal: Refused, request: HttpRequest, at: datetime) -> None:
    name = name.strip().replace("\0", "")[:LONGEST_NAME]
    post = Post.objects.filter(account__sign_in_name=name).select_related("centre").first()
    record(
        centre_code=post.centre.code if post else HOUSE,
        kind=Entry.Kind.SIGN_IN_FAILED,
        actor={"name": name},
        subject=name,
        at=at,
        detail={"code": refusal.code, "from": _address(request)},
    )


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
