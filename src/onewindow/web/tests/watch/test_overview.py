"""What is late and who holds it."""

import re

import pytest

from onewindow.cases import actions
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter


def figure(page: str, label: str) -> int:
    found = re.search(rf'figure-label">{label}</span>\s*<span class="figure-value">(\d+)', page)
    assert found is not None, label
    return int(found[1])


@pytest.mark.parametrize("name", ["supervisor", "leader"])
def test_steps_are_counted_by_what_is_left(cast: make.Cast, enter: Enter, name: str) -> None:
    for day in ("2026-11-12", "2026-11-17", "2026-11-19", "2026-11-24"):
        make.accepted(cast, make.moment(f"{day} 10:00"))
    page = enter(cast.people[name]).get("/watch").text
    counted = {label: figure(page, label) for label in ("已超期", "今天到期", "3 个工作日内到期", "在办")}
    assert counted == {"已超期": 1, "今天到期": 1, "3 个工作日内到期": 1, "在办": 4}
    assert "市卫健局 1" in page


def test_each_figure_opens_into_its_steps(cast: make.Cast, enter: Enter) -> None:
    late = make.accepted(cast, make.moment("2026-11-12 10:00"))
    today = make.accepted(cast, make.moment("2026-11-17 10:00"))
    client = enter(cast.supervisor)
    front = client.get("/watch").text
    for when, seen in (("late", (True, False)), ("today", (False, True)), ("soon", (False, False))):
        address = f"/watch/steps?when={when}"
        assert f'href="{address}"' in front
        page = client.get(address).text
        assert (late.number in page, today.number in page) == seen


def test_who_holds_it_and_what_was_last_done(cast: make.Cast, enter: Enter) -> None:
    case = make.reviewed(cast, make.moment("2026-11-12 10:00"))
    make.issuing(cast, make.moment("2026-11-05 10:00"))
    page = enter(cast.supervisor).get("/watch").text
    row = page.split(f"{case.number}</td>")[1].split("</tr>")[0]
    assert "市卫健局 · 刘芳" in row
    assert "审查 · 刘芳" in row
    assert "C01 统一出证" in page


def test_what_the_applicant_owes_is_not_held_against_the_window(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast, verdict="defective")
    actions.notify(number=case.number, by=cast.clerk, at=make.MORNING)
    client = enter(cast.supervisor)
    assert case.number in client.get("/watch/steps?owing=applicant").text
    assert case.number not in client.get("/watch/steps?owing=windows").text


def test_persons_are_masked_and_companies_are_not(cast: make.Cast, enter: Enter) -> None:
    make.accepted(cast, make.moment("2026-11-12 10:00"))
    actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING)
    client = enter(cast.leader)
    for address in ("/watch", "/watch/steps", "/watch/cases", "/watch/cases?text=张伟民"):
        page = client.get(address).text
        assert "张**" in page
        assert "张伟民" not in page.replace('value="张伟民"', "")
    assert "遵义云水科技有限公司" in client.get("/watch/cases").text


def test_the_administrator_sees_no_cases(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.admin)
    for address in ("/watch", "/watch/steps", "/watch/cases", "/watch/refused", "/watch/breaches"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("name", ["clerk", "reviewer", "issuer", "outsider"])
def test_the_door_is_shut_to_other_hats(cast: make.Cast, enter: Enter, name: str) -> None:
    for address in ("/watch", "/watch/steps", "/watch/cases", "/watch/refused", "/watch/breaches", "/watch/calendar"):
        assert enter(cast.people[name]).get(address).status_code == 403


@pytest.mark.parametrize("query", ["when=x&owing=y&department=z", "department=99999999999", "when=late&department=-1"])
def test_a_question_that_makes_no_sense_is_left_out(cast: make.Cast, enter: Enter, query: str) -> None:
    assert enter(cast.supervisor).get(f"/watch/steps?{query}").status_code == 200


def test_an_empty_house_is_said_to_be_so(cast: make.Cast, enter: Enter) -> None:
    assert "没有超期的环节" in enter(cast.supervisor).get("/watch").text


def test_the_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.supervisor)
    for _each in range(2):
        make.accepted(cast, make.moment("2026-11-12 10:00"))
        client.get("/watch")
        with django_assert_num_queries(6):
            client.get("/watch")
        with django_assert_num_queries(5):
            client.get("/watch/steps")
        with django_assert_num_queries(3):
            client.get("/watch/cases")
