"""Refused attempts and breaches, each with its person."""

from onewindow.audit.queries import entries
from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.queries.liability import list_breaches
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter


def test_an_attempt_without_power_is_listed_with_its_sentence(cast: make.Cast, enter: Enter) -> None:
    case = make.reviewed(cast)
    enter(cast.reviewer).post(f"/office/cases/{case.number}/acts/grant", {"findings": "我来定"})
    page = enter(cast.supervisor).get("/watch/refused").text
    assert "刘芳 · 部门审查人员 · 市卫生健康局" in page
    assert "您在当前岗位没有“护士执业注册”的“决定”权限" in page
    assert f'href="/watch/cases/{case.number}"' in page


def test_a_wrong_door_is_listed_with_who_is_at_home_there(cast: make.Cast, enter: Enter) -> None:
    enter(cast.outsider).get("/issuing")
    page = enter(cast.leader).get("/watch/refused").text
    assert "路人甲" in page
    assert "走错了门：这里由出证人员办理。" in page


def test_a_breach_is_listed_with_whom_it_is_held_against(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    actions.request_completion(
        number=case.number,
        defects_found=[MaterialInput(code="01", verdict="missing")],
        reason="缺申请表",
        missed_at_window=True,
        by=cast.reviewer,
        at=make.MORNING,
    )
    page = enter(cast.supervisor).get("/watch/breaches").text
    assert "窗口核验遗漏" in page
    assert "王晓梅 · 综合窗口人员 · N01 自然人综合受理" in page
    assert "缺申请表" in page


def test_the_next_page_goes_on_where_the_last_ended(cast: make.Cast, enter: Enter, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(entries.__kwdefaults__, "limit", 1)
    for address in ("/issuing", "/office"):
        enter(cast.outsider).get(address)
    client = enter(cast.supervisor)
    first = client.get("/watch/refused").text
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = client.get(following).text
    assert ("/office</td>" in first, "/issuing</td>" in first) == (True, False)
    assert ("/office</td>" in second, "/issuing</td>" in second) == (False, True)


def test_a_place_that_is_none_is_refused(cast: make.Cast, enter: Enter) -> None:
    for page in ("refused", "breaches", "steps", "cases"):
        assert enter(cast.supervisor).get(f"/watch/{page}?after=nowhere").status_code == 422


def test_a_department_reads_no_breaches(cast: make.Cast) -> None:
    assert not list_breaches(actor=cast.reviewer, at=make.MORNING).rows


def test_lists_cost_one_query(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.supervisor)
    client.get("/watch/refused")
    for _each in range(2):
        enter(cast.outsider).get("/issuing")
        for page in ("refused", "breaches"):
            with django_assert_num_queries(1):
                client.get(f"/watch/{page}")
