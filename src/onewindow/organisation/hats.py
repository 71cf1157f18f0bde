"""Which hat a signed session or token stands for, without asking the database on each request."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post, Role

BELIEVED_FOR = timedelta(seconds=30)
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Hat:
    """A post as it stood when it was read: the Actor, and what decides whether it may still be worn."""

    actor: Actor
    epoch: int
    begins_on: date
    ends_on: date | None
    centre_code: str
    centre_name: str

    @property
    def role_name(self) -> str:
        """The role in the language that is on."""
        return str(Role(self.actor.role).label)

    def holds(self, *, epoch: int, on: date) -> bool:
        """Whether a session of that epoch may wear it on a day (Asia/Shanghai)."""
        return self.epoch == epoch and self.begins_on <= on and (self.ends_on is None or on <= self.ends_on)


_known: dict[int, tuple[datetime, Hat | None]] = {}


def worn(*, post_id: int, epoch: int, at: datetime) -> Hat | None:
    """The hat of a session or token, or None when the account was stopped or signed out, or the post has ended.

    Reads the database at most once in 30 seconds per post and process: a change is noticed within that time.
    """
    known = _known.get(post_id)
    if known is None or not timedelta(0) <= at - known[0] < BELIEVED_FOR:
        if len(_known) >= REMEMBERED:
            _known.clear()
        known = _known[post_id] = (at, _read(post_id))
    hat = known[1]
    return hat if hat and hat.holds(epoch=epoch, on=localdate(at)) else None


def forget() -> None:
    """Read every hat anew at its next use, in this process."""
    _known.clear()


def _read(post_id: int) -> Hat | None:
    posts = Post.objects.select_related("account", "centre", "window", "department")
    post = posts.filter(pk=post_id, account__is_active=True).first()
    if post is None:
        return None
    return Hat(
        actor=Actor.of(post),
        epoch=post.account.epoch,
        begins_on=post.begins_on,
        ends_on=post.ends_on,
        centre_code=post.centre.code,
        centre_name=post.centre.name,
    )
