"""A one-time notice: all defects in one paper, no second one, then the correction and the acceptance (M20, M21, M26)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .demo import (
    answer,
    case_number,
    choose_item,
    close_viewer,
    fault,
    fill_person,
    paper_text,
    pass_materials,
    sign_in,
)

Judge = Callable[[Page], None]


def test_defects_are_told_once_and_mended(page: Page, demo: None, axe: Judge) -> None:
    # Given a nurse whose form is unsigned and whose health certificate is too old
    sign_in(page, "clerk-natural")
    fill_person(page)
    choose_item(page, "护士执业注册", "护士执业注册")
    answer(page, "首次注册", "未满三年")
    pass_materials(page, "申请审核表", "健康体检证明")
    fault(page, "申请审核表", "本人没有签名，请补签")
    fault(page, "健康体检证明", "体检超过六个月，请重新体检")
    # when the clerk gives the one-time notice, which opens by itself once every material was looked at
    expect(page.get_by_role("button", name="出具一次性告知书")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="出具一次性告知书").click()
    close_viewer(page)
    # then the notice lists every defect, and until when
    notice = paper_text(page, "一次性告知书")
    for said in ("申请审核表", "本人没有签名，请补签", "健康体检证明", "体检超过六个月，请重新体检", "2026年12月15日"):
        assert said in notice, notice
    assert "待补正" in page.locator("h1 + *").inner_text()
    axe(page)
    # when one defect is still there at the correction
    pass_materials(page, "健康体检证明")
    fault(page, "健康体检证明", "缺少医院盖章")
    page.get_by_role("button", name="收取补正材料").click()
    close_viewer(page)
    # then no second notice can be given: the page offers none, and says who may
    expect(page.get_by_text("本件已经一次性告知过")).to_be_visible()
    expect(page.get_by_role("button", name="出具一次性告知书")).to_have_count(0)
    axe(page)
    refused_again(page, case_number(page))
    # when all is in order, then it is accepted
    pass_materials(page)
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    assert "2026年12月1日" in paper_text(page, "受理通知书")
    axe(page)


def refused_again(page: Page, number: str) -> None:
    """Even who sends the form by hand is refused, with the reason."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post(
        f"/desk/cases/{number}/work",
        form={"next": "notify", "csrfmiddlewaretoken": token},
        headers={"HX-Request": "true", "Referer": page.url},
    )
    assert answer.status == 409
    assert "不得二次告知" in answer.text()
