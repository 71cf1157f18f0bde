"""The liability card on a case's page, and its printing (M24)."""

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.documents.models import Document
from onewindow.web.tests.house import Enter


@pytest.fixture
def case(cast: make.Cast) -> Case:
    """Two working days late."""
    case = make.reviewed(cast)
    actions.note_late(at=make.moment("2026-12-03 09:30"))
    return case


@pytest.mark.parametrize(
    ("who", "page"), [("supervisor", "watch"), ("leader", "watch"), ("reviewer", "office"), ("decider", "office")]
)
def test_it_is_read_and_printed_from_the_page(cast: make.Cast, enter: Enter, case: Case, who: str, page: str) -> None:
    client, address = enter(getattr(cast, who)), f"/{page}/cases/{case.number}"
    shown = client.get(address).text
    assert "环节超期：审查决定" in shown and "部门人员的要求或行为" in shown and "刘芳 · 市卫生健康局" in shown
    answer = client.post(f"/cases/{case.number}/liability", follow=True)
    assert answer.redirect_chain == [(address, 302)]
    sheet = Document.objects.get(kind="liability")
    assert f"责任清单 {sheet.number} 已出具" in answer.text and f"/{sheet.pk}" in answer.text


def test_a_case_with_nothing_on_record_says_so(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.supervisor).get(f"/watch/cases/{make.accepted(cast).number}").text
    assert "没有责任记录。" in page


@pytest.mark.parametrize(("who", "status"), [("clerk", 403), ("outsider", 403), ("planning_reviewer", 404)])
def test_nobody_else_prints_it(cast: make.Cast, enter: Enter, case: Case, who: str, status: int) -> None:
    assert enter(getattr(cast, who)).post(f"/cases/{case.number}/liability").status_code == status
    assert not Document.objects.filter(kind="liability").exists()
