"""Every act of a department by its page: done, said, and refused with what was typed."""

import re

import pytest

from onewindow.cases import actions
from onewindow.cases.models import Case, CaseEvent, Liability
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter


def press(client, case: Case, act: str, **typed: object):  # type: ignore[no-untyped-def]
    return client.post(f"/office/cases/{case.number}/acts/{act}", typed)


def radiology(cast: make.Cast) -> Case:
    number = actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING).number
    return actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)


def state_after(response, case: Case) -> str:  # type: ignore[no-untyped-def]
    assert response.status_code == 302, response.text
    assert response.headers["Location"] == f"/office/cases/{case.number}"
    case.refresh_from_db()
    return case.state


def test_a_department_accepts_where_the_window_only_receives(cast: make.Cast, enter: Enter) -> None:
    application = make.nurse_application(item_code=make.code_of("4"))
    case = actions.receive(application=application, by=cast.clerk, at=make.MORNING)
    assert state_after(press(enter(cast.reviewer), case, "accept"), case) == "accepted"


def test_a_reviewer_gives_an_opinion_and_a_decider_grants(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    assert state_after(press(enter(cast.reviewer), case, "review", opinion="合法合规"), case) == "reviewing"
    decider = enter(cast.decider)
    assert "合法合规</textarea>" in decider.get(f"/office/cases/{case.number}").text
    assert state_after(press(decider, case, "grant", findings="符合条件"), case) == "granted"
    assert state_after(press(decider, case, "make"), case) == "granted"
    assert state_after(press(decider, case, "hand_over"), case) == "issuing"


def test_what_was_done_is_said_with_the_paper_to_open(cast: make.Cast, enter: Enter) -> None:
    case, decider = make.reviewed(cast), enter(cast.decider)
    press(decider, case, "grant", findings="符合条件")
    page = decider.get(f"/office/cases/{case.number}").text
    paper = case.papers.get(document__kind="grant").document
    assert "“准予”已办好。" in page
    assert f'<a href="/papers/{paper.pk}.pdf" target="_blank" rel="noopener" data-view="pdf">打开准予决定书</a>' in page


def test_a_refused_decision_has_reasons_and_basis(cast: make.Cast, enter: Enter) -> None:
    case, decider = make.reviewed(cast), enter(cast.decider)
    missing = press(decider, case, "refuse", findings="证书过期", reasons="", basis="护士条例第八条")
    assert missing.status_code == 422
    assert "请填写“不予的理由”" in missing.text
    assert "证书过期</textarea>" in missing.text
    done = press(decider, case, "refuse", findings="证书过期", reasons="执业证书过期", basis="护士条例第八条")
    assert state_after(done, case) == "refused"


def test_the_window_is_asked(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    press(enter(cast.reviewer), case, "ask", question="原件核过吗？")
    assert case.questions.get().text == "原件核过吗？"


def test_completion_is_asked_for_per_material_and_held_against_the_one_who_missed_it(
    cast: make.Cast, enter: Enter
) -> None:
    case = make.accepted(cast)
    typed = {"verdict-01": "defective", "remark-01": "缺单位盖章", "verdict-02": "", "reason": "不能认定执业地点"}
    state_after(press(enter(cast.reviewer), case, "request_completion", missed_at_window="yes", **typed), case)
    assert [row.verdict for row in case.materials.all()] == ["defective", "passed"]
    assert case.materials.first().copies_kept == 1
    assert Liability.objects.get().occasion == "missed_at_window"


def test_a_completion_without_a_word_of_what_is_wrong_keeps_what_was_typed(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    typed = {"verdict-01": "defective", "remark-01": "", "verdict-02": "missing", "reason": "不能认定"}
    page = press(enter(cast.reviewer), case, "request_completion", **typed)
    assert page.status_code == 422
    assert "哪里不符合、应当怎样" in page.text
    assert '<option value="missing" selected>' in page.text
    assert "不能认定</textarea>" in page.text


def test_nothing_marked_is_said_at_the_materials(cast: make.Cast, enter: Enter) -> None:
    page = press(enter(cast.reviewer), make.accepted(cast), "request_completion", reason="看看")
    assert page.status_code == 422
    assert '<p class="field-error" id="request_completion-materials">' in page.text


def test_a_material_beyond_the_list_is_refused_and_recorded(cast: make.Cast, enter: Enter) -> None:
    typed = {"verdict-99": "missing", "reason": "再交一份"}
    page = press(enter(cast.reviewer), make.accepted(cast), "request_completion", **typed)
    assert page.status_code == 422
    assert "不在本事项的材料清单内" in page.text


def test_the_clock_is_stopped_and_goes_on(cast: make.Cast, enter: Enter) -> None:
    case, client = radiology(cast), enter(cast.reviewer)
    procedure = cast.radiology.versions.get().procedures.get()
    done = press(client, case, "suspend", procedure_id=procedure.pk, days="10", reason="专家评审")
    assert state_after(done, case) == "suspended"
    assert state_after(press(client, case, "resume", evidence="评审报告 12 号"), case) == "reviewing"


@pytest.mark.parametrize(
    ("days", "said"), [("31", "最长 30 个工作日"), ("十", "“工作日数”的内容无法识别：十"), ("", "“工作日数”的内容")]
)
def test_days_that_cannot_be_are_named(cast: make.Cast, enter: Enter, days: str, said: str) -> None:
    procedure = cast.radiology.versions.get().procedures.get()
    page = press(enter(cast.reviewer), radiology(cast), "suspend", procedure_id=procedure.pk, days=days, reason="评审")
    assert page.status_code == 422
    assert said in page.text
    assert "评审</textarea>" in page.text


def test_a_procedure_that_is_not_listed_is_refused(cast: make.Cast, enter: Enter) -> None:
    page = press(enter(cast.reviewer), radiology(cast), "suspend", procedure_id="999999", days="5", reason="公示")
    assert "不在本事项列明的范围内" in page.text


def test_a_decider_extends_once(cast: make.Cast, enter: Enter) -> None:
    case, decider = make.accepted(cast), enter(cast.decider)
    state_after(press(decider, case, "extend", reason="需外出核查"), case)
    again = press(decider, case, "extend", reason="还要再延")
    assert again.status_code == 409
    assert "本办件已延期一次，不得再次延期" in again.text
    assert "还要再延</textarea>" in again.text


def test_a_case_is_declined_or_terminated_with_its_basis(cast: make.Cast, enter: Enter) -> None:
    case = make.received(cast)
    typed = {"reason": "不属于本机关", "basis": "行政许可法第三十二条", "right_authority": "省卫生健康委"}
    assert state_after(press(enter(cast.reviewer), case, "decline", **typed), case) == "declined"
    case = make.accepted(cast)
    typed = {"reason": "申请人死亡", "basis": "行政许可法第七十条"}
    assert state_after(press(enter(cast.decider), case, "terminate", **typed), case) == "terminated"


def test_an_act_without_the_power_says_who_has_it(cast: make.Cast, enter: Enter) -> None:
    page = press(enter(cast.reviewer), make.reviewed(cast), "grant", findings="我来定")
    assert page.status_code == 403
    assert "您在当前岗位没有“护士执业注册”的“决定”权限" in page.text
    assert "我来定</textarea>" in page.text


def test_the_same_form_sent_twice_is_done_once(cast: make.Cast, enter: Enter) -> None:
    case, client = make.accepted(cast), enter(cast.reviewer)
    key = re.search(r'acts/ask".*?name="key" value="([^"]+)"', client.get(f"/office/cases/{case.number}").text, re.S)
    assert key is not None
    for _time in range(2):
        assert press(client, case, "ask", question="原件核过吗？", key=key[1]).status_code == 302
    assert case.questions.count() == 1


def test_an_endless_key_breaks_nothing(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    assert press(enter(cast.reviewer), case, "ask", question="核过吗？", key="k" * 5000).status_code == 302


def test_another_department_and_another_hat_change_nothing(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    events = CaseEvent.objects.count()
    assert press(enter(cast.planning_reviewer), case, "review", opinion="越界").status_code == 404
    assert press(enter(cast.clerk), case, "review", opinion="越界").status_code == 403
    assert CaseEvent.objects.count() == events


def test_an_act_that_is_none_is_not_found(cast: make.Cast, enter: Enter) -> None:
    case, client = make.accepted(cast), enter(cast.reviewer)
    for act in ("nothing", "notify_again", "deem_accepted"):
        assert press(client, case, act).status_code == 404


def test_the_address_of_an_act_leads_back_to_its_case(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    led = enter(cast.reviewer).get(f"/office/cases/{case.number}/acts/review")
    assert led.headers["Location"] == f"/office/cases/{case.number}"
