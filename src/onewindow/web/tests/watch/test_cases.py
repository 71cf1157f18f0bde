"""A case before a supervisor: to read, masked, with its breaches and the state of its record."""

import pytest
from django.db import connection

from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.models import Case, Liability
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter


def corrected_wrongly(cast: make.Cast) -> Case:
    """Notified once, and what was handed in is still defective."""
    case = make.received(cast, verdict="defective")
    actions.notify(number=case.number, by=cast.clerk, at=make.MORNING)
    still = MaterialInput(code="01", verdict="defective", remark="仍缺盖章")
    return actions.correct(number=case.number, materials=[still], by=cast.clerk, at=make.MORNING)


def test_the_course_is_shown_and_persons_are_masked(cast: make.Cast, enter: Enter) -> None:
    case = make.granted(cast)
    page = enter(cast.supervisor).get(f"/watch/cases/{case.number}").text
    assert "准予" in page and "黄志远" in page
    assert "张**" in page
    assert "张伟民" not in page and "520300199001011238" not in page
    assert "查看完整号码" not in page


def test_the_agent_is_masked_too(cast: make.Cast, enter: Enter) -> None:
    case = actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING)
    page = enter(cast.leader).get(f"/watch/cases/{case.number}").text
    assert "遵义云水科技有限公司" in page
    agent = page.split("代办人")[1]
    assert "杨*" in agent and "杨帆" not in agent


def test_a_record_that_holds_is_said_to(cast: make.Cast, enter: Enter) -> None:
    page = enter(cast.supervisor).get(f"/watch/cases/{make.accepted(cast).number}").text
    assert "留痕完好" in page
    assert "2 条留痕环环相扣" in page


def test_a_record_that_was_altered_is_named_by_its_place(cast: make.Cast, enter: Enter) -> None:
    case = make.accepted(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_caseevent DISABLE TRIGGER USER")
        cursor.execute("UPDATE cases_caseevent SET detail = '{}' WHERE case_id = %s AND sequence = 2", [case.pk])
        cursor.execute("ALTER TABLE cases_caseevent ENABLE TRIGGER USER")
    page = enter(cast.supervisor).get(f"/watch/cases/{case.number}").text
    assert "留痕链断裂" in page
    assert "第 2 条起" in page


def test_a_supervisor_lets_a_further_notice_out_and_whose_it_was_is_told(cast: make.Cast, enter: Enter) -> None:
    case, client = corrected_wrongly(cast), enter(cast.supervisor)
    address = f"/watch/cases/{case.number}/acts/notify_again"
    refused = client.post(address, {"reason": "", "reply_by": ""})
    assert refused.status_code == 422
    assert "请填写“理由”" in refused.text
    assert client.post(address, {"reason": "材料确有新问题", "reply_by": "2026-12-20"}).status_code == 302
    page = client.get(f"/watch/cases/{case.number}").text
    assert "二次告知" in page and "材料确有新问题" in page
    assert "打开一次性告知书" in page
    assert "申请人自身" in page
    assert Liability.objects.get().whose == "applicant"


@pytest.mark.parametrize("day", ["2026-13-45", "明天", "2026-11-01"])
def test_a_day_that_cannot_be_is_named(cast: make.Cast, enter: Enter, day: str) -> None:
    case, client = corrected_wrongly(cast), enter(cast.supervisor)
    refused = client.post(f"/watch/cases/{case.number}/acts/notify_again", {"reason": "新问题", "reply_by": day})
    assert refused.status_code == 422
    assert "新问题</textarea>" in refused.text
    assert "补正期限" in refused.text


def test_a_leader_only_reads(cast: make.Cast, enter: Enter) -> None:
    case, client = corrected_wrongly(cast), enter(cast.leader)
    assert "批准再次告知" not in client.get(f"/watch/cases/{case.number}").text
    typed = {"reason": "我批准", "reply_by": ""}
    assert client.post(f"/watch/cases/{case.number}/acts/notify_again", typed).status_code == 403


def test_other_acts_are_not_here(cast: make.Cast, enter: Enter) -> None:
    case, client = make.accepted(cast), enter(cast.supervisor)
    assert client.post(f"/watch/cases/{case.number}/acts/grant", {"findings": "x"}).status_code == 404
    assert client.get(f"/watch/cases/{case.number}/acts/notify_again").status_code == 302


def test_cases_are_filtered_by_state_and_department(cast: make.Cast, enter: Enter) -> None:
    nurse = make.accepted(cast)
    project = actions.receive(application=make.company_application(), by=cast.legal_clerk, at=make.MORNING)
    client = enter(cast.supervisor)
    for query, seen in (
        (f"department={cast.planning.pk}", (False, True)),
        ("state=accepted", (True, False)),
        (f"text={project.number}", (False, True)),
    ):
        page = client.get(f"/watch/cases?{query}").text
        assert (nurse.number in page, project.number in page) == seen


def test_a_page_costs_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    client, address = enter(cast.supervisor), f"/watch/cases/{make.granted(cast).number}"
    client.get(address)
    with django_assert_num_queries(11):
        client.get(address)
