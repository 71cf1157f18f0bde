"""`onewindow draw-sample`: anybody draws a month again by its seed; a supervisor draws it for good."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine

from onewindow.cases.tests.conftest import unprinted
from onewindow.cases.tests.make import Cast, cast
from onewindow.commands import draw_sample
from onewindow.supervision.models import Sample
from onewindow.supervision.tests import make

__all__ = ["unprinted"]


@pytest.fixture
def october(db: None, unprinted: None, settings: Any, tmp_path: Path) -> Iterator[Cast]:
    """The cast with seven cases of October, on 2 November."""
    settings.MEDIA_ROOT = tmp_path
    people = cast()
    make.ended(people, count=7)
    with time_machine.travel(make.NOVEMBER, tick=True):
        yield people


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    draw_sample.add_arguments(parser)
    return draw_sample.run(parser.parse_args(words))


def test_a_dry_run_writes_nothing(october: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--month", "2026-10", "--seed", "0123", "--dry-run") == 0
    told = capsys.readouterr().out
    assert "市卫生健康局：7 件中抽 5 件" in told and "还没有存档的样本可以比较" in told
    assert not Sample.objects.exists()
    assert run("--month", "2026-10", "--dry-run") == 1
    assert "请用 --seed 给出种子" in capsys.readouterr().err


def test_a_supervisor_draws_the_month_before_and_it_agrees_with_itself(
    october: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--as", "supervisor") == 0
    sample = Sample.objects.get()
    first = capsys.readouterr().out
    assert sample.seed in first and "与存档的样本一致。" in first
    assert run("--month", "2026-10", "--dry-run") == 0
    assert capsys.readouterr().out == first
    assert run("--month", "2026-10", "--seed", "another", "--dry-run") == 1
    assert "与存档的样本不一致。" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--month", "2026-13", "--dry-run"), "不是月份"),
        (("--centre", "000000"), "没有这个中心"),
        (("--seed", "mine", "--as", "supervisor"), "不能指定"),
        (("--as", "clerk"), "效能监管人员"),
        ((), "效能监管人员"),
        (("--month", "2026-11", "--as", "supervisor"), "还没有结束"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    october: Cast, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert run(*words) == 1
    assert said in capsys.readouterr().err
    assert not Sample.objects.exists()
