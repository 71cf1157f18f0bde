"""Another centre's items at the desk: found, marked, received, and refused where biometrics are taken (M04)."""

import pytest

from onewindow.authority.models import Grant
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.cases.tests.county import BIOMETRIC, ONLY_HOME, SHARED, County, county, received_away
from onewindow.web.tests.desk.typing import nurse_form
from onewindow.web.tests.house import Enter


@pytest.fixture
def home(cast: make.Cast) -> County:
    return county(cast)


def test_the_search_marks_the_county_and_what_is_possible(cast: make.Cast, enter: Enter, home: County) -> None:
    client = enter(cast.clerk)
    found = client.get("/desk/items", {"q": "县护士"}).text
    assert "仁怀市 · 可异地收件" in found and f'value="{make.code_of(SHARED)}"' in found
    found = client.get("/desk/items", {"q": "县健康"}).text
    assert "须本人到仁怀市采集生物特征，不能异地收件" in found and "<button" not in found
    assert f"/guide/{make.code_of(BIOMETRIC)}" in found
    assert "没有找到" in client.get("/desk/items", {"q": "县内办理"}).text


def test_the_county_finds_its_own_without_a_mark(cast: make.Cast, enter: Enter, home: County) -> None:
    found = enter(home.clerk).get("/desk/items", {"q": "县"}).text
    assert found.count("<button") == 3 and "异地收件" not in found


def test_a_chosen_item_says_who_decides_and_asks_where_to_collect(cast: make.Cast, enter: Enter, home: County) -> None:
    page = enter(cast.clerk).post("/desk/item", {"item": make.code_of(SHARED)}).text
    assert "由仁怀市卫生健康局审查决定，时限按仁怀市政务服务中心的工作日历计算" in page
    assert 'name="collect_at" value="home"' in page and 'name="collect_at" value="receiving"' in page


def test_where_only_the_home_centre_hands_out_there_is_no_other_choice(
    cast: make.Cast, enter: Enter, home: County
) -> None:
    citys = Grant.objects.filter(agreement__centre=cast.centre, item=home.shared, power="issue")
    citys.update(ended_at=make.MORNING)
    page = enter(cast.clerk).post("/desk/item", {"item": make.code_of(SHARED)}).text
    assert 'name="collect_at" value="home"' in page and "receiving" not in page


def test_a_chosen_item_with_biometrics_names_the_place_and_offers_nothing(
    cast: make.Cast, enter: Enter, home: County
) -> None:
    page = enter(cast.clerk).post("/desk/item", {"item": make.code_of(BIOMETRIC)}).text
    assert "请到仁怀市政务服务中心：仁怀市国酒大道1号，电话 0851-22200001，窗口 N01。" in page
    assert 'value="accept"' not in page


def test_it_is_received_here_and_the_case_says_so(cast: make.Cast, enter: Enter, home: County) -> None:
    form = nurse_form("accept", item=make.code_of(SHARED), collect_at="receiving")
    answer = enter(cast.clerk).post("/desk/receive", form, follow=True)
    case = Case.objects.get()
    assert (case.state, case.collect_centre) == ("accepted", cast.centre)
    said = "异地收件：遵义市政务服务中心N01 自然人综合受理收件，仁怀市政务服务中心办理，在遵义市政务服务中心领取。"
    assert said in answer.text
    assert said in enter(home.reviewer).get(f"/office/cases/{case.number}").text
    assert said in enter(home.supervisor).get(f"/watch/cases/{case.number}").text


def test_biometrics_are_refused_with_all_that_was_typed(cast: make.Cast, enter: Enter, home: County) -> None:
    answer = enter(cast.clerk).post("/desk/receive", nurse_form("accept", item=make.code_of(BIOMETRIC)))
    assert answer.status_code == 403
    assert "不能异地收件。请申请人本人到仁怀市政务服务中心办理" in answer.text and "张伟民" in answer.text
    assert not Case.objects.exists()


def test_an_item_that_was_not_granted_is_refused(cast: make.Cast, enter: Enter, home: County) -> None:
    answer = enter(cast.clerk).post("/desk/receive", nurse_form(item=make.code_of(ONLY_HOME)))
    assert answer.status_code == 403 and "请到仁怀市政务服务中心办理" in answer.text


def test_lists_mark_what_was_received_elsewhere(cast: make.Cast, enter: Enter, home: County) -> None:
    received_away(cast)
    assert "遵义市收件" in enter(cast.clerk).get("/desk/cases").text
    assert "遵义市收件" in enter(cast.clerk).get("/desk/inbox").text
    assert "遵义市收件" in enter(home.reviewer).get("/office/cases").text


def test_a_search_with_other_centres_items_costs_no_more_queries(
    cast: make.Cast,
    enter: Enter,
    home: County,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.clerk)
    client.get("/desk/items", {"q": "注册"})
    with django_assert_num_queries(4):
        client.get("/desk/items", {"q": "县"})
