"""The monthly draw: after the month, by its seed, once, and of what was decided or closed in it (M36)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from onewindow.audit.models import Entry
from onewindow.cases import actions as cases
from onewindow.cases.models import Case
from onewindow.cases.tests.expect import refused
from onewindow.cases.tests.make import Cast, colleague, company_received, granted, moment, received
from onewindow.supervision import actions
from onewindow.supervision.models import Sample
from onewindow.supervision.queries.population import Share, agrees, draw_of
from onewindow.supervision.rules import draw, parse_month
from onewindow.supervision.tests import make

MINUTE = timedelta(minutes=1)


def numbers(sample: Sample) -> list[str]:
    return list(sample.cases.order_by("department", "place").values_list("case__number", flat=True))


def test_the_seed_stands_on_record_before_the_draw(cast: Cast) -> None:
    sample = make.drawn(cast, 7)
    kept = list(Entry.objects.filter(kind="acted", subject="2026-10").order_by("sequence"))
    assert [(entry.detail["act"], entry.detail["seed"]) for entry in kept] == [
        ("lay_seed", sample.seed),
        ("draw_sample", sample.seed),
    ]
    assert numbers(sample) == draw(sample.seed, Case.objects.values_list("number", flat=True), 5)


def test_each_department_is_drawn_by_itself_and_its_cases_counted(cast: Cast) -> None:
    make.ended(cast, count=7)
    for _ in range(2):
        number = company_received(cast, "3", make.OCTOBER).number
        cases.withdraw(number=number, reason="不办了", by=cast.legal_clerk, at=make.OCTOBER)
    sample = actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER)
    strata = {each.department.short_name: (each.population, each.size) for each in sample.strata.all()}
    assert strata == {"市卫健局": (7, 5), "市发改委": (2, 2)}
    assert sample.cases.count() == 7
    assert all(each.case.department_id == each.department_id for each in sample.cases.all())


@pytest.mark.parametrize(
    ("at", "counts"),
    [("2026-09-30 23:59", False), ("2026-10-01 00:00", True), ("2026-10-31 23:59", True), ("2026-11-01 00:00", False)],
)
def test_what_was_closed_in_the_month_to_the_minute_stands_before_the_draw(cast: Cast, at: str, counts: bool) -> None:
    make.ended(cast, moment(at))
    if counts:
        assert actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER).cases.count() == 1
    else:
        with refused("nothing_to_draw"):
            actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER)


def test_a_case_decided_in_the_month_counts_though_it_is_delivered_later(cast: Cast) -> None:
    case = granted(cast, moment("2026-10-30 10:00"))
    received(cast, moment("2026-10-30 10:00"))
    assert numbers(actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER)) == [case.number]


@pytest.mark.parametrize(("at", "over"), [("2026-10-31 23:59", False), ("2026-11-01 00:00", True)])
def test_a_month_is_drawn_when_it_is_over_to_the_minute(cast: Cast, at: str, over: bool) -> None:
    make.ended(cast)
    if over:
        assert actions.draw_sample(month="2026-10", by=cast.supervisor, at=moment(at)).drawn_at == moment(at)
        return
    with refused("month_not_over"):
        actions.draw_sample(month="2026-10", by=cast.supervisor, at=moment(at))
    assert not Sample.objects.exists()


def test_pressing_twice_draws_once_and_another_is_told_who_drew(cast: Cast) -> None:
    first = make.drawn(cast, 3)
    assert actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER + MINUTE) == first
    with refused("already_drawn") as caught:
        actions.draw_sample(month="2026-10", by=colleague(cast.supervisor, "苏明"), at=make.NOVEMBER + MINUTE)
    assert "马超群" in str(caught.value) and "2026-11-02 09:30" in str(caught.value)
    assert Sample.objects.get().drawn_at == make.NOVEMBER


def test_the_draw_is_drawn_again_by_whoever_has_the_seed(cast: Cast) -> None:
    sample = make.drawn(cast, 9)
    again = draw_of(centre_id=cast.centre.pk, period=parse_month("2026-10"), seed=sample.seed, share=Share())
    assert agrees(sample, again)
    other = draw_of(centre_id=cast.centre.pk, period=parse_month("2026-10"), seed="another", share=Share())
    assert not agrees(sample, other)


def test_the_centre_s_own_share_and_least_number_are_drawn_by(cast: Cast) -> None:
    actions.set_sampling_rule(percent="50", minimum="2", by=cast.admin, at=make.OCTOBER)
    sample = make.drawn(cast, 9)
    assert (sample.percent, sample.minimum, sample.cases.count()) == (50, 2, 5)
    actions.set_sampling_rule(percent="100", minimum="2", by=cast.admin, at=make.NOVEMBER)
    sample.refresh_from_db()
    assert sample.percent == 50


@pytest.mark.parametrize(
    ("percent", "minimum", "fields"),
    [
        ("0", "5", ["percent"]),
        ("101", "5", ["percent"]),
        ("3.333", "5", ["percent"]),
        ("NaN", "0", ["percent", "minimum"]),
        ("", "1.5", ["percent", "minimum"]),
        ("1e99", "1e99", ["percent", "minimum"]),
    ],
)
def test_a_share_that_cannot_be_is_refused_at_its_field(
    cast: Cast, percent: str, minimum: str, fields: list[str]
) -> None:
    with refused("invalid_inputs") as caught:
        actions.set_sampling_rule(percent=percent, minimum=minimum, by=cast.admin, at=make.OCTOBER)
    assert [each.field for each in caught.value.refusals] == fields


def test_only_the_supervisor_draws_and_only_the_administrator_sets_how_much(cast: Cast) -> None:
    make.ended(cast)
    for who, actor in cast.people.items():
        if who != "supervisor":
            with refused("not_the_supervisor"):
                actions.draw_sample(month="2026-10", by=actor, at=make.NOVEMBER)
        if who != "admin":
            with refused("not_the_rule_setter"):
                actions.set_sampling_rule(percent="3", minimum="5", by=actor, at=make.NOVEMBER)
            with refused("not_the_rule_setter"):
                actions.set_points(weights={"late_steps": ("0", "0")}, by=actor, at=make.NOVEMBER)
    attempts = Entry.objects.filter(kind="refused").values_list("detail__code", flat=True)
    others = len(cast.people) - 1
    assert list(attempts).count("not_the_supervisor") == others
    assert list(attempts).count("not_the_rule_setter") == 2 * others
    assert not Sample.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE supervision_sample SET seed = 'better'",
        "DELETE FROM supervision_sample",
        "DELETE FROM supervision_sampledcase",
        "UPDATE supervision_stratum SET population = 1",
    ],
)
def test_the_database_itself_keeps_what_was_drawn(cast: Cast, change: str) -> None:
    make.drawn(cast)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_a_seed_that_was_laid_down_cannot_be_exchanged_before_the_draw(cast: Cast) -> None:
    facts = {"seeded_at": make.NOVEMBER, "percent": 3, "minimum": 5}
    Sample.objects.create(centre=cast.centre, month=parse_month("2026-10").first, seed="first", **facts)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        Sample.objects.update(seed="second")
    make.ended(cast, count=2)
    assert actions.draw_sample(month="2026-10", by=cast.supervisor, at=make.NOVEMBER).seed == "first"
