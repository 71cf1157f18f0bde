"""One case before a reviewer: materials beside their points, the acts that may be done, and nothing else."""

import re

import pytest

from onewindow.cases import actions
from onewindow.cases.files import Upload
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def acts_on(page: str) -> list[str]:
    return re.findall(r'<form method="post" action="/office/cases/\d+/acts/(\w+)"', page)


def test_materials_stand_beside_their_points_and_the_first_file(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    upload = Upload("申请表.png", PNG)
    actions.attach(number=case.number, upload=upload, material_code="01", by=cast.clerk, at=make.MORNING)
    page = enter(cast.reviewer).get(f"/office/cases/{case.number}").text
    file = case.files.get()
    assert "核对姓名与证件一致" in page
    assert f'<img class="material-image" src="/files/{file.pk}" alt="申请表.png">' in page


def test_numbers_are_masked(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.reviewer).get(f"/office/cases/{make.accepted(cast).number}").text
    assert "张伟民" in page
    assert "520***********1238" in page
    assert "520300199001011238" not in page


@pytest.mark.parametrize(
    ("made", "person", "offered"),
    [
        (make.received, "reviewer", ["accept", "decline"]),
        (make.accepted, "reviewer", ["review", "ask", "request_completion"]),
        (make.accepted, "decider", ["review", "ask", "request_completion", "extend", "terminate"]),
        (make.reviewed, "reviewer", ["review", "ask", "request_completion"]),
        (make.reviewed, "decider", ["review", "grant", "ask", "request_completion", "extend", "refuse", "terminate"]),
        (make.granted, "reviewer", ["make"]),
        (make.issuing, "decider", ["make"]),
        (make.accepted, "item_manager", []),
    ],
)
def test_only_what_may_be_done_now_is_offered(cast, enter, made, person, offered) -> None:  # type: ignore[no-untyped-def]
    page = enter(cast.people[person]).get(f"/office/cases/{made(cast).number}").text
    if made is make.issuing:
        offered = []
    shown = acts_on(page)
    assert [act for act in shown if act != "terminate" or "terminate" in offered] == offered


def test_who_may_not_do_anything_is_told_so(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.item_manager).get(f"/office/cases/{make.accepted(cast).number}").text
    assert "现在没有您在这个岗位可以办的步骤" in page


def test_questions_and_answers_are_shown(cast: make.Cast, enter: Enter) -> None:
    number = make.accepted(cast).number
    actions.ask(number=number, question="原件核过吗？", by=cast.reviewer, at=make.MORNING)
    actions.answer(number=number, answer="核过。", by=cast.clerk, at=make.MORNING)
    page = enter(cast.reviewer).get(f"/office/cases/{number}").text
    assert "原件核过吗？" in page
    assert "核过。" in page


def test_an_unknown_case_is_not_found(cast: make.Cast, enter: Enter) -> None:
    for number in ("520300202611249999999", "x", "一" * 50):
        assert enter(cast.reviewer).get(f"/office/cases/{number}").status_code == 404


def test_a_page_costs_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client = enter(cast.reviewer)
    address = f"/office/cases/{make.accepted(cast).number}"
    client.get(address)
    with django_assert_num_queries(12):
        client.get(address)
