"""Every act of a window by the page of its case: done and said, or refused with what was typed."""

from datetime import timedelta

import pytest

from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.web.tests.desk.typing import HTMX, PNG, material, scan
from onewindow.web.tests.house import Enter, later


def press(client, case: Case, acts: str, **typed: object):
    typed = {name.replace("__", "."): value for name, value in typed.items()}
    return client.post(f"/desk/cases/{case.number}/work", {"next": acts, **typed}, headers=HTMX)


def after(response, case: Case) -> str:
    assert response.status_code == 200, response.text
    case.refresh_from_db()
    return case.state


def filing(cast: make.Cast, ending: str = "3") -> Case:
    number = actions.receive(application=make.company_application(ending), by=cast.legal_clerk, at=make.MORNING).number
    return actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)


def test_a_verdict_is_saved_and_the_next_step_taken_with_it(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast, verdict="pending"), enter(cast.clerk)
    rows = material("01", copies=1) | material("02", original="yes")
    assert after(press(client, case, "check", **rows), case) == "received"
    assert set(case.materials.values_list("verdict", flat=True)) == {"passed"}
    assert after(press(client, case, "check accept", **rows), case) == "accepted"
    assert [event.act for event in case.events.all()] == ["receive", "check", "accept"]


def test_files_are_added_to_their_material(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    page = press(enter(cast.clerk), case, "check", **{"materials__01-remark": "", "materials__01-files": scan()}).text
    assert case.files.get().material.requirement.code == "01"
    assert 'data-view="image"' in page
    assert "已存入 1 个文件。" in page


def test_defects_are_told_and_their_correction_taken_and_accepted(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast), enter(cast.clerk)
    page = press(client, case, "check notify", **material("01", "defective", "照片不清晰"))
    assert after(page, case) == "correcting"
    assert "data-issued>一次性告知书" in page.text
    page = press(client, case, "correct accept", **material("01", "passed", "照片不清晰", copies=1))
    assert after(page, case) == "accepted"
    assert case.materials.get(requirement__code="01").remark == ""
    assert [each.document.kind for each in case.papers.order_by("pk")] == [
        "receipt",
        "one_time_notice",
        "receipt",
        "acceptance",
    ]


def test_a_second_notice_is_not_offered_and_not_given(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast, verdict="defective"), enter(cast.clerk)
    press(client, case, "notify")
    actions.correct(
        number=case.number,
        materials=[MaterialInput(code="01", verdict="defective", remark="仍不清晰", copies_kept=1)],
        by=cast.clerk,
        at=make.MORNING,
    )
    assert "出具一次性告知书" not in client.get(f"/desk/cases/{case.number}").text
    response = press(client, case, "notify")
    assert response.status_code == 409
    assert "不得二次告知" in response.text


@pytest.mark.parametrize(
    ("act", "typed", "state"),
    [
        ("return", {"return__reason": "不属于本窗口", "return__where_to_go": "市民政局"}, "returned"),
        ("decline", {"decline__reason": "不属于职权", "decline__basis": "行政许可法第三十二条"}, "declined"),
        ("withdraw", {"withdraw__reason": "申请人改期"}, "withdrawn"),
        ("transfer", {}, "received"),
        ("accept", {}, "accepted"),
    ],
)
def test_a_received_case_is_answered(cast: make.Cast, enter: Enter, act: str, typed: dict, state: str) -> None:
    case = make.received(cast)
    assert after(press(enter(cast.clerk), case, act, **typed), case) == state
    assert case.events.last().act == act


@pytest.mark.parametrize(
    ("act", "typed", "place"),
    [
        ("return", {"return__reason": "", "return__where_to_go": "市民政局"}, "return.reason"),
        ("return", {"return__reason": "写了的理由", "return__where_to_go": ""}, "return.where_to_go"),
        ("decline", {"decline__reason": "", "decline__basis": "法条"}, "decline.reason"),
        ("withdraw", {"withdraw__reason": " "}, "withdraw.reason"),
        ("check notify", {"notify__reply_by": "2020-01-01", **material("01", "missing")}, "notify.reply_by"),
        ("check", material("01", "defective"), "materials.01"),
        ("check", material("02", "passed"), "materials.02"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
    cast: make.Cast, enter: Enter, act: str, typed: dict, place: str
) -> None:
    case = make.received(cast)
    kept = {"decline__right_authority": "贵阳市卫生健康局", "review__opinion": "另写的意见"}
    response = press(enter(cast.clerk), case, act, **{**kept, **typed})
    assert response.status_code == 422
    assert f'<a href="#{place}">' in response.text
    assert f'id="{place}-error"' in response.text
    for value in [*kept.values(), *typed.values()]:
        assert not value.strip() or value in response.text or value == "另写的意见"
    case.refresh_from_db()
    assert case.state == "received"


def test_what_the_department_asks_is_answered_with_files(cast: make.Cast, enter: Enter) -> None:
    case, client = make.reviewed(cast), enter(cast.clerk)
    actions.ask(number=case.number, question="照片是否本人？", by=cast.reviewer, at=make.MORNING)
    page = client.get(f"/desk/cases/{case.number}").text
    assert "照片是否本人？" in page
    assert press(client, case, "answer", answer__answer="").status_code == 422
    sent = {"answer__answer": "已当面核对", "materials__01-files": scan()}
    assert after(press(client, case, "answer", **sent), case) == "reviewing"
    assert case.questions.get().answer == "已当面核对"
    assert case.files.count() == 1


def test_a_correction_without_anything_is_refused(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast, verdict="defective"), enter(cast.clerk)
    press(client, case, "notify")
    response = press(client, case, "correct", **material("01", "defective", "照片不清晰", original="yes", copies=1))
    assert response.status_code == 422
    assert '<a href="#materials">' in response.text


def test_completed_materials_are_taken_with_a_receipt(cast: make.Cast, enter: Enter) -> None:
    case, client = make.reviewed(cast), enter(cast.clerk)
    actions.request_completion(
        number=case.number,
        defects_found=[MaterialInput(code="01", verdict="defective", remark="缺签名")],
        reason="缺签名",
        missed_at_window=False,
        by=cast.reviewer,
        at=make.MORNING,
    )
    assert "收取补齐材料" in client.get(f"/desk/cases/{case.number}").text
    assert after(press(client, case, "complete", **material("01", copies=1)), case) == "reviewing"
    assert case.completion.completed_at is not None


def test_a_filing_is_granted_and_delivered_in_one_sitting(cast: make.Cast, enter: Enter) -> None:
    case, client = filing(cast), enter(cast.legal_clerk)
    assert "当场办结" in client.get(f"/desk/cases/{case.number}").text
    page = press(client, case, "review grant", review__opinion="信息齐全，予以备案")
    assert after(page, case) == "granted"
    assert "送达" in page.text
    typed = {"deliver__recipient": "杨帆", "deliver__recipient_number": "520300198506152410"}
    assert after(press(client, case, "deliver", **typed, signature=scan("signature.png", PNG)), case) == "delivered"
    assert case.delivery.signature.purpose == "signature"
    assert "本件已经办结" in client.get(f"/desk/cases/{case.number}").text


def test_a_certificate_decided_on_the_spot_is_made_with_the_decision(cast: make.Cast, enter: Enter) -> None:
    item = make.new_item(cast.planning, cast.investment.type, "5", "食品经营备案", None, 0, natural=False)
    make.agree(cast.planning, item, tuple(Power))
    case = filing(cast, "5")
    page = enter(cast.legal_clerk).get(f"/desk/cases/{case.number}").text
    assert 'value="review grant make"' in page
    page = press(enter(cast.legal_clerk), case, "review grant make", review__opinion="符合条件").text
    assert case.papers.filter(document__kind="certificate").exists()
    assert page.count("data-issued") == 2


def test_a_refusal_on_the_spot_has_its_reasons(cast: make.Cast, enter: Enter) -> None:
    case, client = filing(cast), enter(cast.legal_clerk)
    typed = {"review__opinion": "产业政策不符", "refuse__reasons": "属于禁止类项目", "refuse__basis": ""}
    response = press(client, case, "review refuse", **typed)
    assert response.status_code == 422
    assert "审查意见已记录" in response.text
    assert '<a href="#refuse.basis">' in response.text
    assert "产业政策不符</textarea>" in response.text
    assert after(press(client, case, "review refuse", **typed | {"refuse__basis": "管理办法第五条"}), case) == "refused"


def test_only_the_right_person_gets_the_result(cast: make.Cast, enter: Enter) -> None:
    case, client = filing(cast), enter(cast.legal_clerk)
    press(client, case, "review grant", review__opinion="齐全")
    typed = {"deliver__recipient": "杨帆", "deliver__recipient_number": "520300199001011238"}
    response = press(client, case, "deliver", **typed)
    assert "不能交付" in response.text
    assert '<a href="#deliver.recipient_number">' in response.text
    assert 'value="520300199001011238"' in response.text


def test_a_closed_case_is_only_read(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast), enter(cast.clerk)
    actions.withdraw(number=case.number, reason="申请人改期", by=cast.clerk, at=make.MORNING)
    page = client.get(f"/desk/cases/{case.number}").text
    assert "本件已经办结" in page
    assert '<details class="act' not in page
    response = press(client, case, "accept")
    assert response.status_code == 409
    assert "办件当前为“已撤回”，不能“受理”" in response.text


def test_an_expired_agreement_stops_the_act(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast), enter(cast.clerk)
    cast.nurse.grants.get(power=Power.ACCEPT).agreement.__class__.objects.update(ends_on="2026-10-31")
    assert "已于 2026年10月31日 届满" in client.get(f"/desk/cases/{case.number}").text
    response = press(client, case, "accept")
    assert response.status_code == 403
    assert "届满" in response.text


def test_what_another_did_is_said(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    response = press(enter(cast.second_clerk), case, "accept")
    assert "该办件已由王晓梅（N01 自然人综合受理）" in response.text


def test_sending_a_form_twice_does_it_once(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast, verdict="pending"), enter(cast.clerk)
    rows = material("01", copies=1) | material("02", original="yes")
    key = "0199b1c8-0000-7000-8000-000000000001"
    for _ in range(2):
        sent = {**rows, "materials__01-files": scan(), "key": key}
        assert after(press(client, case, "check accept", **sent), case) == "accepted"
    assert case.files.count() == 1
    assert case.events.filter(act="accept").count() == 1


def test_a_mistyped_file_changes_nothing(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    sent = {**material("01", copies=1), "materials__01-files": scan("假.pdf", b"MZ")}
    response = press(enter(cast.clerk), case, "check accept", **sent)
    assert response.status_code == 422
    assert '<a href="#materials.01">文件“假.pdf”不是可用的' in response.text
    assert after(enter(cast.clerk).get(f"/desk/cases/{case.number}"), case) == "received"
    assert 'hx-preserve="true"' in response.text


def test_a_notice_that_ran_out_is_said_when_the_correction_comes(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast, verdict="defective")
    actions.notify(number=case.number, by=cast.clerk, at=make.MORNING)
    with later("2027-01-20 10:00"):
        response = press(enter(cast.clerk), case, "correct", **material("01", copies=1))
    assert response.status_code == 409
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_without_script_an_act_leads_back_to_the_case_or_shows_the_refusal(cast: make.Cast, enter: Enter) -> None:
    case, client = make.received(cast), enter(cast.clerk)
    refused = client.post(f"/desk/cases/{case.number}/work", {"next": "withdraw", "withdraw.reason": ""})
    assert refused.status_code == 422
    assert "<html" in refused.text
    done = client.post(f"/desk/cases/{case.number}/work", {"next": "withdraw", "withdraw.reason": "改期"})
    assert done.headers["Location"] == f"/desk/cases/{case.number}"


@pytest.mark.parametrize("who", ["legal_clerk", "outsider", "reviewer", "issuer", "supervisor"])
def test_nobody_else_opens_it_at_the_desk(cast: make.Cast, enter: Enter, who: str) -> None:
    case = make.received(cast)
    client = enter(cast.people[who])
    assert client.get(f"/desk/cases/{case.number}").status_code in (403, 404)
    assert press(client, case, "withdraw", withdraw__reason="捣乱").status_code in (403, 404)
    case.refresh_from_db()
    assert case.state == "received"


def test_an_unknown_number_is_not_found(cast: make.Cast, enter: Enter) -> None:
    assert enter(cast.clerk).get("/desk/cases/123").status_code == 404


@pytest.mark.parametrize(("ready", "queries"), [("received", 18), ("accepted", 18), ("issuing", 18)])
def test_a_page_costs_a_fixed_number_of_queries(
    cast, enter, django_assert_num_queries, ready: str, queries: int
) -> None:
    case, client = getattr(make, ready)(cast), enter(cast.clerk)
    client.get(f"/desk/cases/{case.number}")
    with django_assert_num_queries(queries):
        client.get(f"/desk/cases/{case.number}")


def test_a_late_case_is_shown_late(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast, make.MORNING - timedelta(days=30))
    assert "已超期" in enter(cast.clerk).get(f"/desk/cases/{case.number}").text
