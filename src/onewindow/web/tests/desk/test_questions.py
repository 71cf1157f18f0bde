"""The desk asks the guide's questions, and receives nothing while the list is open (M12, M20)."""

import pytest

from onewindow.authority.rules import Power
from onewindow.cases.models import Case
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
from onewindow.web.tests.desk.typing import HTMX, material, nurse_form
from onewindow.web.tests.house import Enter


@pytest.fixture
def nurse(cast: make.Cast) -> ItemVersion:
    version = registration(cast.health, cast.nurse.type, make.code_of("6"))
    make.agree(cast.health, version.item, (Power.RECEIVE, Power.ACCEPT))
    return version


def typed(version: ItemVersion, *names: str) -> dict[str, object]:
    """The form with these answers, each under its own question."""
    places = {FIRST: 1, RENEWAL: 1, SHORT: 2, LONG: 2}
    chosen = zip(names, keys(version, *names), strict=True)
    return {"item": version.item.code, **{f"situations.{places[name]}": key for name, key in chosen}}


@pytest.mark.parametrize(
    ("answers", "shown", "hidden"),
    [
        ((), {KIND, YEARS, FORM}, {DEGREE, OLD, TRAINING}),
        ((FIRST,), {KIND, YEARS, FORM, DEGREE}, {OLD, TRAINING}),
        ((FIRST, LONG), {KIND, YEARS, FORM, DEGREE, TRAINING}, {OLD}),
        ((RENEWAL,), {KIND, FORM, OLD}, {YEARS, DEGREE, TRAINING}),
    ],
)
def test_the_questions_and_materials_are_those_of_the_guide(
    nurse: ItemVersion, cast: make.Cast, enter: Enter, answers: tuple[str, ...], shown: set[str], hidden: set[str]
) -> None:
    page = enter(cast.clerk).post("/desk/item", typed(nurse, *answers), headers=HTMX).text
    assert all(words in page for words in shown)
    assert not any(words in page for words in hidden)


def test_a_question_takes_one_answer(nurse: ItemVersion, cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.clerk).post("/desk/item", typed(nurse, FIRST), headers=HTMX).text
    assert page.count('type="radio" id="situation-') == 4


def test_nothing_is_received_while_a_question_is_open(nurse: ItemVersion, cast: make.Cast, enter: Enter) -> None:
    form = {**nurse_form("accept"), **typed(nurse, FIRST), **material("02", copies=1)}
    response = enter(cast.clerk).post("/desk/receive", form, headers=HTMX)
    assert response.status_code == 422 and f"还没有回答“{YEARS}”" in response.text
    assert '<a href="#situations">' in response.text
    assert not Case.objects.exists()


def test_with_every_question_answered_the_case_keeps_the_answers(
    nurse: ItemVersion, cast: make.Cast, enter: Enter
) -> None:
    form = {**nurse_form("accept"), **typed(nurse, FIRST, SHORT), **material("02", copies=1)}
    assert enter(cast.clerk).post("/desk/receive", form, headers=HTMX).status_code == 200
    case = Case.objects.get()
    assert (case.state, case.situations) == ("accepted", keys(nurse, FIRST, SHORT))
    assert {row.requirement.name for row in case.materials.all()} == {FORM, DEGREE}
