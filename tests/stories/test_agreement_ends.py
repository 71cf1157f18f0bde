"""An agreement's end: one side alone can't; the coordination group decides, and the special window stands (M23)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from onewindow.authority.models import Agreement
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Post, Role, Window
from onewindow.web.tests.browser import PHONE
from onewindow.web.tests.house import Visit

Judge = Callable[[Page], None]
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def of_nurse(cast: make.Cast) -> str:
    return Agreement.objects.get(grants__item=cast.nurse, grants__power="accept").code


def at_special_window(cast: make.Cast) -> Actor:
    """Somebody who sits at the special window of the health department."""
    account = Account.objects.create(sign_in_name="special", full_name="专窗人员", password="!")
    window = Window.objects.get(kind=Window.Kind.SPECIAL)
    post = Post.objects.create(
        account=account, role=Role.CLERK, centre=cast.centre, window=window, begins_on=date(2026, 11, 1)
    )
    return Actor.of(post)


def test_one_side_tries_to_end_an_agreement_alone(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge, tmp_path: Path
) -> None:
    ground = tmp_path / "部门函.pdf"
    ground.write_bytes(PDF)
    # Given an agreement in force, the department's item manager tries to end it
    visit(cast.item_manager).goto("/office/agreements")
    axe(page)
    page.get_by_role("link", name=of_nurse(cast)).click()
    page.locator("summary", has_text="终止").click()
    form = page.get_by_role("form", name="终止")
    form.get_by_label("理由").fill("拟改为全程网上办理")
    form.get_by_label("依据附件").set_input_files(ground)
    axe(page)
    form.get_by_role("button", name="终止").click()
    # Then it is refused and recorded, and becomes a request to the other side
    expect(page.get_by_text("这次尝试已被拒绝并记录")).to_be_visible()
    expect(page.get_by_text("拟改为全程网上办理")).to_be_visible()
    axe(page)
    visit(cast.supervisor).goto("/watch/refused")
    expect(page.get_by_role("row", name="何琳")).to_contain_text("不得单方终止")
    # And the general window still receives
    make.received(cast)
    # When the centre signs, it is over
    visit(cast.admin).goto(f"/centre/agreements/{of_nurse(cast)}")
    form = page.get_by_role("form", name="签署")
    form.get_by_role("button", name="签署").click()
    expect(page.get_by_text("双方已签署，即时生效")).to_be_visible()
    expect(page.get_by_text("已终止").first).to_be_visible()
    axe(page)


def test_the_coordination_group_decides_and_the_special_window_stands(
    page: Page, cast: make.Cast, visit: Visit, axe: Judge, tmp_path: Path
) -> None:
    decision = tmp_path / "决定.pdf"
    decision.write_bytes(PDF)
    # Given the sides do not agree, the centre enters the group's decision
    visit(cast.admin).goto(f"/centre/agreements/{of_nurse(cast)}")
    page.locator("summary", has_text="录入协调小组决定").click()
    form = page.get_by_role("form", name="录入协调小组决定")
    form.get_by_label("决定文号").fill("遵政务协调〔2026〕3号")
    form.get_by_label("决定日期").fill("2026-11-24")
    form.get_by_label("中心报告").fill("双方不能一致，建议设立专窗。")
    form.get_by_label("决定扫描件").set_input_files(decision)
    axe(page)
    form.get_by_role("button", name="录入并设立专窗").click()
    # Then the department's special window stands
    expect(page.get_by_text("市卫健局专窗").first).to_be_visible()
    axe(page)
    # And the general window can't receive any more
    visit(cast.clerk).goto("/desk")
    page.get_by_label("查找事项").fill("护士")
    hits = page.get_by_role("list", name="找到的事项")
    expect(hits.get_by_text("专窗办理").first).to_be_visible()
    expect(hits.get_by_role("button", name="护士执业注册")).to_have_count(0)
    # But the special window can
    visit(at_special_window(cast)).goto("/desk")
    page.get_by_label("查找事项").fill("护士")
    page.get_by_role("list", name="找到的事项").get_by_role("button", name="护士执业注册").click()
    expect(page.get_by_role("list", name="材料核验")).to_be_visible()
    axe(page)


def test_the_pages_hold_on_a_phone(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    page.set_viewport_size(PHONE)
    code = of_nurse(cast)
    tails = (
        "agreements",
        f"agreements/{code}",
        "agreements/new",
        "confirmations",
        "accounts",
        f"agreements/{code}/accounts",
    )
    for tail in tails:
        visit(cast.item_manager).goto(f"/office/{tail}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], tail
