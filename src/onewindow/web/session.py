"""The signed session: which post is worn, since which epoch of the account. It costs no query per request."""

from datetime import datetime

from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from onewindow.organisation.actor import Actor
from onewindow.organisation.hats import Hat, worn
from onewindow.organisation.models import Post

POST, EPOCH = "post", "epoch"


class Request(HttpRequest):
    """A request as our views get it, after the middleware."""

    at: datetime
    hat: Hat | None
    actor: Actor | None
    htmx: bool


class StaffRequest(Request):
    """A request behind `for_roles`: somebody is there."""

    hat: Hat
    actor: Actor


def open_session(request: HttpRequest, post: Post) -> None:
    """Begin a fresh session in the hat of a post; whatever the old session held is dropped."""
    request.session.flush()
    request.session[POST], request.session[EPOCH] = post.pk, post.account.epoch
    rotate_token(request)


def close_session(request: HttpRequest) -> None:
    """Forget who was there."""
    request.session.flush()


def hat_of(request: HttpRequest, *, at: datetime) -> Hat | None:
    """The hat worn in this session, or None when nobody is signed in or the session no longer holds."""
    post_id, epoch = request.session.get(POST), request.session.get(EPOCH)
    if not (isinstance(post_id, int) and isinstance(epoch, int)):
        return None
    return worn(post_id=post_id, epoch=epoch, at=at)
