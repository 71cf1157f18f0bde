"""Courses as each hat may see them, and who may learn."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from onewindow.authority.models import Course
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post, Role, Window

IN_DEPARTMENT = (Role.ITEM_MANAGER, Role.REVIEWER, Role.DECIDER)
IN_CENTRE = (Role.CLERK, Role.CENTRE_ADMIN, Role.SUPERVISOR, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Clerk:
    """A person at the windows of a centre, who needs training to accept."""

    account_id: int
    name: str
    windows: str


def courses_seen_by(actor: Actor) -> QuerySet[Course]:
    """A department's people see its own courses; clerks and those who keep or watch the centre see all of the centre."""
    seen = Course.objects.select_related("department")
    if actor.has_role(*IN_DEPARTMENT):
        return seen.filter(department=actor.department_id)
    if actor.has_role(*IN_CENTRE):
        return seen.filter(department__centre=actor.centre_id)
    return seen.none()


def clerks(*, centre_id: int, on: date) -> list[Clerk]:
    """The clerks in office at the general windows of a centre on the day, by their first window; one query."""
    posts = Post.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on),
        role=Role.CLERK,
        centre=centre_id,
        window__isnull=False,
        begins_on__lte=on,
        account__is_active=True,
    ).exclude(window__kind=Window.Kind.SPECIAL)
    found: dict[int, Clerk] = {}
    for post in posts.select_related("account", "window").order_by("window__number", "pk"):
        before = found.get(post.account_id)
        number = post.window.number if post.window else ""
        windows = f"{before.windows}、{number}" if before else number
        found[post.account_id] = Clerk(post.account_id, post.account.full_name, windows)
    return list(found.values())
