"""`onewindow verify-audit`: says what it verified, and names the first broken link of each chain."""

import argparse

import pytest

from onewindow.audit.tests.tamper import tamper
from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.commands import verify_audit
from onewindow.lib.refusal import Refused


@pytest.fixture
def numbers(db: None) -> list[str]:
    """Two received cases, and two refused attempts in the book."""
    cast = make.cast()
    for _ in range(2):
        with pytest.raises(Refused):
            actions.accept(number="1", by=cast.clerk, at=make.MORNING)
    return [make.received(cast).number, make.accepted(cast).number]


def verify() -> int:
    return verify_audit.run(argparse.Namespace())


@pytest.mark.usefixtures("numbers")
def test_a_sound_record_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify() == 0
    out, err = capsys.readouterr()
    assert out == "核对了 2 个办件的 3 条留痕，1 本留痕簿的 2 条。\n全部完好。\n"
    assert err == ""


def test_a_broken_case_is_named_with_number_and_place(numbers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    tamper("cases_caseevent", "UPDATE cases_caseevent SET detail = '{}' WHERE sequence = 2")
    assert verify() == 1
    out, err = capsys.readouterr()
    assert err == f"办件 {numbers[1]}：第 2 条已被改动\n"
    assert "发现 1 处断链。" in out


@pytest.mark.usefixtures("numbers")
def test_a_broken_book_is_named_with_its_centre(capsys: pytest.CaptureFixture[str]) -> None:
    tamper("audit_entry", "DELETE FROM audit_entry WHERE sequence = 1")
    assert verify() == 1
    assert capsys.readouterr().err == "留痕簿 520300：第 1 条缺失\n"


@pytest.mark.django_db
def test_an_empty_house_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify() == 0
    assert "0 个办件" in capsys.readouterr().out
