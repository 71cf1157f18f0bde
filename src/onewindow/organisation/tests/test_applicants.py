"""Who applies is registered once, found by a blind index, and never readable at rest (个人信息保护法 51)."""

from collections.abc import Callable

import pytest
from django.db import connection

from onewindow.lib.encryption import blind_index, seal, unseal
from onewindow.organisation import applicants
from onewindow.organisation.applicants import NameDiffers, find_applicant, register_applicant
from onewindow.organisation.models import Applicant

pytestmark = pytest.mark.django_db
NUMBER, PHONE = "520300199001011238", "13800000001"


def register(name: str = "张伟民", **how: object) -> Applicant:
    facts = {"kind": "natural", "number_kind": "id_card", "number": NUMBER, "phone": PHONE} | how
    return register_applicant(name=name, **facts)  # type: ignore[arg-type]


def test_the_same_number_is_the_same_applicant() -> None:
    assert register().pk == register().pk
    assert Applicant.objects.count() == 1


def test_the_same_number_of_another_kind_is_somebody_else() -> None:
    register()
    register(number_kind="passport")
    assert Applicant.objects.count() == 2


def test_it_is_found_by_the_whole_number_only() -> None:
    applicant = register()
    assert find_applicant(number_kind="id_card", number=NUMBER) == applicant
    assert find_applicant(number_kind="id_card", number=NUMBER[:-1]) is None
    assert find_applicant(number_kind="passport", number=NUMBER) is None


def test_no_number_is_readable_in_the_table() -> None:
    register()
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text, encode(number_sealed, 'escape') FROM organisation_applicant t")
        row = str(cursor.fetchone())
    for secret in (NUMBER, PHONE, "19900101"):
        assert secret not in row


def test_it_shows_masked() -> None:
    applicant = register()
    assert (applicant.masked_number, applicant.masked_phone) == ("520***********1238", "138****0001")


def test_another_name_is_refused_until_the_change_is_confirmed() -> None:
    register()
    with pytest.raises(NameDiffers) as caught:
        register("张为民")
    assert caught.value.field == "applicant.name"
    assert register("张为民", name_change_confirmed=True).name == "张为民"


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"phone": "13900000002"}, "13900000002"),
        ({"phone": ""}, PHONE),
    ],
)
def test_the_newest_phone_is_kept_and_none_takes_none_away(change: dict[str, str], kept: str) -> None:
    register()
    register(**change)
    assert unseal(Applicant.objects.get().phone_sealed) == kept


def test_representative_and_address_are_kept_likewise() -> None:
    register(representative="杨帆", address="红花岗区")
    register(address="汇川区")
    applicant = Applicant.objects.get()
    assert (applicant.representative, applicant.address) == ("杨帆", "汇川区")


def test_who_registers_a_moment_later_gets_the_same_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window's row appears between our look and our write."""
    looked: list[Callable[..., Applicant | None]] = []
    look = applicants.find_applicant

    def look_too_early(**how: str) -> Applicant | None:
        if not looked:
            looked.append(look)
            return None
        return look(**how)

    first = register()
    monkeypatch.setattr(applicants, "find_applicant", look_too_early)
    assert register().pk == first.pk


def test_equal_numbers_are_sealed_differently_and_indexed_alike() -> None:
    assert seal(NUMBER) != seal(NUMBER)
    assert blind_index(NUMBER) == blind_index(f" {NUMBER} ") != blind_index(NUMBER[:-1] + "6")
