"""Who calls: `POST /token`, `GET /me`."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate
from ninja import Router

from onewindow.api.auth import Visit, token_for
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.schemas.people import Me, TokenAsked, TokenGiven, actor_told, post_told
from onewindow.organisation import sign_in as signing
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Post

router = Router(tags=["people"])


@router.post(
    "/token",
    auth=None,
    response=TokenGiven,
    summary=_("取得令牌"),
    description=_(
        "以登录名和密码取得 8 小时有效的令牌。切换岗位即以另一个 post_id 再取一个令牌。连续输错 5 次锁定 10 分钟。"
    ),
)
def give_token(request: HttpRequest, asked: TokenAsked) -> TokenGiven:
    at = timezone.now()
    with own_names(name="sign_in_name", post="post_id"):
        _account, posts = signing.sign_in(name=asked.sign_in_name, password=asked.password, request=request, at=at)
        post = posts[0]
        if asked.post_id is not None:
            post = signing.change_hat(actor=Actor.of(post), post_id=asked.post_id, at=at)
    token, until = token_for(post, at=at)
    return TokenGiven(
        token=token,
        token_type="Bearer",
        expires_at=until,
        actor=actor_told(post),
        posts=[post_told(each) for each in posts],
    )


@router.get("/me", response=Me, summary=_("我和我的岗位"))
def me(request: Visit) -> Me:
    actor = request.auth.actor
    posts = signing.posts_of(Account(pk=actor.account_id), on=localdate(request.auth.at))
    return Me(actor=actor_told(_worn(posts, actor)), posts=[post_told(each) for each in posts])


def _worn(posts: list[Post], actor: Actor) -> Post:
    return next(post for post in posts if post.pk == actor.post_id)
