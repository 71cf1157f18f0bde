"""The components and the person's own pages in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onewindow.organisation.models import Role
from onewindow.web.tests import make
from onewindow.web.tests.browser import COUNTER, PHONE, sign_in

ZOOMED = {"width": 640, "height": 400}


@pytest.mark.parametrize("size", [COUNTER, PHONE, ZOOMED], ids=["counter", "phone", "200%"])
@pytest.mark.parametrize("address", ["/styleguide", "/styleguide?frame=screen", "/sign-in", "/nowhere"])
def test_pages_are_accessible_and_never_wider_than_the_screen(page: Page, axe: Callable, address: str, size: dict):
    page.set_viewport_size(size)
    page.goto(address)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_person_signs_in_and_changes_hats_by_keyboard_alone(page: Page, axe: Callable):
    person = make.account()
    make.post(person, Role.CONSULTANT)
    make.post(person, Role.COMPLAINT_CLERK)
    page.goto("/sign-in")
    page.keyboard.type("clerk")
    page.keyboard.press("Tab")
    page.keyboard.type(make.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="您好，陈丽")).to_be_visible()
    axe(page)
    page.locator("summary", has_text="陈丽").press("Enter")
    page.locator(".hat-menu").get_by_role("link", name="切换岗位").press("Enter")
    expect(page.get_by_role("heading", name="切换岗位")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="换到这个岗位").press("Enter")
    expect(page.locator(".hat-role")).to_have_text("投诉处理人员 · 遵义市政务服务中心")


def test_a_wrong_password_moves_the_focus_to_what_is_wrong(page: Page, axe: Callable):
    make.clerk()
    sign_in(page, "clerk", "wrong")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("登录名")).to_have_value("clerk")
    axe(page)


def test_the_question_mark_lists_the_keys_and_the_slash_finds(page: Page):
    page.goto("/styleguide")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys dd", has_text="查找事项")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_label("查找事项")).to_be_focused()
    page.keyboard.type("?1")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.get_by_label("查找事项")).to_have_value("?1")


def test_a_digit_takes_the_next_verdict_of_its_row(page: Page):
    page.goto("/styleguide")
    page.keyboard.press("3")
    expect(page.locator("#m3 input[value=fit]")).to_be_checked()
    page.keyboard.press("3")
    expect(page.locator("#m3 input[value=unfit]")).to_be_checked()


def test_a_refusal_appears_in_the_message_area_and_in_sight(page: Page):
    page.goto("/styleguide")
    page.get_by_role("button", name="试一次会被拒绝的操作").click()
    expect(page.locator("#messages")).to_contain_text("不能这样办理。")
    expect(page.locator("#messages .alert")).to_be_in_viewport()


def test_a_lost_connection_is_said_and_the_same_step_is_offered_again(page: Page):
    page.goto("/styleguide")
    page.get_by_label("申请人姓名").fill("张三")
    page.context.set_offline(True)
    page.get_by_role("button", name="试一次会被拒绝的操作").click()
    expect(page.locator("#offline")).to_be_visible()
    expect(page.get_by_label("申请人姓名")).to_have_value("张三")
    page.context.set_offline(False)
    page.locator("#offline").get_by_role("button", name="重试").click()
    expect(page.locator("#messages")).to_contain_text("不能这样办理。")
    expect(page.locator("#offline")).to_be_hidden()


def test_a_page_photographed_becomes_a_chosen_file(page: Page):
    page.goto("/styleguide")
    page.get_by_role("button", name="拍照").click()
    page.get_by_role("button", name="拍下这一页").click()
    expect(page.locator("[data-camera-count]")).to_have_text("已拍 1 页")
    page.get_by_role("button", name="拍下这一页").click()
    expect(page.locator("[data-camera-count]")).to_have_text("已拍 2 页")
    page.get_by_role("button", name="完成").click()
    assert page.locator("#scan").evaluate("field => [...field.files].map(file => file.name)") == [
        "scan-1.jpg",
        "scan-2.jpg",
    ]


def test_leaving_with_unsaved_words_is_asked_about(page: Page):
    page.goto("/styleguide")
    page.get_by_label("申请人姓名").fill("张三")
    page.get_by_label("申请人姓名").press("Tab")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/sign-in")
    assert asked == ["beforeunload"]


def test_what_cannot_be_undone_is_asked_first(page: Page):
    make.clerk()
    sign_in(page, "clerk", make.PASSWORD)
    page.goto("/hat")
    page.get_by_role("button", name="在所有电脑上退出登录").click()
    expect(page.locator("#confirm")).to_contain_text("包括这一台")
    page.locator("#confirm").get_by_role("button", name="返回").click()
    page.goto("/hat")
    page.get_by_role("button", name="在所有电脑上退出登录").click()
    page.locator("#confirm").get_by_role("button", name="确认").click()
    expect(page.get_by_text("您已退出登录。")).to_be_visible()
