"""The register of accounts by the page: registered without a secret, given back, by either side (M16)."""

from typing import Any

import pytest

from onewindow.authority.models import Agreement, DelegatedAccount
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter

FACTS = {
    "system": "护士电子化注册信息系统",
    "account_name": "zy-wjj-01",
    "holder": "clerk",
    "handed_by": "envelope",
    "reference": "MF-2026-0012",
    "begins_on": "2026-11-24",
    "ends_on": "2026-12-10",
}


def address(cast: make.Cast, room: str) -> str:
    code = Agreement.objects.get(grants__item=cast.nurse, grants__power="accept").code
    return f"/{room}/agreements/{code}/accounts"


@pytest.mark.parametrize(("who", "room"), [("item_manager", "office"), ("admin", "centre")])
def test_either_side_registers_and_notes_the_return(cast: make.Cast, enter: Enter, who: str, room: str) -> None:
    client = enter(cast.people[who])
    assert "王晓梅" in client.get(address(cast, room)).text
    assert client.post(address(cast, room), FACTS).headers["Location"] == f"/{room}/accounts"
    page = client.get(f"/{room}/accounts").text
    assert "zy-wjj-01" in page and "MF-2026-0012" in page and "还剩 16 天" in page
    made = DelegatedAccount.objects.get()
    back = f"/{room}/accounts/{made.pk}/return"
    assert client.post(back, {"returned_on": "2026-11-25"}).status_code == 422
    client.post(back, {"returned_on": "2026-11-24"})
    assert "zy-wjj-01" not in client.get(f"/{room}/accounts").text
    assert "zy-wjj-01" in client.get(f"/{room}/accounts?returned=yes").text


def test_a_password_is_refused_and_not_shown_again(cast: make.Cast, enter: Enter) -> None:
    answer = enter(cast.admin).post(address(cast, "centre"), FACTS | {"reference": "口令：Zy@2026!"})
    assert answer.status_code == 422 and "不保存任何密码" in answer.text
    assert "Zy@2026" not in answer.text and "护士电子化注册信息系统" in answer.text


@pytest.mark.parametrize(
    "typed", [{"ends_on": ""}, {"holder": "nobody"}, {"handed_by": ""}, {"system": " "}, {"ends_on": "2040-01-01"}]
)
def test_what_cannot_be_is_said_beside_what_was_typed(cast: make.Cast, enter: Enter, typed: dict[str, Any]) -> None:
    answer = enter(cast.admin).post(address(cast, "centre"), FACTS | typed)
    assert answer.status_code == 422 and "zy-wjj-01" in answer.text


@pytest.mark.parametrize("name", ["clerk", "reviewer", "supervisor", "outsider"])
def test_other_hats_are_stopped_at_the_door(cast: make.Cast, enter: Enter, name: str) -> None:
    client = enter(cast.people[name])
    assert client.get("/centre/accounts").status_code == 403
    assert client.post(address(cast, "office"), FACTS).status_code == 403
