"""Training that ends soon is told 30 and 7 days ahead, to the clerk's window and the administrator, once (M15)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onewindow.authority.actions.training import remind_of_training
from onewindow.authority.models import TrainingPass
from onewindow.authority.tests import make, training
from onewindow.authority.tests.school import School, edition, school
from onewindow.messaging.models import Notice
from onewindow.messaging.queries import notices_for
from onewindow.organisation.models import Post, Role

LAST = date(2026, 12, 24)


@pytest.fixture
def house(db: None) -> School:
    made = school()
    training.train([made.clerk.account_id], made.course, valid_until=LAST)
    return made


def told(at: str) -> list[str]:
    """What a sweep tells at that moment: to which role, and how many days are left."""
    before = set(Notice.objects.values_list("pk", flat=True))
    remind_of_training(at=make.moment(at))
    new = Notice.objects.exclude(pk__in=before).order_by("role")
    return [f"{notice.role} {notice.facts['days']}" for notice in new]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-23 23:59", []),
        ("2026-11-24 00:00", ["centre_admin 30", "clerk 30"]),
        ("2026-12-16 23:59", ["centre_admin 8", "clerk 8"]),
        ("2026-12-17 00:00", ["centre_admin 7", "clerk 7"]),
        ("2026-12-24 23:59", ["centre_admin 0", "clerk 0"]),
        ("2026-12-25 00:00", []),
    ],
)
def test_a_reminder_fits_its_day(house: School, at: str, said: list[str]) -> None:
    assert told(at) == said


def test_each_is_given_once(house: School) -> None:
    assert [len(told(at)) for at in ("2026-11-24 00:00", "2026-11-24 00:01", "2026-12-17 00:00", "2026-12-18 09:00")] == [
        2, 0, 2, 0,
    ]  # fmt: skip


def test_it_names_the_clerk_the_course_and_the_day_at_the_clerks_window(house: School) -> None:
    told("2026-11-24 09:00")
    window = Post.objects.get(account=house.clerk.account_id).window_id
    row = notices_for(replace(house.clerk, window_id=window)).rows[0]
    assert "赵明：“护士注册窗口培训”的培训于 2026-12-24 到期（1 个事项），还剩 30 天" in row.sentence
    assert row.address == f"/training/courses/{house.course.pk}"
    assert notices_for(replace(house.clerk, window_id=10**6)).rows == ()
    assert notices_for(house.admin).rows[0].address == f"/centre/training?department={house.cast.health.pk}"


def test_training_that_a_newer_pass_outlasts_is_not_spoken_of(house: School) -> None:
    training.train([house.clerk.account_id], house.course, valid_until=LAST + timedelta(days=300))
    assert told("2026-11-24 09:00") == []


def test_nor_is_that_of_who_left_the_windows(house: School) -> None:
    Post.objects.filter(account=house.clerk.account_id).update(ends_on=date(2026, 11, 23))
    assert told("2026-11-24 09:00") == []


def test_a_revoked_pass_is_not_either(house: School) -> None:
    TrainingPass.objects.update(revoked_at=make.NOON, revoked_by={"name": "孙建国"}, revoke_reason="错")
    assert told("2026-11-24 09:00") == []


def test_a_new_edition_reminds_on_its_first_day(house: School) -> None:
    TrainingPass.objects.exclude(account=house.clerk.account_id).update(
        revoked_at=make.NOON, revoked_by={"name": "孙建国"}, revoke_reason="错"
    )
    edition(house.cast.nurse, 2, date(2026, 11, 10))
    assert told("2026-11-09 23:59") == []
    assert told("2026-11-10 00:00") == ["centre_admin 30", "clerk 30"]
    assert Notice.objects.get(role=Role.CLERK).facts["ends_on"] == "2026-12-10"


def test_a_sweep_with_nothing_due_costs_one_query(house: School, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    told("2026-11-24 09:00")
    with django_assert_num_queries(1):
        remind_of_training(at=make.moment("2026-11-24 09:01"))
