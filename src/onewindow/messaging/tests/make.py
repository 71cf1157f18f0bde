"""The small cast of the room: one centre, two departments, and who is told."""

from datetime import UTC, date, datetime

from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Centre, Department, Post, Role
from onewindow.worktime.models import Calendar

AT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
"""Half past nine in Asia/Shanghai."""


def people() -> dict[str, Actor]:
    """Make the cast in an empty database."""
    calendar = Calendar.objects.create(code="messaging", name="日历")
    facts = {"short_name": "遵义市", "calendar": calendar}
    centre = Centre.objects.create(code="520300", name="遵义市政务服务中心", paper_prefix="遵", **facts)
    health, water = (
        Department.objects.create(centre=centre, name=name, short_name=name, credit_code=name)
        for name in ("市卫健局", "市水务局")
    )
    hats = {
        "manager": (Role.ITEM_MANAGER, health),
        "other_manager": (Role.ITEM_MANAGER, water),
        "reviewer": (Role.REVIEWER, health),
        "clerk": (Role.CLERK, None),
        "admin": (Role.CENTRE_ADMIN, None),
    }
    found = {}
    for name, (role, department) in hats.items():
        account = Account.objects.create(sign_in_name=name, full_name=name, password="!")
        place = {"centre": centre, "department": department}
        found[name] = Actor.of(Post.objects.create(account=account, role=role, begins_on=date(2020, 1, 1), **place))
    there = Centre.objects.create(code="520302", name="红花岗区政务服务中心", paper_prefix="红", **facts)
    account = Account.objects.create(sign_in_name="elsewhere", full_name="elsewhere", password="!")
    post = Post.objects.create(account=account, role=Role.CENTRE_ADMIN, centre=there, begins_on=date(2020, 1, 1))
    return found | {"elsewhere": Actor.of(post)}
