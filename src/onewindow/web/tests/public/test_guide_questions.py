"""One question a page leads to exactly the materials; the address carries the choice (M12, M20)."""

import re

import pytest
from django.test import Client

from onewindow.cases.tests import make
from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.tests.questions import (
    DEGREE,
    FIRST,
    FORM,
    KIND,
    LONG,
    OLD,
    RENEWAL,
    SHORT,
    TRAINING,
    YEARS,
    keys,
    registration,
)


@pytest.fixture
def nurse(cast: make.Cast) -> ItemVersion:
    return registration(cast.health, cast.nurse.type, make.code_of("6"))


def address(version: ItemVersion, *names: str, page: str = "/questions") -> str:
    return f"/guide/{version.item.code}{page}?" + "&".join(f"situation={key}" for key in keys(version, *names))


def answers(page: str) -> dict[str, str]:
    """What can be answered on the page, with where it leads."""
    own = page[page.index('class="question-answers"') :].split("</ul>")[0]
    found = re.findall(r'<a href="([^"]+)"[^>]*><span>([^<]+)', own)
    return {name: href.replace("&amp;", "&") for href, name in found}


def asked_for(page: str) -> list[str]:
    return [name.split()[0] for name in re.findall(r"<h3>(.*?)</h3>", page)]


@pytest.mark.parametrize(
    ("path", "materials"),
    [
        ((FIRST, SHORT), [FORM, DEGREE]),
        ((FIRST, LONG), [FORM, DEGREE, TRAINING]),
        ((RENEWAL,), [FORM, OLD]),
    ],
)
def test_the_answers_lead_to_exactly_the_materials(
    client: Client, nurse: ItemVersion, path: tuple[str, ...], materials: list[str]
) -> None:
    page = client.get(f"/guide/{nurse.item.code}/questions")
    for name in path:
        page = client.get(answers(page.text)[name])
    assert page.status_code == 302
    assert page.headers["Location"] == address(nurse, *path, page="") + "#needed"
    guide = client.get(page.headers["Location"]).text
    assert asked_for(guide) == materials
    assert f"您的情形，须带 {len(materials)} 项材料" in guide


def test_a_page_asks_one_question_and_leads_back(client: Client, nurse: ItemVersion) -> None:
    first = client.get(address(nurse)).text
    assert KIND in first and YEARS not in first
    assert f'href="/guide/{nurse.item.code}"' in first
    second = client.get(address(nurse, FIRST)).text
    assert "第 2 问" in second and list(answers(second)) == [SHORT, LONG]
    back = re.findall(r'<p class="question-back"><a href="([^"]+)"', second)[0].replace("&amp;", "&")
    again = client.get(back).text
    assert list(answers(again)) == [FIRST, RENEWAL] and 'aria-current="true"><span>首次注册' in again


def test_an_answer_changed_keeps_what_still_counts_and_drops_the_rest(client: Client, nurse: ItemVersion) -> None:
    chosen = client.get(address(nurse, FIRST, LONG) + "&ask=1").text
    assert answers(chosen)[FIRST] == address(nurse, FIRST, LONG)
    assert answers(chosen)[RENEWAL] == address(nurse, RENEWAL)


def test_the_guide_shows_what_was_answered_and_what_is_open(client: Client, nurse: ItemVersion) -> None:
    plain = client.get(address(nurse, page="")).text
    assert "先看您是哪种情形" in plain and "2–3 项" in plain
    half = client.get(address(nurse, FIRST, page="")).text
    assert "继续回答" in half and "到目前为止，须带 2 项材料" in half
    done = client.get(address(nurse, FIRST, LONG, page="")).text
    assert "继续回答" not in done and "已满三年" in done and "3 项" in done


def test_two_answers_to_one_question_are_asked_again(client: Client, nurse: ItemVersion) -> None:
    page = client.get(address(nurse, FIRST, RENEWAL)).text
    assert "请重新选择" in page and KIND in page


@pytest.mark.parametrize("odd", ["situation=x", "situation=9999999999999999999", "ask=99", "ask=", "ask=二"])
def test_an_odd_address_asks_the_first_question(client: Client, nurse: ItemVersion, odd: str) -> None:
    response = client.get(f"/guide/{nurse.item.code}/questions?{odd}")
    assert response.status_code == 200 and KIND in response.text


def test_an_item_without_questions_leads_to_its_guide(client: Client, cast: make.Cast) -> None:
    response = client.get(f"/guide/{cast.nurse.code}/questions")
    assert response.headers["Location"] == f"/guide/{cast.nurse.code}#needed"
    assert client.get("/guide/none/questions").status_code == 404


def test_a_question_costs_two_queries(client: Client, nurse: ItemVersion, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    asked = address(nurse, FIRST)
    client.get(asked)
    with django_assert_num_queries(2):
        client.get(asked)
