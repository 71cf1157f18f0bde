"""A case in plain values, and the shared parts of its page made from them."""

from datetime import timedelta

import pytest
from django.template import engines
from django.utils.translation import override

from onewindow.cases import actions
from onewindow.cases.queries.page import case_view
from onewindow.cases.tests import make
from onewindow.web.case.lines import CaseSheet
from onewindow.web.case.sheet import case_sheet

PARTS = """
{% from "case/who.html" import who %}{{ who(sheet, "") }}
{% from "case/clock.html" import progress, clock, duties %}{{ progress(sheet) }}{{ clock(sheet) }}{{ duties(sheet) }}
{% from "case/materials.html" import materials %}{{ materials(sheet) }}
{% from "case/papers.html" import papers %}{{ papers(sheet) }}
{% from "case/timeline.html" import timeline %}{{ timeline(sheet) }}
"""


def sheet_of(case, by, at=make.MORNING) -> CaseSheet:
    return case_sheet(case_view(number=case.number, actor=by, at=at), actor=by, at=at)


def page_of(sheet: CaseSheet) -> str:
    return engines["jinja2"].from_string(PARTS).render({"sheet": sheet})


def test_numbers_are_masked(cast: make.Cast):
    case = actions.receive(application=make.company_application(), by=cast.legal_clerk, at=make.MORNING)
    text = page_of(sheet_of(case, cast.legal_clerk))
    assert "915***********018G" in text
    assert "520***********2410" in text
    assert "138****0002" in text
    for whole in ("91520300MA6D00018G", "520300198506152410", "13800000002"):
        assert whole not in text


def test_every_act_is_told_with_its_reasons_and_papers(cast: make.Cast):
    case = make.received(cast, verdict="defective")
    actions.notify(number=case.number, by=cast.clerk, at=make.MORNING)
    sheet = sheet_of(case, cast.clerk)
    assert [event.title for event in sheet.events] == ["一次性告知", "收件"]
    assert ("申请表", "照片不清晰") in sheet.events[0].lines
    assert "王晓梅 · 综合窗口人员 · N01 自然人综合受理" in page_of(sheet)
    assert "授权委托协议 SQ-" in sheet.events[0].ground
    assert [paper.title for paper in sheet.papers] == ["收件凭证", "一次性告知书"]


@pytest.mark.parametrize("ready", ["received", "accepted", "reviewed", "granted", "issuing"])
def test_the_parts_of_a_case_in_every_state(cast: make.Cast, ready: str):
    case = getattr(make, ready)(cast)
    sheet = sheet_of(case, cast.supervisor)
    assert case.number == sheet.number
    assert sheet.may_reveal is False
    assert page_of(sheet).count('<li class="step ') == 4


def test_the_course_of_a_case_says_where_it_stands(cast: make.Cast):
    assert [step["state"] for step in sheet_of(make.accepted(cast), cast.clerk).progress] == [
        "done",
        "done",
        "now",
        "todo",
    ]


def test_a_late_case_is_late_in_its_course(cast: make.Cast):
    sheet = sheet_of(make.accepted(cast), cast.clerk, make.MORNING + timedelta(days=30))
    assert sheet.progress[2]["state"] == "late"
    assert "已超期" in page_of(sheet)


def test_a_case_that_ended_early_ends_its_line(cast: make.Cast):
    case = make.received(cast)
    actions.withdraw(number=case.number, reason="申请人改期", by=cast.clerk, at=make.MORNING)
    sheet = sheet_of(case, cast.clerk)
    assert [step["name"] for step in sheet.progress] == ["收件", "已撤回"]
    assert not sheet.duties


def test_it_reads_in_english_too(cast: make.Cast):
    with override("en"):
        assert page_of(sheet_of(make.accepted(cast), cast.clerk))


def test_a_whole_case_costs_a_fixed_number_of_queries(cast: make.Cast, django_assert_num_queries):
    case = make.issuing(cast)
    sheet_of(case, cast.supervisor)
    with django_assert_num_queries(11):
        sheet_of(case, cast.supervisor)
