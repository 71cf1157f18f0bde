"""统一社会信用代码 (GB 32100-2015)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.lib.identifiers import check_credit_code, credit_code_check_char
from onewindow.lib.identifiers.credit_code import body_check_char
from onewindow.lib.identifiers.errors import CreditCodeCharacters, CreditCodeCheckDigit, CreditCodeLength

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    "text",
    [
        "11520000009390359W",
        "91520300MA6D00018G",
        "91520303MA6E123439",
        "12520300009420001N",
        "51520300MJY000124J",
        "93520328MA6F0A0177",
    ],
)
def test_a_right_code_passes_without_a_warning(text):
    checked = check_credit_code(text)
    assert checked.number == text
    assert checked.warnings == ()
    assert (checked.registry, checked.category, checked.region) == (text[0], text[1], text[2:8])


def test_small_letters_and_spaces_are_put_right():
    assert check_credit_code(" 91520300ma6d 00018g").number == "91520300MA6D00018G"


def test_a_body_that_fails_gb_11714_is_a_warning_not_a_refusal():
    first = "91520300MA6D00019"
    assert first[16] != body_check_char(first[8:16])
    checked = check_credit_code(first + credit_code_check_char(first))
    assert [caution.code for caution in checked.warnings] == ["credit_code_body"]


@pytest.mark.parametrize(
    ("text", "refusal", "code"),
    [
        ("", CreditCodeLength, "credit_code_length"),
        ("91520300MA6D00018", CreditCodeLength, "credit_code_length"),
        ("91520300MA6D0001IG", CreditCodeCharacters, "credit_code_characters"),
        ("9152030AMA6D00018G", CreditCodeCharacters, "credit_code_characters"),
        ("91520300MA6D00018贵", CreditCodeCharacters, "credit_code_characters"),
        ("91520300MA6D00018H", CreditCodeCheckDigit, "credit_code_check_digit"),
    ],
)
def test_each_fault_has_its_own_sentence_and_names_the_field(text, refusal, code):
    with pytest.raises(refusal) as refused:
        check_credit_code(text, "number")
    assert refused.value.code == code
    assert refused.value.field == "number"
    assert "统一社会信用代码" in str(refused.value)


CODES = st.builds(
    lambda head, region, body: head + region + body + body_check_char(body),
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=8, max_size=8),
).map(lambda first: first + credit_code_check_char(first))


@given(CODES)
def test_every_code_made_by_the_rule_passes(code):
    assert check_credit_code(code).warnings == ()


@given(CODES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(code, place, char):
    wrong = code[:place] + char + code[place + 1 :]
    if wrong != code:
        with pytest.raises((CreditCodeCharacters, CreditCodeCheckDigit)):
            check_credit_code(wrong)
