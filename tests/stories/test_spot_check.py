"""A month's sample: drawn by a seed, a case checked, a fault found, answered, upheld, put right; the sheet prints (M36)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onewindow.cases.models import Liability
from onewindow.cases.tests import make
from onewindow.demo.history import load_past_cases
from onewindow.documents import actions as documents

from .demo import paper_text, sign_in

Judge = Callable[[Page], None]
PDF = {"name": "整改报告.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}


@pytest.fixture
def past(demo: None) -> str:
    """October as the demo has it; returns the number of a case whose review came late."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "print_paper", lambda issued, *, link, at: issued["number"].encode())
        load_past_cases(at=make.MORNING)
    late = Liability.objects.filter(occasion="late", at__lt=make.moment("2026-11-01 00:00"))
    return late.select_related("case")[0].case.number


def test_from_the_draw_to_the_sheet(page: Page, past: str, axe: Judge) -> None:
    # Given last month's cases, when the supervisor draws the sample
    sign_in(page, "supervisor")
    page.get_by_role("link", name="抽查", exact=True).click()
    expect(page.get_by_label("月份")).to_have_value("2026-10")
    axe(page)
    page.get_by_role("button", name="公布种子并抽取").click()
    # then the seed stands on the page, and drawing again gives the same
    expect(page.get_by_text("种子和结果都已公布")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="重新验算").click()
    expect(page.get_by_text("与存档的样本完全一致")).to_be_visible()
    axe(page)
    # when a case is checked whose review came late, the records show it, and nothing is answered beforehand
    page.go_back()
    page.get_by_role("row", name=past).get_by_role("link").click()
    late = page.locator(".card", has_text="环节超期")
    expect(late.get_by_text("“审查决定”应于")).to_be_visible()
    assert page.locator("input[type=radio]:checked").count() == 0
    axe(page)
    for card in page.locator("form .card").all():
        fault = "环节超期" in card.inner_text()
        card.get_by_label("不符合" if fault else "符合", exact=True).check()
    late.get_by_label("说明").fill("审查超过承诺时限")
    page.get_by_role("button", name="提交检查表").click()
    expect(page.get_by_text("1 项不符合", exact=False).first).to_be_visible()
    axe(page)
    # when the fault is held against the department
    page.get_by_role("link", name="提出问题").click()
    expect(page.get_by_label("事实和证据")).to_have_value("审查超过承诺时限")
    page.get_by_label("责任方").select_option(label="遵义市卫生健康局")
    page.get_by_label("违反的规定").fill("环节时限（M22）")
    page.get_by_label("程度").select_option(label="一般")
    page.get_by_label("整改要求").fill("查明原因，报告改进措施")
    page.get_by_label("整改期限").fill("2026-12-04")
    axe(page)
    page.get_by_role("button", name="提出并通知责任方").click()
    expect(page.get_by_text("责任方可以在期限内答复")).to_be_visible()
    finding = page.url
    axe(page)
    # then its head is told, and contests it
    sign_in(page, "decider")
    page.get_by_role("link", name="监管问题").click()
    axe(page)
    page.get_by_role("row", name="环节超期").get_by_role("link").click()
    page.get_by_label("意见").select_option(label="有异议")
    page.get_by_label("答复内容").fill("系统切换，当天无法提交")
    axe(page)
    page.get_by_role("button", name="提交答复").click()
    expect(page.get_by_text("有异议：系统切换，当天无法提交")).to_be_visible()
    # when it is upheld all the same, and put right
    sign_in(page, "supervisor")
    page.goto(finding)
    page.get_by_role("form", name="认定问题").get_by_label("理由").fill("切换当天有应急通道")
    page.get_by_role("button", name="认定", exact=True).click()
    expect(page.get_by_text("已认定，待整改")).to_be_visible()
    sign_in(page, "decider")
    page.goto(finding.replace("/watch/", "/office/"))
    page.get_by_label("整改情况").fill("已建立应急审查值班")
    page.get_by_label("证明材料").set_input_files(PDF)  # type: ignore[arg-type]
    page.get_by_role("button", name="提交整改报告").click()
    expect(page.get_by_role("link", name="整改报告.pdf")).to_be_visible()
    axe(page)
    sign_in(page, "supervisor")
    page.goto(finding)
    page.get_by_label("复核意见").fill("值班表已核实")
    page.get_by_role("button", name="复核通过并销号").click()
    expect(page.get_by_text("这个问题已经了结")).to_be_visible()
    # then the assessment counts it with its derivation, and the sheet prints
    page.get_by_role("link", name="考核", exact=True).click()
    page.get_by_label("期间").fill("2026-11")
    page.get_by_role("button", name="筛选").click()
    axe(page)
    page.get_by_role("link", name="遵义市卫生健康局").click()
    row = page.get_by_role("row", name="认定的一般问题")
    expect(row).to_contain_text("1 × 2.00 ÷")
    axe(page)
    page.get_by_role("button", name="出具考核表").click()
    expect(page.get_by_text("考核表已出具")).to_be_visible()
    sheet = paper_text(page, "遵政务考字")
    for said in ("效能监管考核表", "遵义市卫生健康局（部门）", "认定的一般问题", "不作评定"):
        assert said in sheet, sheet
