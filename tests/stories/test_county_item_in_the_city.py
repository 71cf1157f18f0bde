"""A county's item received in the city, decided by the county, its result collected where the applicant chose (M04)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onewindow.cases.models import Case
from onewindow.demo.places import department_rows

from .demo import (
    PERSON,
    PERSON_NUMBER,
    case_number,
    choose_item,
    close_viewer,
    fill_person,
    paper_text,
    pass_materials,
    sign,
    sign_in,
)

Judge = Callable[[Page], None]
COUNTY = "仁怀市人力资源和社会保障局"


def of_the_county(role: str) -> str:
    """The sign-in name of the county's reviewer or decider."""
    place = next(place for place, row in enumerate(department_rows(), 1) if row["name"] == COUNTY)
    return f"{role}-{place:02d}"


def test_a_county_item_is_received_in_the_city_and_its_result_collected_there(
    page: Page, demo: None, axe: Judge
) -> None:
    number = received_in_the_city(page, axe)
    decided_by_the_county(page, axe, number)
    collected_in_the_city(page, axe, number)


def received_in_the_city(page: Page, axe: Judge) -> str:
    # Given a person from Renhuai who lives in Zunyi
    sign_in(page, "clerk-natural")
    fill_person(page)
    # when the clerk looks for the county's item, it is marked as the county's
    page.get_by_label("查找事项").fill("就业困难")
    expect(page.get_by_text("仁怀市 · 可异地收件")).to_be_visible()
    axe(page)
    choose_item(page, "就业困难", "就业困难人员认定")
    # and who decides and where the result can be collected is said and asked
    expect(page.get_by_text(f"由{COUNTY}审查决定，时限按仁怀市政务服务中心的工作日历计算。")).to_be_visible()
    page.get_by_label("遵义市政务服务中心（本中心）").check()
    pass_materials(page)
    axe(page)
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    expect(page.get_by_text("异地收件：遵义市政务服务中心N01 自然人综合受理收件")).to_be_visible()
    axe(page)
    # then the papers say at which centre and window it was received, and who decides
    number = case_number(page)
    assert number.startswith("520382")
    for title in ("收件凭证", "受理通知书"):
        paper = paper_text(page, title)
        for said in (number, PERSON, "遵义市政务服务中心N01自然人综合受理", f"由{COUNTY}审查决定"):
            assert said in paper, paper
    return number


def decided_by_the_county(page: Page, axe: Judge, number: str) -> None:
    # Given the case in the county's own inbox, marked with who received it
    sign_in(page, of_the_county("reviewer"))
    row = page.get_by_role("row", name=number)
    expect(row.get_by_text("遵义市收件")).to_be_visible()
    axe(page)
    # when the county reviews, grants, makes and hands over
    row.get_by_role("link", name="就业困难人员认定").click()
    form = page.get_by_role("form", name="审查", exact=True)
    form.get_by_label("审查意见").fill("符合认定条件。")
    form.get_by_role("button", name="提交审查意见").click()
    sign_in(page, of_the_county("decider"))
    page.goto(f"/office/cases/{number}")
    page.get_by_role("form", name="准予", exact=True).get_by_role("button", name="准予并出具决定书").click()
    expect(page.get_by_text("“准予”已办好。")).to_be_visible()
    sign_in(page, of_the_county("reviewer"))
    page.goto(f"/office/cases/{number}")
    page.get_by_role("button", name="制作证照").click()
    page.get_by_role("button", name="移交并出具清单").click()
    expect(page.get_by_text("待出证").first).to_be_visible()
    axe(page)
    # then the result goes where the applicant chose
    assert "遵义市政务服务中心统一出证窗口" in paper_text(page, "移交清单")


def collected_in_the_city(page: Page, axe: Judge, number: str) -> None:
    # Given that the county's issuing window has nothing of it
    sign_in(page, "issuing-clerk-520382")
    expect(page.get_by_text(number)).to_have_count(0)
    # when the person collects at the city's
    sign_in(page, "issuing-clerk")
    page.get_by_role("row", name=number).get_by_role("link", name="就业困难人员认定").click()
    form = page.get_by_role("form", name="送达")
    form.get_by_label("签收人证件号码").fill(PERSON_NUMBER)
    sign(page)
    axe(page)
    form.get_by_role("button", name="交付并出具送达回证").click()
    expect(page.get_by_text("结果已交付，本件办结。")).to_be_visible()
    # then it is delivered, and nothing of it was late or refused
    assert Case.objects.get(number=number).state == "delivered"
    sign_in(page, "supervisor-520382")
    page.goto(f"/watch/cases/{number}")
    expect(page.get_by_text("没有责任记录。")).to_be_visible()
    page.get_by_role("button", name="打印责任清单").click()
    expect(page.get_by_text("已出具。").first).to_be_visible()
    assert "没有不予、退回、超出清单要求、重复告知或者超期的记录" in paper_text(page, "办件责任清单")
    axe(page)


def test_an_item_with_biometrics_is_refused_in_the_city_with_the_place_to_go(
    page: Page, demo: None, axe: Judge
) -> None:
    # Given a person who wants a first social security card of Renhuai
    sign_in(page, "clerk-natural")
    # when the clerk looks for it in the city
    page.get_by_label("查找事项").fill("社会保障卡首次")
    # then the search says that the person must go there, and leads to where
    expect(page.get_by_text("须本人到仁怀市采集生物特征，不能异地收件。")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="到哪里办").click()
    expect(page.get_by_text("仁怀市国酒大道").first).to_be_visible()
    # and at home it is received like any other
    sign_in(page, "clerk-natural-520382")
    fill_person(page)
    choose_item(page, "社会保障卡首次", "社会保障卡首次申领")
    pass_materials(page)
    page.get_by_role("button", name="受理", exact=True).click()
    close_viewer(page)
    expect(page.get_by_text("已受理，受理通知书可以打印。")).to_be_visible()
