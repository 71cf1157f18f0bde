"""Papers are printed legibly, alike each time, over as many pages as they need, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from onewindow.documents import checks, fonts
from onewindow.documents.errors import CharacterMissing, NoChineseFont
from onewindow.documents.forms import (
    Defect,
    HandoverEntry,
    PaperMaterial,
    certificate,
    handover,
    one_time_notice,
    receipt,
)
from onewindow.documents.tests.make import FACTS, ISSUED, due, papers, printed, text_of


def pages(pdf):
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_the_same_paper_gives_the_same_bytes():
    assert printed(papers()["grant"]) == printed(papers()["grant"])


def test_the_pdf_carries_the_date_of_issue_and_its_title():
    facts = PdfReader(BytesIO(printed(papers()["grant"]))).metadata
    assert facts.creation_date == ISSUED
    assert facts.title == "准予行政许可决定书 遵政务试字〔2026〕000001号"
    assert facts.author == "遵义市卫生健康局"


def test_another_moment_gives_other_bytes():
    assert printed(papers()["grant"]) != printed(papers()["grant"], at=ISSUED + timedelta(seconds=1))


def test_a_usual_paper_is_one_page():
    assert {kind: len(pages(printed(paper))) for kind, paper in papers().items()} == dict.fromkeys(papers(), 1)


def test_sixty_materials_and_a_long_item_name_run_over_pages_without_losing_a_word():
    facts = replace(
        FACTS, item="危险化学品生产储存经营许可" * 15 + "（首次）", applicant="遵义某某科技有限责任公司" * 8
    )
    materials = [
        PaperMaterial(name=f"第{number}号材料：环境影响评价文件及其批复", form="复印件", copies=1, pages=number)
        for number in range(1, 61)
    ]
    printed_pages = pages(printed(receipt(facts, materials=materials, reply_by=due(2026, 12, 1))))
    text = "".join(printed_pages)
    assert facts.item in text
    assert all(material.name in text for material in materials)
    assert "共60种60份1830页" in text
    assert f"第{len(printed_pages)}页共{len(printed_pages)}页" in printed_pages[-1]
    assert all("材料名称" in page for page in printed_pages[:-1]), "the head of the table returns on each page"
    assert "扫码核验真伪" in printed_pages[-1]
    assert "即为受理" in printed_pages[-1], "the seal never stands on a page without text"


def test_one_defect_longer_than_a_page_is_printed_whole():
    fault = "".join(f"第{number}处缺少签名；" for number in range(1, 400))
    notice = one_time_notice(
        FACTS,
        defects=[Defect(material="申请表", fault=fault, required="补签")],
        hand_in="窗口提交",
        reply_by=due(2026, 12, 1),
        receipt_number="遵政务收字〔2026〕000123号",
    )
    text = text_of(printed(notice))
    assert all(f"第{number}处" in text for number in (1, 200, 399))


def test_a_list_of_many_cases_names_the_case_on_each_line():
    entries = [
        HandoverEntry(
            case_number=f"5203002026112400{number:05}", applicant="张小曼", name="申请表", form="原件", copies=1
        )
        for number in range(40)
    ]
    paper = handover(
        centre=FACTS.centre,
        supervision_phone="0851-28221234",
        purpose="每月归档",
        giving_unit="综合受理窗口",
        giver="王晓兰",
        receiving_unit="遵义市卫生健康局",
        entries=entries,
        handed_at=ISSUED,
    )
    text = text_of(printed(paper))
    assert all(f"{entry.case_number}张小曼" in text for entry in entries)
    assert "经双方清点，数量、内容相符" in text


def test_a_certificate_with_many_facts_stays_on_one_page():
    paper = certificate(
        FACTS,
        name="危险化学品经营许可证",
        content=[(f"许可内容{number}", "易制爆化学品") for number in range(8)],
        valid_from=date(2026, 11, 24),
    )
    [page] = pages(printed(paper))
    assert "2026年11月24日至长期" in page


def test_markup_in_a_text_is_only_text():
    text = text_of(printed(replace(papers()["return"], addressee='#panic() *甲* $x$ [乙] \\ " <script>')))
    assert '#panic()*甲*$x$[乙]\\"<script>' in text


def test_a_rare_character_is_printed():
    assert "王𬭛" in text_of(printed(replace(papers()["grant"], addressee="王𬭛")))


@pytest.mark.parametrize("character", ["\U0010fffd", "\x00"])
def test_a_character_without_a_glyph_is_refused_and_named(character):
    with pytest.raises(CharacterMissing) as refused:
        printed(replace(papers()["grant"], addressee=f"王{character}"))
    assert refused.value.code == "character_missing"
    assert refused.value.facts["character"] in {r"\u{10fffd}", r"\u{0}"}


def test_four_threads_print_at_once():
    wanted = {kind: printed(paper) for kind, paper in papers().items()}
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda kind: (kind, printed(papers()[kind])), list(wanted) * 3))
    assert all(pdf == wanted[kind] for kind, pdf in made)


def test_without_a_chinese_font_nothing_starts_and_nothing_is_printed(monkeypatch):
    fonts.families.cache_clear()
    monkeypatch.setattr(fonts, "SERIF", ("No Such Font",))
    try:
        with pytest.raises(NoChineseFont):
            printed(papers()["grant"])
        [error] = checks.papers_have_a_chinese_font()
        assert error.id == "documents.E001"
    finally:
        fonts.families.cache_clear()
