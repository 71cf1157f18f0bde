"""A clerk who isn't trained for an item is refused, takes its course's test, passes, and accepts (M15, M19)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.audit.models import Entry
from onewindow.authority.models import Exam
from onewindow.web.tests.browser import PHONE

from .demo import answer, case_number, choose_item, close_viewer, fill_person, pass_materials, sign_in

Judge = Callable[[Page], None]


def test_a_clerk_is_refused_trains_and_accepts(page: Page, demo: None, axe: Judge) -> None:
    # Given a clerk who failed the test of the nurses' course yesterday
    sign_in(page, "clerk-natural-2")
    page.get_by_label("查找事项").fill("护士执业注册")
    expect(page.get_by_text("未培训，不能受理").first).to_be_visible()
    # when a nurse comes to the window
    fill_person(page)
    choose_item(page, "护士执业注册", "护士执业注册")
    answer(page, "首次注册", "未满三年")
    # then the desk says before the press what is missing and where it is taught, and the application is received only
    expect(page.get_by_text("您还没有通过这项培训。")).to_be_visible()
    expect(page.get_by_role("button", name="受理", exact=True)).to_have_count(0)
    axe(page)
    pass_materials(page)
    page.get_by_role("button", name="仅收件").click()
    close_viewer(page)
    number = case_number(page)
    expect(page.get_by_text("您还没有通过这项培训。")).to_be_visible()
    # and an attempt by another way is refused and on record
    token = page.request.post(
        "/api/v1/token", data={"sign_in_name": "clerk-natural-2", "password": "onewindow-demo-2026"}
    ).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    tried = page.request.post(f"/api/v1/cases/{number}/acts/accept", data={}, headers=headers)
    assert (tried.status, tried.json()["code"]) == (403, "not_trained")
    kept = Entry.objects.get(kind="refused", subject=number)
    assert (kept.actor["name"], kept.detail["facts"]["item"], kept.detail["facts"]["power"]) == (
        "赵明",
        "护士执业注册",
        "受理",
    )
    # when the clerk follows the link to the course and takes its test by keyboard
    page.get_by_role("link", name="去参加培训").click()
    expect(page.get_by_text("不合格").first).to_be_visible()
    axe(page)
    page.get_by_role("button", name="开始测验").click()
    expect(page.get_by_role("heading", name="测验", exact=True)).to_be_visible()
    rights = [question["right"] for question in Exam.objects.get(handed_in_at=None).questions]
    axe(page)
    for place, right in enumerate(rights):
        expect(page.get_by_role("group", name=f"{place + 1}.")).to_be_visible()
        page.wait_for_load_state()  # keys are heard once the scripts are there
        page.locator("main").focus()
        page.keyboard.press(str(right + 1))
        expect(page.get_by_role("radio").nth(right)).to_be_checked()
        if place == 1:
            # an answer given stays when the page is left and opened again
            with page.expect_response(lambda answer: answer.request.method == "POST"):
                page.get_by_role("button", name="保存").last.click()
            page.wait_for_load_state()
            question = page.url
            page.goto("/training")
            axe(page)
            page.goto(question)
            page.wait_for_load_state()
            expect(page.get_by_role("radio").nth(right)).to_be_checked()
            page.locator("main").focus()
        page.keyboard.press("Enter")
    # then the result is there at once
    expect(page.get_by_role("heading", name="合格，100 分")).to_be_visible()
    axe(page)
    # and the clerk accepts the case that was received before
    page.goto(f"/desk/cases/{number}")
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    expect(page.get_by_text("已受理，受理通知书可以打印。")).to_be_visible()


def test_who_teaches_and_who_keeps_the_centre_see_the_same_gaps(page: Page, demo: None, axe: Judge) -> None:
    # Given the item manager of the health department
    sign_in(page, "item-manager")
    page.goto("/office/training")
    axe(page)
    # when a course of the department is opened
    page.get_by_role("link", name="护士、医师执业注册").click()
    expect(page.get_by_text("同一件申请，一次性告知最多几次？")).to_be_visible()
    page.get_by_text("登记当面考核").first.click()
    axe(page)
    page.goto("/office/training/overview")
    expect(page.get_by_text("本页缺少培训 2 人次")).to_be_visible()
    axe(page)
    # then the administrator finds them under the centre, on a phone as well
    sign_in(page, "admin")
    page.set_viewport_size(PHONE)
    page.goto("/centre/training")
    axe(page)
    page.get_by_role("link", name="遵义市卫生健康局").click()
    expect(page.get_by_text("未培训").first).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
