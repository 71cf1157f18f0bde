"""The demo's past cases: a month's sample has something of everything, nothing stands open, and it costs little."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from onewindow.cases.models import Case, Liability, Step
from onewindow.cases.queries.chain import broken_cases
from onewindow.cases.tests.make import moment
from onewindow.demo.load import load_demo
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post
from onewindow.supervision.actions import draw_sample
from onewindow.supervision.queries.evidence import evidence_of
from onewindow.supervision.rules import Question

AT = moment("2026-11-24 09:30")


@pytest.mark.django_db
def test_a_month_of_past_cases_shows_something_of_everything(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    load_demo(at=AT, with_past_cases=True)
    assert Case.objects.count() >= 20
    assert not Step.objects.filter(closed_at=None).exists(), "nothing of the past waits for the people of the demo"
    assert not Case.objects.filter(received_at__gt=AT).exists()
    assert list(broken_cases()) == []
    assert {"second_notice", "extra_material", "late"} <= set(Liability.objects.values_list("occasion", flat=True))
    supervisor = Actor.of(Post.objects.get(account__sign_in_name="supervisor"))
    sample = draw_sample(month="2026-10", by=supervisor, at=AT)
    sizes = {each.department.name: (each.population, each.size) for each in sample.strata.all()}
    assert len(sizes) == 4 and max(size for _all, size in sizes.values()) == 5
    october = Case.objects.filter(received_at__lt=moment("2026-11-01 00:00"))
    shown = {question for case in october.select_related("centre", "version", "item") for question in evidence_of(case)}
    expected = {Question.SPLIT_NOTICE, Question.EXTRA_MATERIAL, Question.LATE_STEP, Question.WRONGLY_REJECTED}
    assert expected | {Question.DATA_SHOWN} <= shown


@pytest.mark.django_db
def test_nothing_is_played_that_would_end_later_than_now(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    early = moment("2026-11-03 09:30")
    load_demo(at=early, with_past_cases=True)
    assert Case.objects.exists()
    assert not Case.objects.filter(closed_at__gt=early + timedelta(minutes=1)).exists()
