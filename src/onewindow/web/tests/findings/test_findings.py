"""Findings by the pages of every audience: raised, answered, upheld, rectified; seen by whose they are (M24, M36)."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.audit.models import Entry
from onewindow.cases.tests import make as house
from onewindow.supervision.models import Finding
from onewindow.supervision.tests import make
from onewindow.web.tests.house import Enter, later

RAISED = {
    "kind": "late_step",
    "against": "department",
    "clause": "M22",
    "severity": "ordinary",
    "evidence": "超期 2 天",
    "demand": "整改",
    "rectify_by": "2026-12-04",
}
PDF = b"%PDF-1.7\n%%EOF\n"


def act(number: str, name: str, room: str = "office") -> str:
    return f"/{room}/findings/{number}/acts/{name}"


def test_a_finding_goes_its_way_through_the_pages(cast: house.Cast, enter: Enter) -> None:
    case = house.reviewed(cast)
    supervisor, decider = enter(cast.supervisor), enter(cast.decider)
    page = supervisor.post(f"/watch/findings/new?case={case.number}", RAISED, follow=True)
    number = Finding.objects.get().number
    assert page.redirect_chain == [(f"/watch/findings/{number}", 302)]
    assert "认定问题" not in page.text and "撤销问题" in page.text
    assert number in decider.get("/office/findings").text
    assert "请在 2026-11-27 前答复" in decider.get("/notices").text
    replied = decider.post(act(number, "reply_to_finding"), {"stance": "contests", "text": "系统切换"}, follow=True)
    assert "有异议：系统切换" in replied.text
    supervisor.post(act(number, "uphold_finding", "watch"), {"reasons": "理由不成立"})
    proof = SimpleUploadedFile("整改.pdf", PDF, "application/pdf")
    reported = decider.post(act(number, "report_rectification"), {"text": "已加派人手", "file": proof}, follow=True)
    href = reported.text.split(f'href="/office/findings/{number}/files/')[1].split('"')[0]
    assert supervisor.get(f"/watch/findings/{number}/files/{href}").content == PDF
    closed = supervisor.post(act(number, "close_finding", "watch"), {"reasons": "已核实"}, follow=True)
    assert "已销号" in closed.text and "这个问题已经了结" in closed.text


def test_what_was_typed_stays_with_the_refusal_beside_it(cast: house.Cast, enter: Enter) -> None:
    case = house.reviewed(cast)
    client = enter(cast.supervisor)
    wrong = client.post(f"/watch/findings/new?case={case.number}", {**RAISED, "rectify_by": "2026-11-25"})
    assert wrong.status_code == 422 and "“整改期限”不能早于 2026-11-27" in wrong.text and "超期 2 天" in wrong.text
    for day in ("", "soon", "2026-02-30"):
        assert client.post(f"/watch/findings/new?case={case.number}", {**RAISED, "rectify_by": day}).status_code == 422
    number = make.raised(cast, case=case).number
    early = client.post(act(number, "uphold_finding", "watch"), {"reasons": "事实清楚"})
    assert early.status_code == 409 and "答复或者期满之后才能认定" in early.text and "事实清楚" in early.text
    decider = enter(cast.decider)
    nothing = decider.post(act(number, "reply_to_finding"), {"stance": "", "text": "有理由"})
    assert nothing.status_code == 422 and "有理由" in nothing.text
    text = {"text": "改了", "file": SimpleUploadedFile("a.pdf", b"no paper", "application/pdf")}
    make.reply_and_uphold(cast, number)
    bad = decider.post(act(number, "report_rectification"), text)
    assert bad.status_code == 422 and "不是可用的 PDF" in bad.text and "改了" in bad.text
    assert decider.get(act(number, "report_rectification")).headers["Location"] == f"/office/findings/{number}"
    assert decider.get(act(number, "nothing")).status_code == 404


@pytest.mark.parametrize(
    ("against", "room", "sees"),
    [
        ("department", "office", {"decider", "reviewer", "item_manager"}),
        ("window", "desk", {"clerk"}),
        ("person", "office", {"decider", "reviewer"}),
    ],
)
def test_a_finding_is_there_for_whose_it_is(
    cast: house.Cast, enter: Enter, against: str, room: str, sees: set[str]
) -> None:
    codes = {
        "department": "department",
        "window": f"window:{cast.clerk.window_id}",
        "person": f"person:{cast.reviewer.account_id}:reviewer",
    }
    number = make.raised(cast, codes[against]).number
    doors = {
        "office": ("decider", "reviewer", "item_manager", "planning_decider"),
        "desk": ("clerk", "second_clerk", "legal_clerk"),
        "issuing": ("issuer",),
        "watch": ("supervisor", "leader"),
    }
    for door, people in doors.items():
        for who in people:
            seen = who in sees or door == "watch"
            answer = enter(cast.people[who]).get(f"/{door}/findings/{number}")
            assert answer.status_code == (200 if seen else 404), who
            assert (number in enter(cast.people[who]).get(f"/{door}/findings").text) == seen, who
    answer = enter(cast.reviewer).post(act(number, "reply_to_finding"), {"stance": "accepts", "text": "认"})
    assert answer.status_code == {"department": 403, "window": 404, "person": 302}[against]


def test_nobody_else_presses_the_supervisor_s_buttons(cast: house.Cast, enter: Enter) -> None:
    number = make.replied(cast).number
    before = Entry.objects.filter(kind="refused").count()
    for who, room in (("decider", "office"), ("leader", "watch")):
        assert enter(cast.people[who]).post(act(number, "uphold_finding", room), {"reasons": "x"}).status_code == 403
    assert enter(cast.leader).get("/watch/findings/new?case=1").status_code == 403
    assert Entry.objects.filter(kind="refused").count() == before + 3
    assert Finding.objects.get().state == "replied"


def test_what_is_overdue_stands_with_its_light_and_is_found_by_it(cast: house.Cast, enter: Enter) -> None:
    make.upheld(cast)
    with later("2026-12-08 10:00"):
        page = enter(cast.decider).get("/office/findings?overdue=yes").text
        assert "已超期 2 个工作日" in page and "row-late" in page
        assert "没有符合条件的问题" in enter(cast.decider).get("/office/findings?overdue=yes&state=raised").text


def test_a_list_costs_the_same_however_long(
    cast: house.Cast, enter: Enter, django_assert_num_queries: Callable
) -> None:
    client = enter(cast.supervisor)
    client.get("/watch/findings")
    case = house.reviewed(cast)
    make.raised(cast, case=case)
    for _ in range(2):
        with django_assert_num_queries(2):
            assert client.get("/watch/findings").status_code == 200
        for kind in ("split_notice", "wrong_paper"):
            make.raised(cast, case=case, kind=kind)
