"""Mobile numbers, passports, permits, and the one door to all kinds."""

from datetime import date

import pytest

from onewindow.lib.identifiers import (
    check_hmt_permit,
    check_mobile,
    check_number,
    check_passport,
    check_residence_card,
)
from onewindow.lib.identifiers.errors import (
    HmtPermitPattern,
    IdNumberCheckDigit,
    MobilePattern,
    PassportPattern,
    ResidenceCardPattern,
    UnknownNumberKind,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text", ["13885200001", " 138 8520 0001", "138-8520-0001", "+86 13885200001", "１３８８５２００００１"]
)
def test_a_mobile_number_is_read_as_people_write_it(text):
    assert check_mobile(text) == "13885200001"


@pytest.mark.parametrize("text", ["", "12885200001", "1388520000", "138852000011", "0851-28220000", "1388520000x"])
def test_what_is_no_mobile_number_is_refused(text):
    with pytest.raises(MobilePattern) as refused:
        check_mobile(text, "phone")
    assert (refused.value.code, refused.value.field) == ("mobile_pattern", "phone")
    assert "手机号码" in str(refused.value)


@pytest.mark.parametrize("text", ["E12345678", "ej1234567", "AB12345", "123456789"])
def test_a_passport_number_passes(text):
    assert check_passport(text).number == text.upper()


@pytest.mark.parametrize("text", ["", "E123", "E1234567890", "ABCDEFG", "E1234-678"])
def test_what_is_no_passport_number_is_refused(text):
    with pytest.raises(PassportPattern, match="护照"):
        check_passport(text)


@pytest.mark.parametrize("text", ["H12345678", "m1234567800", "12345678", "810000199001010010"])
def test_a_permit_of_hong_kong_macau_and_taiwan_passes(text):
    assert check_hmt_permit(text).number == text.upper()


@pytest.mark.parametrize("text", ["", "H1234567", "T12345678", "123456789", "840000199001010010"])
def test_what_is_no_such_permit_is_refused(text):
    with pytest.raises(HmtPermitPattern, match="港澳台"):
        check_hmt_permit(text)


@pytest.mark.parametrize("text", ["911124199001010012", "usa110190010112"])
def test_a_residence_card_passes(text):
    assert check_residence_card(text).number == text.upper()


@pytest.mark.parametrize("text", ["", "520300199001011238", "US1101900101123"])
def test_what_is_no_residence_card_is_refused(text):
    with pytest.raises(ResidenceCardPattern, match="永久居留"):
        check_residence_card(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("id_card", "520300199001011238"),
        ("credit_code", "91520300MA6D00018G"),
        ("passport", "E12345678"),
        ("hmt_permit", "H12345678"),
        ("residence_card", "911124199001010012"),
    ],
)
def test_one_door_checks_every_kind(kind, text):
    assert check_number(kind, text, TODAY).number == text


def test_the_door_hands_the_field_on():
    with pytest.raises(IdNumberCheckDigit) as refused:
        check_number("id_card", "520300199001011239", TODAY, "number")
    assert refused.value.field == "number"


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownNumberKind) as refused:
        check_number("library_card", "1", TODAY, "number_kind")
    assert refused.value.field == "number_kind"
