"""Who calls: asking a token, and what is told of a person and the hats."""

from datetime import date

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Key, Moment, Told, field
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post


class TokenAsked(Asked):
    sign_in_name: str = field(_("登录名"))
    password: str = field(_("密码"), json_schema_extra={"format": "password"})
    post_id: Key | None = field(_("以哪个岗位办理；不填则用任职最早的岗位"), None)


class ActorTold(Told):
    account_id: int
    name: str
    post_id: int
    role: str = field(_("角色代码"))
    role_name: str
    centre_code: str = field(_("中心的行政区划代码"))
    centre: str
    place: str = field(_("所在窗口或部门"))


class PostTold(Told):
    post_id: int
    role: str
    role_name: str
    centre: str
    place: str
    begins_on: date
    ends_on: date | None


class Me(Told):
    actor: ActorTold
    posts: list[PostTold] = field(_("可切换的岗位"))


class TokenGiven(Me):
    token: str
    token_type: str = field(_("固定为 Bearer"))
    expires_at: Moment


def actor_told(post: Post) -> ActorTold:
    """A person in the hat of a post."""
    actor = Actor.of(post)
    return ActorTold(
        account_id=actor.account_id,
        name=actor.name,
        post_id=actor.post_id,
        role=actor.role,
        role_name=post.get_role_display(),
        centre_code=post.centre.code,
        centre=post.centre.name,
        place=actor.place,
    )


def post_told(post: Post) -> PostTold:
    """A hat to choose."""
    return PostTold(
        post_id=post.pk,
        role=post.role,
        role_name=post.get_role_display(),
        centre=post.centre.name,
        place=Actor.of(post).place,
        begins_on=post.begins_on,
        ends_on=post.ends_on,
    )
