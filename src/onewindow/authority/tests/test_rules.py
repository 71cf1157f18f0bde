"""Pure answers: the code and its check digit, the phases of a term, what a kind may be granted with, what is a secret (M16)."""

from datetime import date

import pytest

from onewindow.authority.rules import Power
from onewindow.authority.rules.codes import make_code, read_code
from onewindow.authority.rules.kinds import is_simple, too_much, usual_powers
from onewindow.authority.rules.life import OF_A_PROPOSAL, Act, Phase, Side, Stage, is_theirs, phase_of, reminder_due
from onewindow.authority.rules.secrets import looks_like_secret

CODE = make_code("520300", 2026, 17)
BEGINS, ENDS = date(2026, 3, 1), date(2026, 6, 30)


def test_a_code_is_read_as_it_is_typed() -> None:
    assert CODE.startswith("SQ-520300-2026-00017-")
    assert read_code(CODE.lower().replace("-", " ")) == CODE
    assert read_code(CODE.replace("-", "")) == CODE


@pytest.mark.parametrize("place", [3, 8, 10, 13, 15, 19, 21])
def test_every_wrong_digit_is_found(place: int) -> None:
    for digit in "0123456789":
        typed = CODE[:place] + digit + CODE[place + 1 :]
        assert (read_code(typed) == CODE) == (digit == CODE[place])
        assert typed == CODE or read_code(typed) is None


@pytest.mark.parametrize("typed", ["", "SQ", "x" * 200, CODE + "1", CODE.replace("1", "１"), "SQ-520300-001-2026"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize(
    ("state", "today", "phase"),
    [
        ("proposed", date(2026, 5, 1), Phase.PROPOSED),
        ("dropped", date(2026, 5, 1), Phase.DROPPED),
        ("ended", date(2026, 5, 1), Phase.ENDED),
        ("signed", date(2026, 2, 28), Phase.UPCOMING),
        ("signed", BEGINS, Phase.IN_FORCE),
        ("signed", ENDS, Phase.IN_FORCE),
        ("signed", date(2026, 7, 1), Phase.EXPIRED),
    ],
)
def test_a_term_counts_from_its_first_day_to_its_last(state: str, today: date, phase: Phase) -> None:
    assert phase_of(state, BEGINS, ENDS, today) == phase


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 5, 30), None),
        (date(2026, 5, 31), 30),
        (date(2026, 6, 22), 30),
        (date(2026, 6, 23), 7),
        (date(2026, 6, 30), 7),
        (date(2026, 7, 1), 0),
        (date(2027, 1, 1), 0),
    ],
)
def test_a_reminder_falls_due_30_and_7_days_before_and_the_day_after(today: date, due: int | None) -> None:
    assert reminder_due(ENDS, today) == due


@pytest.mark.parametrize(
    ("kind", "number", "unit", "simple"),
    [
        ("immediate", 0, "on_the_spot", True),
        ("promised", 1, "working_day", True),
        ("promised", 4, "hour", True),
        ("promised", 2, "working_day", False),
        ("promised", 1, "month", False),
    ],
)
def test_review_and_decision_are_for_simple_items_only(kind: str, number: int, unit: str, simple: bool) -> None:
    assert is_simple(kind=kind, promised_number=number, promised_unit=unit) == simple
    assert too_much(Power, simple=simple) == ([] if simple else [Power.REVIEW, Power.DECIDE])
    assert not too_much(usual_powers(simple=simple, made_at_window=True), simple=simple)


def test_nobody_signs_twice_or_declines_what_is_their_own() -> None:
    sign, decline = OF_A_PROPOSAL[Stage.OPEN, Act.SIGN], OF_A_PROPOSAL[Stage.OPEN, Act.DECLINE]
    withdraw = OF_A_PROPOSAL[Stage.OPEN, Act.WITHDRAW]
    for side in Side:
        proposer = Side.DEPARTMENT
        assert is_theirs(sign, side=side, proposed_by=proposer, signed=frozenset({proposer})) == (side != proposer)
        assert is_theirs(decline, side=side, proposed_by=proposer, signed=frozenset()) == (side != proposer)
        assert is_theirs(withdraw, side=side, proposed_by=proposer, signed=frozenset()) == (side == proposer)


@pytest.mark.parametrize(
    "text", ["密码：abc", "口令为123456", "password=x", "Wsj@2026#Gz!", "token: 9", "初始密码是8个8"]
)
def test_a_secret_is_noticed(text: str) -> None:
    assert looks_like_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "zwfw_wsj01",
        "wsj.admin@zunyi.gov.cn",
        "密封袋 MF-2026-0012",
        "vault:gz/wsj/zwfw-01",
        "全国医师执业注册系统",
        "A08-3号柜",
    ],
)
def test_a_name_or_a_reference_is_none(text: str) -> None:
    assert not looks_like_secret(text)
