"""Progress by number and code: enough for the applicant, nothing for anybody else."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import localdate

from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.lib.identifiers import make_case_number


def look_up(client: Client, case: Case, code: str = ""):  # type: ignore[no-untyped-def]
    return client.post("/progress", {"number": case.number, "code": code or case.query_code})


def said_in(response) -> str:  # type: ignore[no-untyped-def]
    """The words of a page, without what was typed and the tokens of its forms."""
    return re.sub(r"<[^>]+>", "", response.text)


def wrong(case: Case) -> str:
    return f"{(int(case.query_code) + 1) % 1_000_000:06d}"


def test_number_and_code_show_the_line_of_steps(client: Client, cast: make.Cast) -> None:
    page = look_up(client, make.accepted(cast)).text
    assert "护士执业注册" in page
    assert "张**" in page and "张伟民" not in page
    assert "市卫生健康局正在审查，承诺在2026年12月1日前作出决定" in page


def test_who_owes_a_correction_is_told_what_and_until_when(client: Client, cast: make.Cast) -> None:
    case = make.received(cast, verdict="defective")
    actions.notify(number=case.number, by=cast.clerk, at=make.MORNING)
    page = look_up(client, case).text
    assert "需要您办理" in page
    assert "照片不清晰" in page
    assert "2026年12月15日前" in page


def test_who_owes_a_completion_is_told_what(client: Client, cast: make.Cast) -> None:
    case = make.accepted(cast)
    actions.request_completion(
        number=case.number,
        defects_found=[MaterialInput(code="01", verdict="defective", remark="缺单位盖章")],
        reason="无法认定执业地点",
        missed_at_window=False,
        by=cast.reviewer,
        at=make.MORNING,
    )
    page = look_up(client, case).text
    assert "需要您办理" in page
    assert "缺单位盖章" in page


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (make.received, "前答复是否受理"),
        (make.granted, "正在移交统一出证窗口"),
        (make.issuing, "请本人或者登记的代办人带上身份证件来领取"),
    ],
)
def test_each_state_says_the_next_thing(client: Client, cast: make.Cast, made, said: str) -> None:  # type: ignore[no-untyped-def]
    assert said in look_up(client, made(cast)).text


def test_a_special_procedure_is_shown_as_not_counted(client: Client, cast: make.Cast) -> None:
    number = actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)
    procedure = cast.radiology.versions.get().procedures.get()
    case = actions.suspend(
        number=number, procedure_id=procedure.pk, days=10, reason="专家评审", by=cast.reviewer, at=make.MORNING
    )
    page = look_up(client, case).text
    assert "正在进行“专家评审”，计划到2026年12月8日" in page


def test_ends_before_a_decision_are_said(client: Client, cast: make.Cast) -> None:
    case = make.received(cast)
    actions.withdraw(number=case.number, reason="不办了", by=cast.clerk, at=make.MORNING)
    assert "申请已经撤回" in look_up(client, case).text


def test_a_wrong_code_sounds_exactly_like_a_wrong_number(client: Client, cast: make.Cast) -> None:
    case = make.received(cast)
    by_code = look_up(client, case, wrong(case))
    unknown = make_case_number("520300", localdate(case.received_at), 999_999)
    by_number = client.post("/progress", {"number": unknown, "code": case.query_code})
    assert by_code.status_code == by_number.status_code == 404
    assert said_in(by_code) == said_in(by_number)
    assert "没有查到。请对照收件凭证核对办件编号和查询码。" in said_in(by_code)


@pytest.mark.parametrize(
    ("number", "said"), [("520300202611240000019", "校验"), ("5203", "21"), ("", "21"), ("5203\x00", "有误")]
)
def test_a_slip_of_the_pen_is_named(client: Client, cast: make.Cast, number: str, said: str) -> None:
    response = client.post("/progress", {"number": number, "code": "123456"})
    assert response.status_code == 422
    assert said in response.text


@pytest.mark.parametrize("code", ["", "12345", "一二三四五六", "1234567", "１２３４５６"])
def test_a_code_that_cannot_be_one_is_named(client: Client, cast: make.Cast, code: str) -> None:
    response = client.post("/progress", {"number": make.received(cast).number, "code": code})
    assert response.status_code == 422
    assert "查询码是 6 位数字" in response.text


def test_guessing_ends_after_ten_wrong_codes(client: Client, cast: make.Cast) -> None:
    case = make.received(cast)
    for _guess in range(10):
        assert look_up(client, case, wrong(case)).status_code == 404
    shut = look_up(client, case)
    assert shut.status_code == 429
    assert "查询次数过多" in shut.text
    cache.clear()
    assert look_up(client, case).status_code == 200


def test_guessing_one_case_from_many_places_ends_too(client: Client, cast: make.Cast) -> None:
    case = make.received(cast)
    for place in range(10):
        client.post("/progress", {"number": case.number, "code": wrong(case)}, REMOTE_ADDR=f"10.0.0.{place}")
    assert client.post("/progress", {"number": case.number, "code": case.query_code}).status_code == 429


def test_an_address_may_bring_the_number_but_never_the_code(client: Client, cast: make.Cast) -> None:
    case = make.received(cast)
    page = client.get(f"/progress?number={case.number}&code={case.query_code}").text
    assert f'value="{case.number}"' in page
    assert f'value="{case.query_code}"' not in page
    assert "护士执业注册" not in page


def test_a_look_up_costs_a_fixed_number_of_queries(
    client: Client,
    cast: make.Cast,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    case = make.accepted(cast)
    look_up(client, case)
    with django_assert_num_queries(4):
        look_up(client, case)
