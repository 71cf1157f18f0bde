"""An actor is a person in one hat, as plain values."""

import json
from datetime import date

import pytest

from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Centre, Department, Post, Role, Window, Zone
from onewindow.worktime.models import Calendar


@pytest.fixture
def centre(db: None) -> Centre:
    calendar = Calendar.objects.create(code="organisation", name="日历")
    return Centre.objects.create(
        code="520300", name="遵义市政务服务中心", short_name="遵义市", paper_prefix="遵", calendar=calendar
    )


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create(sign_in_name="wang", full_name="王晓梅", password="!")


def post(account: Account, centre: Centre, role: Role, **place: object) -> Post:
    return Post.objects.create(account=account, role=role, centre=centre, begins_on=date(2020, 1, 1), **place)


def test_a_clerk_stands_at_a_window(account: Account, centre: Centre) -> None:
    zone = Zone.objects.create(centre=centre, code="N", name="综合服务区")
    window = Window.objects.create(centre=centre, zone=zone, number="N01", name="自然人综合受理", kind="natural")
    actor = Actor.of(post(account, centre, Role.CLERK, window=window))
    assert (actor.name, actor.window_number, actor.window_kind) == ("王晓梅", "N01", "natural")
    assert actor.place == "N01 自然人综合受理"


def test_a_reviewer_sits_in_a_department(account: Account, centre: Centre) -> None:
    health = Department.objects.create(centre=centre, name="市卫健局", short_name="卫健", credit_code="1")
    actor = Actor.of(post(account, centre, Role.REVIEWER, department=health))
    assert (actor.department_id, actor.place, actor.window_id) == (health.pk, "市卫健局", None)


def test_one_person_in_two_hats_is_two_actors_with_one_account(account: Account, centre: Centre) -> None:
    leader, supervisor = (Actor.of(post(account, centre, role)) for role in (Role.LEADER, Role.SUPERVISOR))
    assert leader.account_id == supervisor.account_id
    assert leader.post_id != supervisor.post_id
    assert leader.has_role(Role.LEADER, Role.CLERK) and not leader.has_role(Role.SUPERVISOR)


def test_the_record_is_plain_and_leaves_out_what_is_empty(account: Account, centre: Centre) -> None:
    record = Actor.of(post(account, centre, Role.LEADER)).as_record()
    assert json.loads(json.dumps(record)) == record
    assert {"name", "role", "place", "centre_id"} <= record.keys()
    assert not {"window_id", "window_kind", "department_id"} & record.keys()


def test_the_clock_itself_is_no_person() -> None:
    system = Actor.system(7)
    assert (system.account_id, system.role, system.centre_id) == (0, "system", 7)
    assert system.role not in Role.values
