"""The guide that anybody reads: the list in force, and exactly the materials of the situations chosen (M12, M20)."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from onewindow.cases.tests import make
from onewindow.catalogue.models import Item, ItemVersion, MaterialRequirement, ReviewPoint, Situation
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import materials_for
from onewindow.web.public.guide_sheet import spans
from onewindow.web.tests.browser import COUNTER, PHONE
from onewindow.web.tests.house import later

FOOD = "5"
ALWAYS, SALE, CANTEEN, BOTH, MAYBE = "申请书", "仓储平面图", "留样制度", "健康证明", "获奖证书"


@pytest.fixture
def food(cast: make.Cast) -> ItemVersion:
    """An item in which two situations ask for materials of their own, and one for none."""
    item = Item.objects.create(
        code=make.code_of(FOOD), department=cast.health, type=cast.nurse.type, name="食品经营许可", initials="spjyxk"
    )
    version = ItemVersion.objects.create(
        item=item,
        number=1,
        name=item.name,
        effective_from=date(2026, 1, 1),
        kind="promised",
        service_objects=["natural", "legal"],
        legal_number=20,
        legal_unit="working_day",
        promised_number=6,
        promised_unit="working_day",
        conditions="一、有固定场所；\n二、有管理制度。",
        flow=["收件", "受理", "审查", "现场核查", "决定", "送达"],
        fee="不收费",
        visits=0,
        made_up=["承诺时限"],
    )
    names = ("食品销售", "餐饮服务", "迁址")
    sale, canteen, _moved = (
        Situation.objects.create(version=version, order=order, name=name) for order, name in enumerate(names)
    )
    for order, (name, necessity, asked_in) in enumerate(
        [
            (ALWAYS, "required", []),
            (SALE, "conditional", [sale]),
            (CANTEEN, "conditional", [canteen]),
            (BOTH, "conditional", [sale, canteen]),
            (MAYBE, "optional", []),
        ],
        1,
    ):
        material = MaterialRequirement.objects.create(
            version=version, order=order, code=f"0{order}", name=name, form="copy", copies=2, necessity=necessity,
            source="申请人自备", standard="清晰可辨", sample="样表一",
        )  # fmt: skip
        material.situations.set(asked_in)
        ReviewPoint.objects.create(material=material, order=1, text=f"看{name}的日期")
    version.published_at = make.MORNING
    version.save()
    Item.objects.filter(pk=item.pk).update(state=Item.State.IN_USE)
    return ItemVersion.objects.select_related("item__department").get(pk=version.pk)


def address(version: ItemVersion, *names: str) -> str:
    keys = [Situation.objects.get(version=version, name=name).pk for name in names]
    return f"/guide/{version.item.code}?" + "&".join(f"situation={key}" for key in keys)


def asked_for(page: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", name).split()[0] for name in re.findall(r"<h3>(.*?)</h3>", page)]


@pytest.mark.parametrize(
    ("chosen", "materials"),
    [
        ((), [ALWAYS, MAYBE]),
        (("食品销售",), [ALWAYS, SALE, BOTH, MAYBE]),
        (("餐饮服务",), [ALWAYS, CANTEEN, BOTH, MAYBE]),
        (("食品销售", "餐饮服务"), [ALWAYS, SALE, CANTEEN, BOTH, MAYBE]),
        (("迁址",), [ALWAYS, MAYBE]),
    ],
)
def test_the_situations_lead_to_exactly_the_materials(
    client: Client, food: ItemVersion, chosen: tuple[str, ...], materials: list[str]
) -> None:
    assert asked_for(client.get(address(food, *chosen)).text) == materials


def test_the_guide_and_the_desk_read_the_same_list(client: Client, food: ItemVersion) -> None:
    at_the_desk = checklist(food)
    for situation in at_the_desk.situations:
        same = [material.name for material in materials_for(at_the_desk, [situation.id])]
        assert asked_for(client.get(address(food, situation.name)).text) == same


def test_each_material_says_all_that_is_asked_of_it(client: Client, food: ItemVersion) -> None:
    page = client.get(address(food, "食品销售")).text
    for said in (
        "复印件 2 份 · 纸质或电子",
        "申请人自备",
        "清晰可辨",
        "样表一",
        f"看{SALE}的日期",
        "因为您选了：食品销售",
    ):
        assert said in page


def test_the_promise_stands_on_top(client: Client, food: ItemVersion) -> None:
    page = client.get(address(food)).text
    promise = page[page.index('class="promises"') : page.index('id="who"')]
    for said in ("6个工作日", "法定 20个工作日", "不用到现场", "1–4 项", "不收费"):
        assert said in promise


def test_the_rest_is_there(client: Client, food: ItemVersion) -> None:
    page = client.get(address(food)).text
    for said in ("一、有固定场所；", "自然人、法人", "现场核查", "F01、N01、N02", "tel:085128600001", "tel:12345"):
        assert said in page
    assert "演示用的" in page and "承诺时限" in page


def test_a_situation_of_an_earlier_version_is_asked_again(client: Client, food: ItemVersion) -> None:
    for stale in ("999999999999999999999999", "x", "-1", "１"):
        response = client.get(f"/guide/{food.item.code}?situation={stale}")
        assert response.status_code == 200
        assert "请重新选择" in response.text
        assert asked_for(response.text) == [ALWAYS, MAYBE]


def test_an_item_without_choices_asks_nothing(client: Client, cast: make.Cast) -> None:
    page = client.get(f"/guide/{cast.nurse.code}").text
    assert "您是哪种情形" not in page
    assert asked_for(page) == ["申请表", "身份证"]


@pytest.mark.parametrize("state", [state for state in Item.State if state != Item.State.IN_USE])
def test_what_is_not_in_use_has_no_guide(client: Client, food: ItemVersion, state: str) -> None:
    Item.objects.filter(pk=food.item_id).update(state=state)
    for page in (f"/guide/{food.item.code}", f"/guide/{food.item.code}/qr.svg"):
        assert client.get(page).status_code == 404
    assert f"/guide/{food.item.code}" not in client.get("/guide?q=食品").text


def test_what_is_suspended_says_until_when(client: Client, food: ItemVersion) -> None:
    Item.objects.filter(pk=food.item_id).update(
        state=Item.State.SUSPENDED, standing_reason="系统升级", resumes_on=date(2026, 12, 15)
    )
    for page in (f"/guide/{food.item.code}", "/guide?q=食品"):
        assert "原因：系统升级。计划于2026-12-15恢复。" in client.get(page).text


def test_an_unknown_code_is_answered_in_the_house_style(client: Client, cast: make.Cast) -> None:
    response = client.get("/guide/<b>nothing")
    assert response.status_code == 404
    assert "没有这份办事指南" in response.text and "<b>nothing" not in response.text


def test_a_draft_is_not_shown_and_the_next_version_only_from_its_day(client: Client, food: ItemVersion) -> None:
    draft = ItemVersion.objects.get(pk=food.pk)
    draft.pk, draft.number, draft.published_at, draft.fee = None, 2, None, "每件一百元"
    draft.save(force_insert=True)
    assert "每件一百元" not in client.get(f"/guide/{food.item.code}").text

    draft.effective_from, draft.published_at = date(2026, 12, 1), make.MORNING
    draft.save()
    ItemVersion.objects.filter(pk=food.pk).update(effective_until=date(2026, 11, 30))
    with later("2026-11-30 23:59"):
        assert "每件一百元" not in client.get(f"/guide/{food.item.code}").text
    with later("2026-12-01 00:00"):
        assert "每件一百元" in client.get(f"/guide/{food.item.code}").text


@pytest.mark.parametrize("typed", ["食品", "spjy", "市卫健", make.code_of(FOOD)[:20], "  食品 "])
def test_an_item_is_found_by_words_initials_department_and_code(client: Client, food: ItemVersion, typed: str) -> None:
    assert f"/guide/{food.item.code}" in client.get("/guide", {"q": typed}).text


def test_what_is_not_found_says_whom_to_call(client: Client, food: ItemVersion) -> None:
    page = client.get("/guide?q=没有这样的事").text
    assert "没有找到“没有这样的事”" in page and "0851-28600001" in page


def test_with_nothing_typed_the_departments_stand_there(client: Client, food: ItemVersion, cast: make.Cast) -> None:
    page = client.get("/guide").text
    assert "市卫生健康局" in page and "市发展改革委" in page
    own = client.get(f"/guide?department={cast.health.pk}").text
    assert "食品经营许可" in own and "企业投资项目备案" not in own


@pytest.mark.parametrize("query", ["department=x", "department=9999999999999999999999", "centre=x&after=y", "after=z"])
def test_an_odd_address_shows_the_departments(client: Client, food: ItemVersion, query: str) -> None:
    response = client.get(f"/guide?{query}")
    assert response.status_code == 200
    assert "市卫生健康局" in response.text


def test_a_long_department_is_turned_page_by_page(client: Client, cast: make.Cast) -> None:
    Item.objects.bulk_create(
        Item(code=f"X{number:030}", department=cast.health, type=cast.nurse.type, name=f"某事{number}", state="in_use")
        for number in range(60)
    )
    ItemVersion.objects.bulk_create(
        ItemVersion(item=item, number=1, name=item.name, effective_from=date(2026, 1, 1), kind="promised",
                    service_objects=["natural"], promised_number=1, promised_unit="working_day",
                    published_at=make.MORNING)
        for item in Item.objects.filter(code__startswith="X")
    )  # fmt: skip
    page = client.get(f"/guide?department={cast.health.pk}").text
    seen = set(re.findall(r'href="/guide/(\w+)"', page))
    (following,) = re.findall(r'href="(\?[^"]+)" rel="next"', page)
    last = client.get("/guide" + following.replace("&amp;", "&")).text
    rest = set(re.findall(r'href="/guide/(\w+)"', last))
    assert len(seen) == 50 and len(rest) == 13 and not seen & rest


def test_the_qr_code_opens_the_page_with_its_situations(client: Client, food: ItemVersion) -> None:
    plain = client.get(f"/guide/{food.item.code}/qr.svg")
    chosen = client.get(address(food, "食品销售").replace("?", "/qr.svg?"))
    assert plain.headers["Content-Type"] == "image/svg+xml"
    assert plain.content.startswith(b"<?xml") and plain.content != chosen.content
    assert f"/guide/{food.item.code}/qr.svg?situation=" in client.get(address(food, "食品销售")).text


def test_the_front_page_leads_to_the_guide(client: Client, cast: make.Cast) -> None:
    assert 'href="/guide"' in client.get("/").text


def test_pages_cost_a_fixed_number_of_queries(
    client: Client,
    food: ItemVersion,
    django_assert_num_queries: Callable,  # type: ignore[type-arg]
) -> None:
    client.get(address(food))
    for asked, count in (
        ("/guide", 2),
        ("/guide?q=许可", 3),
        (f"/guide?department={food.item.department_id}", 3),
        (address(food, "食品销售"), 6),
    ):
        with django_assert_num_queries(count):
            client.get(asked)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (["N01", "N02", "N03", "F01"], ["F01", "N01–N03"]),
        (["N09", "N10"], ["N09", "N10"]),
        (["N01", "N03"], ["N01", "N03"]),
        (["A", "B"], ["A", "B"]),
        ([], []),
    ],
)
def test_runs_of_window_numbers_are_shortened(numbers: list[str], said: list[str]) -> None:
    assert spans(numbers) == said


@pytest.mark.parametrize("size", [COUNTER, PHONE], ids=["counter", "phone"])
def test_a_citizen_finds_an_item_and_the_materials(page: Page, axe: Callable, food: ItemVersion, size: dict) -> None:  # type: ignore[type-arg]
    page.set_viewport_size(size)
    page.goto("/guide")
    axe(page)
    page.get_by_label("事项名称、拼音首字母或者部门").fill("spjy")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="食品经营许可").click()
    expect(page.get_by_role("heading", name="食品经营许可")).to_be_visible()
    axe(page)
    page.get_by_label("餐饮服务").check()
    page.get_by_role("button", name="看我要带的材料").click()
    expect(page.get_by_text("您的情形，须带 3 项材料")).to_be_in_viewport()
    expect(page.get_by_role("heading", name=CANTEEN)).to_be_visible()
    expect(page.get_by_role("heading", name=SALE)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    axe(page)
