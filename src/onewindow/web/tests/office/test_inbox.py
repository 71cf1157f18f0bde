"""What waits for a department."""

import pytest

from onewindow.cases import actions
from onewindow.cases.queries.inbox import inbox
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter, later


def test_what_runs_out_first_stands_on_top_with_its_light(cast: make.Cast, enter: Enter) -> None:
    today = make.accepted(cast, make.moment("2026-11-17 10:00"))
    late = make.accepted(cast, make.moment("2026-11-12 10:00"))
    later_on = make.accepted(cast)
    page = enter(cast.reviewer).get("/office").text
    places = [page.index(case.number) for case in (late, today, later_on)]
    assert places == sorted(places)
    assert "已超期 3 个工作日" in page
    assert "今天到期" in page
    assert "还剩 5 个工作日" in page


def test_a_limit_into_an_unpublished_year_is_shown_as_provisional(cast: make.Cast, enter: Enter) -> None:
    with later("2026-12-29 10:00"):
        make.accepted(cast, make.moment("2026-12-29 09:30"))
        assert "待放假安排公布" in enter(cast.reviewer).get("/office").text


def test_the_steps_of_one_kind_can_be_seen_alone(cast: make.Cast, enter: Enter) -> None:
    waiting, decided = make.accepted(cast), make.granted(cast)
    page = enter(cast.reviewer).get("/office?kind=handover").text
    assert decided.number in page
    assert waiting.number not in page


def test_mine_are_those_on_which_i_have_acted(cast: make.Cast, enter: Enter) -> None:
    untouched, reviewed = make.accepted(cast), make.reviewed(cast)
    page = enter(cast.reviewer).get("/office?own=yes").text
    assert reviewed.number in page
    assert untouched.number not in page
    assert "没有您经手的待办" in enter(cast.decider).get("/office?own=yes").text


def test_another_department_sees_nothing_of_it(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    client = enter(cast.planning_reviewer)
    assert "没有待办" in client.get("/office").text
    assert case.number not in client.get("/office/cases").text
    assert client.get(f"/office/cases/{case.number}").status_code == 404


@pytest.mark.parametrize("name", ["clerk", "issuer", "supervisor", "outsider", "admin"])
def test_the_door_is_shut_to_other_hats(cast: make.Cast, enter: Enter, name: str) -> None:
    for address in ("/office", "/office/cases"):
        assert enter(cast.people[name]).get(address).status_code == 403


def test_the_next_page_goes_on_where_the_last_ended(cast: make.Cast, enter: Enter, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(inbox.__kwdefaults__, "limit", 2)
    cases = [make.accepted(cast) for _each in range(3)]
    client = enter(cast.reviewer)
    first = client.get("/office").text
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = client.get(following).text
    seen = [case.number in first for case in cases], [case.number in second for case in cases]
    assert seen == ([True, True, False], [False, False, True])
    assert "回到第一页" in second


@pytest.mark.parametrize("address", ["/office?after=x", "/office?after=2026-11-24_1", "/office/cases?after=x"])
def test_a_place_that_is_none_is_refused(cast: make.Cast, enter: Enter, address: str) -> None:
    assert enter(cast.reviewer).get(address).status_code == 422


def test_cases_are_found_by_number_name_and_state(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING)
    client = enter(cast.item_manager)
    for query in (case.number, case.number[:14] + "&state=accepted", "张伟民", "520300199001011238"):
        page = client.get(f"/office/cases?text={query}").text
        assert case.number in page
        assert "放射诊疗许可" not in page
    assert "没有查到办件" in client.get("/office/cases?text=李四").text


def test_a_list_costs_the_same_whatever_its_length(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.reviewer)
    make.accepted(cast)
    client.get("/office")
    for _each in range(2):
        with django_assert_num_queries(3):
            client.get("/office")
        with django_assert_num_queries(2):
            client.get("/office/cases")
        make.accepted(cast)
        make.accepted(cast)
