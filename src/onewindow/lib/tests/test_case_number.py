"""办件编号, checked by ISO 7064 MOD 11,10."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.lib.identifiers import case_check_char, check_case_number, make_case_number
from onewindow.lib.identifiers.errors import CaseNumberCheckDigit, CaseNumberPattern

NUMBERS = st.builds(
    make_case_number,
    st.sampled_from(["520300", "520302", "520382"]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 999_999),
)


@pytest.mark.parametrize(("digits", "check"), [("0794", "5"), ("8609574271", "9"), ("1234567890", "3")])
def test_the_standard_worked_examples_hold(digits, check):
    assert case_check_char(digits) == check


def test_a_number_tells_where_when_and_which():
    number = make_case_number("520300", date(2026, 11, 24), 17)
    assert number[:20] == "52030020261124000017"
    checked = check_case_number(number)
    assert (checked.region, checked.received_on, checked.sequence) == ("520300", date(2026, 11, 24), 17)


@given(NUMBERS)
def test_every_number_made_by_the_rule_is_21_digits_and_passes(number):
    assert len(number) == 21
    assert check_case_number(f" {number[:6]}-{number[6:14]} {number[14:]} ").number == number


@given(NUMBERS, st.integers(0, 20), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, shift):
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises((CaseNumberCheckDigit, CaseNumberPattern)):
        check_case_number(wrong)


@pytest.mark.parametrize("text", ["", "5203002026112400001", "52030020261324000017" + "0", "A" * 21])
def test_what_is_no_case_number_says_how_one_looks(text):
    with pytest.raises(CaseNumberPattern) as refused:
        check_case_number(text, "number")
    assert refused.value.field == "number"
    assert "21位" in str(refused.value)


@pytest.mark.parametrize("sequence", [0, 1_000_000])
def test_a_sequence_outside_six_digits_is_never_written(sequence):
    with pytest.raises(ValueError, match="does not fit"):
        make_case_number("520300", date(2026, 11, 24), sequence)
