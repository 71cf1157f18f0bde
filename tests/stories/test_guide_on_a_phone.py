"""The public on a phone: two questions, exactly the materials, a sample with its marks; and who draws them (M12, M13)."""

import io
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from onewindow.web.tests.browser import COUNTER, PHONE

from .demo import sign_in

Judge = Callable[[Page], None]


def needed(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".needed h3").all_inner_texts()]


def test_two_questions_lead_to_the_materials_and_a_sample(page: Page, demo: None, axe: Judge) -> None:
    page.set_viewport_size(PHONE)
    found(page, axe)
    answered(page, axe)
    sample_read(page, axe)
    printed(page)
    mark_drawn(page, axe)


def found(page: Page, axe: Judge) -> None:
    # Given a nurse who looks for her item by its first letters
    page.goto("/guide")
    page.get_by_label("事项名称、拼音首字母或者部门").fill("hszyzc")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="护士执业注册").click()
    expect(page.get_by_role("heading", name="护士执业注册", exact=True)).to_be_visible()
    axe(page)


def answered(page: Page, axe: Judge) -> None:
    # When she answers the first question, goes back, answers again, and then the second
    page.get_by_role("link", name="开始回答").click()
    expect(page.get_by_role("heading", name="要办哪一项注册？")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="延续注册").click()
    assert needed(page) == ["护士执业注册申请审核表", "居民身份证", "健康体检证明", "原《护士执业证书》"]
    page.go_back()
    page.get_by_role("link", name="首次注册").click()
    axe(page)
    page.get_by_role("link", name="已满三年").click()
    # then she sees exactly what to bring, and the address carries her answers
    expect(page.get_by_text("您的情形，须带 6 项材料")).to_be_visible()
    assert "原《护士执业证书》" not in needed(page)
    assert "三个月临床护理培训考核合格证明" in needed(page)
    assert page.url.count("situation=") == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    axe(page)


def sample_read(page: Page, axe: Judge) -> None:
    # When she opens the sample beside the form
    form = page.locator(".needed", has_text="护士执业注册申请审核表").first
    form.get_by_text("看样表，上面有 6 处标注").click()
    expect(form.get_by_role("img", name="样表：护士执业注册申请审核表")).to_be_visible()
    expect(form.get_by_role("list", name="标注说明").get_by_role("listitem")).to_have_count(6)
    # then each mark leads to what it says
    form.get_by_role("link", name="标注 5，裁量标准").click()
    expect(form.get_by_text("须本人签名，日期不晚于收件当日")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    axe(page)
    # and what is often asked stands below
    page.get_by_text("体检证明多久以内的有效？").click()
    expect(page.get_by_text("出具之日起六个月以内。")).to_be_visible()
    axe(page)


def printed(page: Page) -> None:
    # Then guide and sample print on A4, two pages and one
    guide = page.url
    assert pages_of(page) <= 2
    page.get_by_role("link", name="单独打开，可以打印").first.click()
    page.wait_for_load_state()
    assert pages_of(page) == 1
    page.goto(guide)


def mark_drawn(page: Page, axe: Judge) -> None:
    # When the department's item manager draws one more mark
    page.set_viewport_size(COUNTER)
    sign_in(page, "item-manager")
    page.goto("/office/items/1152030099000022843520122001001/samples")
    axe(page)
    with page.expect_navigation():  # the board hears the pointer once its script is there
        page.get_by_role("row", name="健康体检证明").get_by_role("link").click()
    board = page.get_by_role("application", name="样表上的标注")
    frame = board.bounding_box()
    assert frame
    page.mouse.move(frame["x"] + frame["width"] * 0.1, frame["y"] + frame["height"] * 0.25)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.9, frame["y"] + frame["height"] * 0.3, steps=4)
    page.mouse.up()
    page.keyboard.type("听力一栏写“正常”，不能空着")
    axe(page)
    page.get_by_role("button", name="保存并公开").click()
    expect(page.get_by_text("样表和标注已保存。")).to_be_visible()
    # then the public reads it at once
    page.goto("/guide/1152030099000022843520122001001/samples/05")
    expect(page.get_by_role("list", name="标注说明")).to_contain_text("听力一栏写“正常”，不能空着")


def pages_of(page: Page) -> int:
    return len(PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages)
