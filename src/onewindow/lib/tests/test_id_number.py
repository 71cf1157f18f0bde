"""公民身份号码 (GB 11643)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.lib.identifiers import check_id_number, id_number_check_digit
from onewindow.lib.identifiers.errors import (
    IdNumberBirthDate,
    IdNumberBirthInFuture,
    IdNumberCharacters,
    IdNumberCheckDigit,
    IdNumberLength,
    IdNumberOld,
)

TODAY = date(2026, 11, 24)


def number(region: str = "520300", birth: str = "19900101", order: str = "123") -> str:
    first = region + birth + order
    return first + id_number_check_digit(first)


@pytest.mark.parametrize(
    ("text", "birth", "sex"),
    [
        ("520300199001011238", date(1990, 1, 1), "male"),
        ("520300198506152410", date(1985, 6, 15), "male"),
        ("520300200012313018", date(2000, 12, 31), "male"),
    ],
)
def test_a_right_number_tells_region_birth_and_sex(text, birth, sex):
    checked = check_id_number(text, TODAY)
    assert (checked.number, checked.region, checked.birth, checked.sex) == (text, "520300", birth, sex)
    assert checked.warnings == ()


def test_an_even_order_is_a_woman():
    assert check_id_number(number(order="124"), TODAY).sex == "female"


def test_a_small_x_spaces_and_full_width_digits_are_put_right():
    with_x = next(n for n in (number(order=f"{order:03}") for order in range(1000)) if n.endswith("X"))
    typed = " " + with_x[:6] + " " + with_x[6:17].translate({48 + d: 0xFF10 + d for d in range(10)}) + "x "
    assert check_id_number(typed, TODAY).number == with_x


@pytest.mark.parametrize("region", ["522101", "520321", "520302", "110101", "830000"])
def test_former_and_other_regions_pass_without_a_warning(region):
    assert check_id_number(number(region), TODAY).warnings == ()


@pytest.mark.parametrize("region", ["520399", "990101", "000000"])
def test_an_unknown_region_is_a_warning_not_a_refusal(region):
    checked = check_id_number(number(region), TODAY)
    assert [caution.code for caution in checked.warnings] == ["id_number_region_unknown"]


@pytest.mark.parametrize(
    ("text", "refusal", "code"),
    [
        ("", IdNumberLength, "id_number_length"),
        ("52030019900101123", IdNumberLength, "id_number_length"),
        ("5203001990010112388", IdNumberLength, "id_number_length"),
        ("520300900101123", IdNumberOld, "id_number_old"),
        ("52030019900101123A", IdNumberCharacters, "id_number_characters"),
        ("X20300199001011238", IdNumberCharacters, "id_number_characters"),
        ("٥٢٠٣٠٠١٩٩٠٠١٠١١٢٣٨", IdNumberCharacters, "id_number_characters"),
        (number(birth="19900230"), IdNumberBirthDate, "id_number_birth_date"),
        (number(birth="19901301"), IdNumberBirthDate, "id_number_birth_date"),
        (number(birth="00000101"), IdNumberBirthDate, "id_number_birth_date"),
        (number(birth="20261125"), IdNumberBirthInFuture, "id_number_birth_in_future"),
        ("520300199001011239", IdNumberCheckDigit, "id_number_check_digit"),
    ],
)
def test_each_fault_has_its_own_sentence_and_names_the_field(text, refusal, code):
    with pytest.raises(refusal) as refused:
        check_id_number(text, TODAY, "agent_number")
    assert refused.value.code == code
    assert refused.value.field == "agent_number"
    assert "公民身份号码" in str(refused.value)
    assert not text or text not in str(refused.value)


def test_someone_born_today_may_apply():
    assert check_id_number(number(birth="20261124"), TODAY).birth == TODAY


DIGITS = st.text("0123456789", min_size=3, max_size=3)
BIRTHS = st.dates(date(1900, 1, 1), TODAY)


@given(st.text("0123456789", min_size=6, max_size=6), BIRTHS, DIGITS)
def test_every_number_made_by_the_rule_passes(region, birth, order):
    made = number(region, f"{birth:%Y%m%d}", order)
    assert check_id_number(made, TODAY).number == made


@given(BIRTHS, DIGITS, st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(birth, order, place, shift):
    made = number("520300", f"{birth:%Y%m%d}", order)
    old = "10" if made[place] == "X" else made[place]
    wrong = made[:place] + str((int(old) + shift) % 10) + made[place + 1 :]
    if wrong != made:
        with pytest.raises((IdNumberBirthDate, IdNumberCheckDigit)):
            check_id_number(wrong, TODAY)
