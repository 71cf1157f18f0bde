"""The pages of the coverage: each figure opens into its items, exclusions are proposed and decided, the list prints (M03)."""

from collections.abc import Callable
from datetime import date

import pytest

from onewindow.audit.models import Entry
from onewindow.authority.models import Exclusion
from onewindow.authority.rules import Power
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter

SECRET = {"ground": "secret", "reason": "定密〔2026〕3号（演示）"}


def lone(cast: make.Cast, ending: str = "9") -> str:
    """The code of one more item of the health department that no agreement grants."""
    return make.special_item(cast, ending, powers=()).code


def words(response) -> str:  # type: ignore[no-untyped-def]
    return " ".join(response.text.split())


@pytest.mark.parametrize("who", ["supervisor", "leader", "admin", "item_checker"])
def test_every_department_stands_with_its_picture_and_its_figures(cast: make.Cast, enter: Enter, who: str) -> None:
    lone(cast)
    page = words(enter(cast.people[who]).get("/watch/coverage"))
    assert 'aria-label="市卫健局：已进驻 3，不进驻（有依据）0，未进驻（无依据）1"' in page
    assert 'aria-label="市发改委：已进驻 1，不进驻（有依据）0，未进驻（无依据）0"' in page
    assert "80%" in page and "75%" in page and "100%" in page


def test_a_gap_opens_into_its_items_with_what_is_missing(cast: make.Cast, enter: Enter) -> None:
    code = lone(cast)
    page = words(enter(cast.leader).get(f"/watch/coverage/departments/{cast.health.pk}?standing=gap"))
    assert code in page and "没有生效的授权委托协议" in page
    assert make.code_of("1") not in page


def test_a_department_sees_its_own_items_in_its_own_part_of_the_house(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.item_manager)
    assert "市发改委" not in client.get("/office/coverage").text
    assert client.get(f"/office/coverage/departments/{cast.health.pk}").status_code == 200
    assert client.get(f"/office/coverage/departments/{cast.planning.pk}").status_code == 404


@pytest.mark.parametrize("query", ["?standing=none", "?after=zz"])
def test_a_question_that_is_none_asks_for_nothing(cast: make.Cast, enter: Enter, query: str) -> None:
    assert enter(cast.leader).get(f"/watch/coverage/departments/{cast.health.pk}{query}").status_code == 200


def test_a_place_that_is_none_is_refused(cast: make.Cast, enter: Enter) -> None:
    page = f"/watch/coverage/departments/{cast.health.pk}?after={'1' * 99}"
    assert enter(cast.leader).get(page).status_code == 422


def test_a_department_proposes_and_the_leader_approves(cast: make.Cast, enter: Enter) -> None:
    code, office = lone(cast), enter(cast.item_manager)
    assert f'value="{code}"' in office.get(f"/office/coverage/exclusions?item={code}").text
    done = office.post("/office/coverage/exclusions/propose", {"item_code": code, **SECRET})
    assert done.headers["Location"] == "/office/coverage/exclusions"
    leader = enter(cast.leader)
    assert "有 1 项不进驻等待中心负责人批准" in leader.get("/watch/coverage").text
    made = Exclusion.objects.get()
    leader.post(f"/watch/coverage/exclusions/{made.pk}/approve")
    page = words(leader.get("/watch/coverage"))
    assert "已批准" in words(office.get("/office/coverage/exclusions"))
    assert 'aria-label="市卫健局：已进驻 3，不进驻（有依据）1，未进驻（无依据）0"' in page
    page = words(leader.get(f"/watch/coverage/departments/{cast.health.pk}?standing=excluded"))
    assert "定密〔2026〕3号（演示）" in page and "2026年11月24日由罗文华批准" in page


def test_a_refused_proposal_comes_back_with_what_was_typed(cast: make.Cast, enter: Enter) -> None:
    typed = {"item_code": make.code_of("1"), **SECRET}
    refused = enter(cast.item_manager).post("/office/coverage/exclusions/propose", typed)
    assert refused.status_code == 409
    assert "已在综合窗口办理" in refused.text and SECRET["reason"] in refused.text
    for wrong, said in (
        ({"item_code": "5203"}, "没有实施编码为“5203”的事项"),
        ({"ground": ""}, "“依据”的内容无法识别"),
        ({"reason": ""}, "请填写“理由”"),
    ):
        refused = enter(cast.item_manager).post("/office/coverage/exclusions/propose", {**typed, **wrong})
        assert refused.status_code in (404, 422)
        assert said in refused.text


def test_a_decision_without_a_reason_comes_back_beside_its_row(cast: make.Cast, enter: Enter) -> None:
    enter(cast.admin).post("/watch/coverage/exclusions/propose", {"item_code": lone(cast), **SECRET})
    made = Exclusion.objects.get()
    refused = enter(cast.leader).post(f"/watch/coverage/exclusions/{made.pk}/decline", {"answer": " "})
    assert refused.status_code == 422
    assert f'id="decline-{made.pk}-error"' in refused.text
    enter(cast.leader).post(f"/watch/coverage/exclusions/{made.pk}/decline", {"answer": "可以在窗口办理"})
    made.refresh_from_db()
    assert (made.stage, made.declined_on) == ("declined", date(2026, 11, 24))


def test_who_may_not_decide_gets_no_button_and_is_refused_by_hand(cast: make.Cast, enter: Enter) -> None:
    enter(cast.admin).post("/watch/coverage/exclusions/propose", {"item_code": lone(cast), **SECRET})
    made, client = Exclusion.objects.get(), enter(cast.supervisor)
    assert "approve" not in client.get("/watch/coverage/exclusions").text
    assert client.post(f"/watch/coverage/exclusions/{made.pk}/approve").status_code == 403
    assert Entry.objects.get(kind=Entry.Kind.REFUSED).detail["act"] == "approve_exclusion"


def test_an_exclusion_that_comes_too_late_is_told(cast: make.Cast, enter: Enter) -> None:
    enter(cast.admin).post("/watch/coverage/exclusions/propose", {"item_code": lone(cast), **SECRET})
    made = Exclusion.objects.get()
    make.agree(cast.health, made.item, (Power.RECEIVE,))
    refused = enter(cast.leader).post(f"/watch/coverage/exclusions/{made.pk}/approve")
    assert refused.status_code == 409 and "已在综合窗口办理" in refused.text


def test_the_list_prints_and_opens(cast: make.Cast, enter: Enter) -> None:
    for who, house in (("supervisor", "watch"), ("item_manager", "office")):
        client = enter(cast.people[who])
        done = client.post(f"/{house}/coverage/print")
        paper = client.get(done.headers["Location"])
        assert paper.headers["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("who", ["clerk", "issuer", "outsider"])
def test_whose_business_it_is_not_stays_outside(cast: make.Cast, enter: Enter, who: str) -> None:
    for page in ("/watch/coverage", "/watch/coverage/exclusions", "/office/coverage"):
        assert enter(cast.people[who]).get(page).status_code == 403


def test_the_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast, enter: Enter, django_assert_num_queries: Callable
) -> None:
    enter(cast.admin).post("/watch/coverage/exclusions/propose", {"item_code": lone(cast), **SECRET})
    lone(cast, "8")
    client = enter(cast.leader)
    client.get("/watch/coverage")
    for page, queries in (
        ("/watch/coverage", 2),
        (f"/watch/coverage/departments/{cast.health.pk}", 3),
        ("/watch/coverage/exclusions", 1),
    ):
        with django_assert_num_queries(queries):
            client.get(page)
