"""Finding the item and the person at the desk."""

from datetime import date

import pytest

from onewindow.authority.models import Agreement
from onewindow.cases.tests import make
from onewindow.organisation.models import Window
from onewindow.web.tests.desk.typing import HTMX, material, nurse_form
from onewindow.web.tests.house import Enter


@pytest.mark.parametrize("typed", ["护士", "11520300009420011A3520100100001", "卫健"])
def test_an_item_is_found_by_name_code_or_department(cast: make.Cast, enter: Enter, typed: str) -> None:
    page = enter(cast.clerk).get("/desk/items", {"q": typed}).text
    assert f'name="item" value="{make.code_of("1")}"' in page


def test_an_item_for_others_is_shown_with_whom_it_serves(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.clerk).get("/desk/items", {"q": "放射"}).text
    assert "面向法人、非法人组织，请引导到对应的服务区" in page
    assert "<button" not in page


def test_an_item_without_power_is_shown_with_who_has_it(cast: make.Cast, enter: Enter) -> None:
    Agreement.objects.filter(grants__item=cast.nurse).update(begins_on=date(2027, 1, 1))
    page = enter(cast.clerk).get("/desk/items", {"q": "护士"}).text
    assert "收件权限没有授予本窗口，由市卫生健康局办理" in page


def test_an_item_whose_agreement_has_run_out_says_since_when(cast: make.Cast, enter: Enter) -> None:
    Agreement.objects.filter(grants__item=cast.nurse).update(ends_on=date(2026, 10, 31))
    page = enter(cast.clerk).get("/desk/items", {"q": "护士"}).text
    assert "授权委托协议已于 2026年10月31日 届满" in page


def test_nothing_found_says_what_else_to_try(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.clerk)
    assert "没有找到“登月许可”" in client.get("/desk/items", {"q": "登月许可"}).text
    assert client.get("/desk/items", {"q": " "}).text.strip() == ""


def test_a_search_costs_four_queries(cast: make.Cast, enter: Enter, django_assert_num_queries) -> None:
    client = enter(cast.clerk)
    client.get("/desk/items", {"q": "注册"})
    with django_assert_num_queries(4):
        client.get("/desk/items", {"q": "注册"})


@pytest.mark.parametrize(
    ("address", "typed", "queries"),
    [
        ("/desk/item", {"item": make.code_of("1")}, 5),
        ("/desk/person", {"applicant.number_kind": "id_card", "applicant.number": "520300199001011238"}, 3),
    ],
)
def test_a_choice_costs_a_fixed_number_of_queries(
    cast: make.Cast, enter: Enter, django_assert_num_queries, address: str, typed: dict, queries: int
) -> None:
    client = enter(cast.clerk)
    for _ in range(3):
        make.accepted(cast)
    client.post(address, typed, headers=HTMX)
    with django_assert_num_queries(queries):
        client.post(address, typed, headers=HTMX)


def test_choosing_an_item_lists_its_materials_and_the_next_steps(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.clerk).post("/desk/item", {"item": make.code_of("1")}, headers=HTMX).text
    for words in (
        "护士执业注册",
        "首次办理",
        "申请表",
        "原件（收取） 1 份",
        "核对姓名与证件一致",
        "已核原件",
        "受理",
        "退件",
    ):
        assert words in page
    assert 'id="next" hx-swap-oob="true"' in page


def test_only_the_steps_that_the_window_may_take_are_offered(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.clerk).post("/desk/item", {"item": make.code_of("4")}, headers=HTMX).text
    assert "此事项的受理权限没有授予本窗口" in page
    assert 'value="accept"' not in page
    assert 'value="decline"' not in page
    assert "仅收件" in page


def test_another_situation_keeps_what_was_ticked(cast: make.Cast, enter: Enter) -> None:
    situation = cast.nurse.versions.get().situations.get()
    typed = nurse_form() | material("01", "defective", "照片不清晰") | {"situations": situation.pk}
    page = enter(cast.clerk).post("/desk/item", typed, headers=HTMX).text
    assert 'value="defective" checked' in page
    assert "照片不清晰</textarea>" in page
    assert f'value="{situation.pk}" checked' in page


def test_another_item_brings_the_search_back(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.clerk).post("/desk/item", nurse_form(item=""), headers=HTMX).text
    assert "查找事项" in page


def test_an_address_may_begin_with_the_item(cast: make.Cast, enter: Enter) -> None:
    assert "核对姓名与证件一致" in enter(cast.clerk).get("/desk", {"item": make.code_of("1")}).text


def person(client, number: str, kind: str = "id_card"):
    return client.post("/desk/person", {"applicant.number_kind": kind, "applicant.number": number}, headers=HTMX)


def test_who_was_here_before_is_found_by_number_with_the_phone_masked(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    page = person(enter(cast.clerk), " 520300 19900101 1238 ").text
    assert 'data-name="张伟民"' in page
    assert "138****0001" in page
    assert "13800000001" not in page
    assert f"/desk/cases/{case.number}" in page


def test_who_was_never_here_is_said_to_be_new(cast: make.Cast, enter: Enter) -> None:
    assert "首次来办" in person(enter(cast.clerk), "520300198506152410").text


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("520300199001011239", "校验码（末位）不符"), ("52030020990101123X", "晚于今天"), ("52", "应为18位")],
)
def test_a_wrong_number_is_told_at_once(cast: make.Cast, enter: Enter, number: str, sentence: str) -> None:
    response = person(enter(cast.clerk), number)
    assert response.status_code == 422
    assert sentence in response.text


def test_a_number_never_stands_in_an_address(cast: make.Cast, enter: Enter) -> None:
    assert enter(cast.clerk).get("/desk/person?applicant.number=520300199001011238").status_code == 405


def test_an_unknown_region_is_a_caution_not_a_fault(cast: make.Cast, enter: Enter) -> None:
    response = person(enter(cast.clerk), "999999199001010016")
    assert response.status_code == 200
    assert "行政区划代码" in response.text


def test_a_special_window_serves_everybody_for_its_own_department(cast: make.Cast, enter: Enter) -> None:
    Window.objects.filter(pk=cast.clerk.window_id).update(kind=Window.Kind.SPECIAL, department=cast.planning)
    page = enter(cast.clerk).get("/desk").text
    for kind in ("自然人", "法人", "非法人组织", "居民身份证", "统一社会信用代码"):
        assert kind in page
    found = enter(cast.clerk).get("/desk/items", {"q": "备案"}).text
    assert f'value="{make.code_of("3")}"' in found
    assert "<button" not in enter(cast.clerk).get("/desk/items", {"q": "护士"}).text
