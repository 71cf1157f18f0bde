"""实施编码: 31 characters, each part checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.catalogue.errors import (
    ItemCodeBasicCode,
    ItemCodeCreditCode,
    ItemCodeLength,
    ItemCodeLevel,
    ItemCodeRegion,
)
from onewindow.catalogue.rules import LEVELS, BasicCode, make_item_code, parse_item_code
from onewindow.catalogue.tests.make import HEALTH, credit_code

REAL = "11520000009390359W2522011026000"


def test_a_real_code_comes_apart():
    code = parse_item_code(REAL)
    assert (code.credit_code.number, code.level) == ("11520000009390359W", "2")
    assert code.basic_code == BasicCode("52", "20", "11026", "000")
    assert str(code) == REAL


def test_small_letters_and_spaces_are_put_right():
    assert str(parse_item_code(" 11520000009390359w 2 522011026000")) == REAL


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        ("", ItemCodeLength, "现为0位"),
        (REAL + "01", ItemCodeLength, "请去掉末两位"),
        ("11520000009390359X" + REAL[18:], ItemCodeCreditCode, "统一社会信用代码的校验码"),
        ("11520000009390359I" + REAL[18:], ItemCodeCreditCode, "不含I、O、S、V、Z"),
        (REAL[:18] + "7" + REAL[19:], ItemCodeLevel, "现为“7”"),
        (REAL[:19] + "99" + REAL[21:], ItemCodeRegion, "现为“99”"),
        (REAL[:21] + "XK" + REAL[23:], ItemCodeBasicCode, "应为数字"),
        (REAL[:23] + "00000" + REAL[28:], ItemCodeBasicCode, "主项不得为00000"),
    ],
)
def test_each_part_has_its_own_refusal(text, refusal, said):
    with pytest.raises(refusal, match=said) as refused:
        parse_item_code(text, "code")
    assert refused.value.field == "code"


def test_a_code_with_a_bad_part_is_not_written():
    with pytest.raises(ItemCodeLevel):
        make_item_code(HEALTH, "9", BasicCode("52", "01", "00001", "000"))


@given(
    st.integers(0, 99_999_999),
    st.sampled_from(sorted(LEVELS)),
    st.builds(
        BasicCode,
        st.sampled_from(["00", "52", "11"]),
        st.sampled_from(["01", "07", "10", "20"]),
        st.integers(1, 99_999).map("{:05}".format),
        st.integers(0, 999).map("{:03}".format),
    ),
)
def test_what_is_written_is_read_back(serial, level, basic_code):
    code = parse_item_code(make_item_code(credit_code(serial), level, basic_code))
    assert (code.level, code.basic_code, len(str(code))) == (level, basic_code, 31)
