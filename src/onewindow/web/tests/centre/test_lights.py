"""The administrator says from when the lights show yellow, and each person where reminders go."""

import pytest

from onewindow.cases.tests import make
from onewindow.lib.encryption import unseal
from onewindow.organisation.models import Account, Centre
from onewindow.web.tests.house import Enter

TYPED = {"short": 5, "short_left": 2, "middle": 15, "middle_left": 4, "long_left": 6}


def test_the_bands_are_set_and_shown(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.admin)
    assert client.post("/centre/lights", TYPED).headers["Location"] == "/centre/lights"
    assert Centre.objects.get(pk=cast.centre.pk).light_bands == [[5, 2], [15, 4], [0, 6]]
    assert 'value="6"' in client.get("/centre/lights").text


@pytest.mark.parametrize(
    "changes", [{"short": 20}, {"short_left": 9}, {"long_left": ""}, {"middle_left": "x"}, {"long_left": 1}]
)
def test_bands_that_make_no_sense_come_back(cast: make.Cast, enter: Enter, changes: dict[str, object]) -> None:
    answer = enter(cast.admin).post("/centre/lights", TYPED | changes)
    assert answer.status_code == 422 and "时限灯的三段" in answer.text
    assert Centre.objects.get(pk=cast.centre.pk).light_bands == [[5, 1], [15, 2], [0, 3]]


def test_only_the_administrator_sets_them(cast: make.Cast, enter: Enter) -> None:
    assert enter(cast.supervisor).post("/centre/lights", TYPED).status_code == 403


def test_a_person_keeps_the_own_number_sealed(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.reviewer)
    assert "139****0009" in client.post("/phone", {"phone": "139 0000 0009"}, follow=True).text
    assert unseal(Account.objects.get(pk=cast.reviewer.account_id).phone_sealed) == "13900000009"
    assert "手机号码" in client.post("/phone", {"phone": "12"}, follow=True).text
    client.post("/phone", {"phone": ""})
    assert unseal(Account.objects.get(pk=cast.reviewer.account_id).phone_sealed) == ""
