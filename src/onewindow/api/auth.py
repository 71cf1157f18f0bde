"""The bearer token: who, in which hat, until when. It is signed, and believed without a query per request."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from onewindow.api.errors import TokenExpired, TokenInvalid, TokenRevoked
from onewindow.organisation.actor import Actor
from onewindow.organisation.hats import Hat, worn
from onewindow.organisation.models import Post

LIFETIME = timedelta(hours=8)
SIGNER = Signer(salt="onewindow.api.token")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who calls, in which hat, at which moment."""

    hat: Hat
    at: datetime

    @property
    def actor(self) -> Actor:
        return self.hat.actor


class Visit(HttpRequest):
    """A request behind `Bearer`."""

    auth: Visitor


class Bearer(HttpBearer):
    """`Authorization: Bearer <token>`; a missing header is answered with TokenMissing."""

    def authenticate(self, request: HttpRequest, token: str) -> Visitor:
        return visitor(token, at=timezone.now())


def token_for(post: Post, *, at: datetime) -> tuple[str, datetime]:
    """Sign a token for a hat and return it with the moment when it ends, 8 hours after `at`."""
    until = (at + LIFETIME).replace(microsecond=0)
    signed = SIGNER.sign_object({"post": post.pk, "epoch": post.account.epoch, "until": int(until.timestamp())})
    return signed, until


def visitor(token: str, *, at: datetime) -> Visitor:
    """Read a token at a moment. Refuses with TokenInvalid, TokenExpired, TokenRevoked (within 30 seconds)."""
    try:
        claims = SIGNER.unsign_object(token)
    except BadSignature:
        raise TokenInvalid() from None
    if at >= datetime.fromtimestamp(claims["until"], UTC):
        raise TokenExpired()
    hat = worn(post_id=claims["post"], epoch=claims["epoch"], at=at)
    if hat is None:
        raise TokenRevoked()
    return Visitor(hat, at)
