"""Watching: from a figure to the case behind it, and a day set in the calendar."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.cases.tests import make
from onewindow.web.tests.browser import PHONE
from onewindow.web.tests.house import Visit

Judge = Callable[[Page], None]


def test_a_figure_opens_into_the_case_behind_it(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    case = make.accepted(cast, make.moment("2026-11-12 10:00"))
    visit(cast.supervisor).goto("/watch")
    axe(page)
    page.locator(".figures").get_by_role("link", name="已超期").click()
    axe(page)
    row = page.get_by_role("row", name=case.number)
    expect(row).to_contain_text("市卫健局")
    row.get_by_role("link", name="护士执业注册").click()
    expect(page.get_by_text("留痕完好")).to_be_visible()
    expect(page.get_by_text("张伟民")).to_have_count(0)
    axe(page)


def test_a_wrong_door_is_seen_by_the_supervisor(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    visit(cast.outsider).goto("/issuing")
    visit(cast.supervisor).goto("/watch/refused")
    expect(page.get_by_role("row", name="路人甲")).to_contain_text("走错了门")
    axe(page)


def test_the_administrator_sets_a_day_off(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    make.accepted(cast)
    visit(cast.admin).goto("/centre")
    page.get_by_role("link", name="工作日历").click()
    expect(page.get_by_role("heading", name="工作日历")).to_be_visible()
    page.get_by_role("table", name="11 月").get_by_role("link", name="26", exact=True).click()
    form = page.get_by_role("form", name="设置一天")
    expect(form.get_by_label("日期")).to_have_value("2026-11-26")
    form.get_by_label("名称").fill("停电")
    axe(page)
    form.get_by_role("button", name="设置并重新计算期限").click()
    expect(page.get_by_text("2026年11月26日已设为放假。重新计算了 1 个办件的")).to_be_visible()


def test_the_pages_hold_on_a_phone(page: Page, cast: make.Cast, visit: Visit, axe: Judge) -> None:
    page.set_viewport_size(PHONE)
    number = make.accepted(cast, make.moment("2026-11-12 10:00")).number
    for name in ("", "/steps", "/cases", f"/cases/{number}", "/refused", "/breaches", "/calendar"):
        visit(cast.supervisor).goto(f"/watch{name}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
