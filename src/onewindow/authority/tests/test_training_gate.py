"""A clerk at a window accepts only items that the clerk is trained for, to the minute (M15)."""

from datetime import date, timedelta

import pytest

from onewindow.authority.errors import NotTrained
from onewindow.authority.models import Course, TrainingPass
from onewindow.authority.queries import ground_for, powers_of, standings
from onewindow.authority.rules import Power
from onewindow.authority.rules.training import Gap
from onewindow.authority.tests import make, training
from onewindow.catalogue.models import ItemVersion
from onewindow.organisation.actor import Actor

LAST = date(2026, 11, 24)


@pytest.fixture
def cast(db: None) -> make.Cast:
    made = make.cast()
    make.agree(made.nurse, *Power, begins_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
    return made


def accepts(cast: make.Cast, actor: Actor, at: str = "2026-11-24 12:00", power: Power = Power.ACCEPT) -> bool:
    return bool(ground_for(actor=actor, item=cast.nurse, power=power, at=make.moment(at)))


def course() -> Course:
    return Course.objects.get(title="护士执业注册培训")


def passed(cast: make.Cast, **facts: object) -> TrainingPass:
    """The newcomer passed."""
    return training.train([cast.newcomer.pk], course(), **facts)[0]


def publish(cast: make.Cast, number: int, day: date) -> None:
    elements = {
        "kind": "promised",
        "service_objects": ["natural"],
        "promised_number": 5,
        "promised_unit": "working_day",
    }
    ItemVersion.objects.create(
        item=cast.nurse, number=number, name="护士", effective_from=day, published_at=make.NOON, **elements
    )


def test_without_training_a_clerk_receives_and_does_not_accept(cast: make.Cast) -> None:
    assert accepts(cast, cast.untrained(), power=Power.RECEIVE)
    with pytest.raises(NotTrained) as caught:
        accepts(cast, cast.untrained())
    for said in ("护士执业注册", "受理", "您还没有通过这项培训", "护士执业注册培训", "卫健局 何琳"):
        assert said in str(caught.value)
    assert caught.value.status == 403 and caught.value.on_record


def test_an_item_that_nobody_teaches_says_whom_to_ask(cast: make.Cast) -> None:
    Course.objects.update(closed_at=make.NOON)
    with pytest.raises(NotTrained, match="卫健局还没有开设这项培训"):
        accepts(cast, cast.untrained())


def test_whoever_may_accept_on_the_spot_goes_on(cast: make.Cast) -> None:
    for power in (Power.ACCEPT, Power.REVIEW, Power.DECIDE, Power.MAKE):
        assert accepts(cast, cast.clerk(), power=power)


def test_a_department_and_its_special_window_need_none(cast: make.Cast) -> None:
    newcomer = {"account_id": cast.newcomer.pk}
    assert accepts(cast, cast.hat("reviewer", department_id=cast.health.pk, **newcomer))
    assert accepts(cast, cast.clerk("special", department_id=cast.health.pk, **newcomer))


def test_a_pass_counts_through_the_last_minute_of_its_last_day(cast: make.Cast) -> None:
    passed(cast, valid_until=LAST)
    assert accepts(cast, cast.untrained(), "2026-11-24 23:59")
    with pytest.raises(NotTrained, match="您的培训已于 2026-11-24 到期"):
        accepts(cast, cast.untrained(), "2026-11-25 00:00")


def test_of_two_passes_the_longer_counts(cast: make.Cast) -> None:
    passed(cast, valid_until=LAST)
    passed(cast, valid_until=LAST + timedelta(days=1))
    assert accepts(cast, cast.untrained(), "2026-11-25 23:59")


def test_a_new_edition_leaves_thirty_days_to_refresh(cast: make.Cast) -> None:
    publish(cast, 2, date(2026, 11, 1))
    passed(cast, version_number=1)
    assert accepts(cast, cast.untrained(), "2026-10-31 23:59")
    assert accepts(cast, cast.untrained(), "2026-12-01 23:59")
    with pytest.raises(NotTrained, match="此事项启用了新版，您的旧版培训已于 2026-12-01 失效"):
        accepts(cast, cast.untrained(), "2026-12-02 00:00")


def test_the_grace_is_the_courses_and_the_first_newer_edition_counts(cast: make.Cast) -> None:
    Course.objects.update(grace_days=0)
    publish(cast, 2, date(2026, 11, 1))
    publish(cast, 3, date(2026, 11, 20))
    passed(cast, version_number=1)
    assert accepts(cast, cast.untrained(), "2026-11-01 23:59")
    with pytest.raises(NotTrained, match="2026-11-01"):
        accepts(cast, cast.untrained(), "2026-11-21 09:00")
    passed(cast, version_number=3)
    assert accepts(cast, cast.untrained(), "2026-11-21 09:00")


def test_a_revoked_pass_counts_no_more_and_says_since_when(cast: make.Cast) -> None:
    record = passed(cast)
    revoked = TrainingPass.objects.filter(pk=record.pk)
    revoked.update(revoked_at=make.NOON, revoked_by={"name": "孙建国"}, revoke_reason="考核作弊")
    with pytest.raises(NotTrained, match="您的培训合格已于 2026-11-24 被撤销"):
        accepts(cast, cast.untrained(), "2026-11-24 12:01")


def test_another_items_training_is_none(cast: make.Cast) -> None:
    training.train([cast.newcomer.pk], Course.objects.get(items=cast.investment))
    with pytest.raises(NotTrained):
        accepts(cast, cast.untrained())


def test_pages_know_before_the_press(cast: make.Cast) -> None:
    standing = standings(actor=cast.untrained(), item_ids=[cast.nurse.pk], at=make.NOON)[cast.nurse.pk]
    assert standing.is_untrained and standing.training and standing.training.gap is Gap.NEVER
    assert standing.powers == powers_of(actor=cast.untrained(), item=cast.nurse, at=make.NOON)
    assert Power.ACCEPT not in standing.powers and Power.RECEIVE in standing.powers
    trained = standings(actor=cast.clerk(), item_ids=[cast.nurse.pk], at=make.NOON)[cast.nurse.pk]
    assert not trained.is_untrained and Power.ACCEPT in trained.powers


def test_where_nothing_is_granted_nothing_is_missing(cast: make.Cast) -> None:
    standing = standings(actor=cast.untrained(), item_ids=[cast.investment.pk], at=make.NOON)[cast.investment.pk]
    assert not standing.is_untrained


@pytest.mark.parametrize(("power", "queries"), [(Power.RECEIVE, 1), (Power.ACCEPT, 2), (Power.DECIDE, 1)])
def test_training_costs_one_query_more(cast, django_assert_num_queries, power: Power, queries: int) -> None:  # type: ignore[no-untyped-def]
    for _ in range(3):
        training.train([cast.person.pk], course())
    with django_assert_num_queries(queries):
        accepts(cast, cast.clerk(), power=power)
    with django_assert_num_queries(2):
        standings(actor=cast.clerk(), item_ids=[cast.nurse.pk, cast.investment.pk], at=make.NOON)
