"""A county's item at the city's window: received there by agreement, decided at home, collected where chosen (M04)."""

from datetime import date

import pytest

from onewindow.audit.models import Entry
from onewindow.authority.models import Agreement, Grant
from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.models import Case, Liability
from onewindow.cases.queries.inbox import inbox
from onewindow.cases.queries.lists import list_cases
from onewindow.cases.queries.page import case_view
from onewindow.cases.rules import Act
from onewindow.cases.tests import make
from onewindow.cases.tests.county import (
    BIOMETRIC,
    ONLY_HOME,
    SHARED,
    County,
    accepted_away,
    county,
    handed_over,
    neighbour,
    received_away,
)
from onewindow.cases.tests.expect import open_steps, papers, refused
from onewindow.documents.models import Document


@pytest.fixture
def home(cast: make.Cast) -> County:
    return county(cast)


def receive(by, ending: str = SHARED, **how):  # type: ignore[no-untyped-def]
    return actions.receive(application=make.nurse_application(ending, **how), by=by, at=make.MORNING)


def text_of(case: Case, kind: str) -> str:
    return str(Document.objects.filter(case_paper__case=case, kind=kind).latest("issued_at").content)


def seen(case: Case, actor) -> tuple[bool, bool]:  # type: ignore[no-untyped-def]
    """Whether an actor has the case in the list, and in the inbox."""
    listed = [row.number for row in list_cases(actor=actor, at=make.MORNING).rows]
    waiting = [row.number for row in inbox(actor=actor, at=make.MORNING).rows]
    return case.number in listed, case.number in waiting


def test_the_case_belongs_to_the_home_centre_and_knows_who_received_it(cast: make.Cast, home: County) -> None:
    case = received_away(cast)
    assert (case.centre, case.department, case.number[:6]) == (home.centre, home.department, "520382")
    assert (case.received_centre, case.window.number, case.collect_centre) == (cast.centre, "N01", home.centre)
    assert case.events.get().ground["reference"].endswith("-520300")


def test_at_home_it_is_received_like_any_other(cast: make.Cast, home: County) -> None:
    case = receive(home.clerk)
    assert (case.centre, case.received_centre, case.collect_centre) == (home.centre, home.centre, home.centre)
    assert "异地收件" not in text_of(case, "receipt")


def test_the_home_centres_calendar_counts_wherever_it_was_received(cast: make.Cast, home: County) -> None:
    away, at_home, citys = accepted_away(cast), receive(home.clerk), make.accepted(cast)
    at_home = actions.accept(number=at_home.number, by=home.clerk, at=make.MORNING)
    assert away.promised_due_at == at_home.promised_due_at == make.moment("2026-12-02 17:00")
    assert citys.promised_due_at == make.moment("2026-12-01 17:00")


def test_the_five_days_to_answer_are_counted_at_home_too(cast: make.Cast, home: County) -> None:
    case = received_away(cast, verdict="pending")
    assert actions.sweep(at=make.moment("2026-12-02 17:00")) == 0
    assert actions.sweep(at=make.moment("2026-12-02 17:01")) == 1
    row = Liability.objects.get()
    assert (row.occasion, row.centre, row.case) == ("unanswered", cast.centre, case)


def test_receipt_and_acceptance_say_who_received_and_who_decides(cast: make.Cast, home: County) -> None:
    case = accepted_away(cast)
    said = "由遵义市政务服务中心N01 自然人综合受理窗口收件，由仁怀市卫生健康局审查决定"
    receipt = Document.objects.get(case_paper__case=case, kind="receipt")
    assert said in str(receipt.content) and said in text_of(case, "acceptance")
    assert (receipt.content["paper"]["organ"], receipt.centre) == ("遵义市政务服务中心", cast.centre)
    acceptance = Document.objects.get(case_paper__case=case, kind="acceptance")
    assert (acceptance.content["paper"]["organ"], acceptance.centre) == ("仁怀市卫生健康局", home.centre)
    assert receipt.number.startswith("遵政务") and acceptance.number.startswith("仁政务")


def test_the_receiving_window_has_the_step_and_the_home_department_the_review(cast: make.Cast, home: County) -> None:
    case = received_away(cast)
    assert open_steps(case) == [("intake", "N01")]
    assert (seen(case, cast.clerk), seen(case, cast.second_clerk)) == ((True, True), (True, True))
    assert (seen(case, home.clerk), seen(case, home.reviewer)) == ((False, False), (True, False))
    case = actions.accept(number=case.number, by=cast.clerk, at=make.MORNING)
    assert open_steps(case) == [("review", "仁怀市卫健局")]
    assert (seen(case, cast.clerk), seen(case, home.reviewer)) == ((True, False), (True, True))


def test_both_centres_watch_it_and_a_third_sees_nothing(cast: make.Cast, home: County) -> None:
    third = neighbour(cast)
    case = accepted_away(cast)
    assert seen(case, cast.supervisor) == (True, False)  # what waits now waits at home
    assert seen(case, home.supervisor) == (True, True)
    for actor in third.values():
        assert seen(case, actor) == (False, False)
        with refused("not_found"):
            case_view(number=case.number, actor=actor, at=make.MORNING)
    paper = case.papers.first().document
    assert actions.view_paper(document_id=paper.pk, by=cast.clerk, at=make.MORNING).content
    assert actions.view_paper(document_id=paper.pk, by=home.reviewer, at=make.MORNING).content
    for actor in (*third.values(), home.clerk):
        with refused("not_found"):
            actions.view_paper(document_id=paper.pk, by=actor, at=make.MORNING)


def test_the_receiving_window_acts_on_what_it_received_and_nobody_elses_window_does(
    cast: make.Cast, home: County
) -> None:
    number = received_away(cast, missing=("02",)).number
    assert Act.NOTIFY in case_view(number=number, actor=cast.clerk, at=make.MORNING).allowed
    case = actions.notify(number=number, by=cast.clerk, at=make.MORNING)
    assert open_steps(case) == [("correction", "N01")]
    with refused("not_found"):
        actions.correct(number=number, materials=[make.found()], by=home.clerk, at=make.MORNING)
    actions.correct(number=number, materials=[make.found()], by=cast.second_clerk, at=make.MORNING)
    actions.accept(number=number, by=cast.clerk, at=make.MORNING)
    actions.ask(number=number, question="原件是否核对？", by=home.reviewer, at=make.MORNING)
    actions.answer(number=number, answer="已核对", by=cast.clerk, at=make.MORNING)
    case = actions.withdraw(number=number, reason="申请人要求", by=cast.clerk, at=make.MORNING)
    assert case.state == "withdrawn"
    withdrawal = Document.objects.get(case_paper__case=case, kind="withdrawal")
    assert "遵义市政务服务中心 N01 自然人综合受理" in str(withdrawal.content)


def test_the_notice_says_to_hand_in_where_it_was_received(cast: make.Cast, home: County) -> None:
    case = actions.notify(number=received_away(cast, missing=("02",)).number, by=cast.clerk, at=make.MORNING)
    assert "邮寄至遵义市政务服务中心" in text_of(case, "one_time_notice")


def test_paper_is_sent_to_the_home_department_with_a_list_of_the_receiving_centres(
    cast: make.Cast, home: County
) -> None:
    case = received_away(cast)
    case = actions.transfer(number=case.number, by=cast.clerk, at=make.MORNING)
    handover = case.handovers.get()
    assert (handover.from_place, handover.to_place) == ("遵义市政务服务中心 N01 自然人综合受理", "仁怀市卫生健康局")
    assert "寄送部门审查" in str(handover.document.content) and handover.document.centre == cast.centre
    assert open_steps(case) == [("intake", "仁怀市卫健局")]


def test_the_home_department_may_not_be_decided_for(cast: make.Cast, home: County) -> None:
    number = accepted_away(cast).number
    for actor in (cast.reviewer, cast.decider):
        with refused("not_found"):
            actions.review(number=number, opinion="合规", by=actor, at=make.MORNING)
    with refused("no_power"):
        actions.review(number=number, opinion="合规", by=cast.clerk, at=make.MORNING)


def test_without_an_agreement_the_window_has_no_power_and_is_told_who_has(cast: make.Cast, home: County) -> None:
    with refused("no_power") as refusal:
        receive(cast.clerk, ONLY_HOME)
    assert "该权限在仁怀市卫生健康局，请到仁怀市政务服务中心办理。" in str(refusal.value)
    row = Liability.objects.get()
    assert (row.occasion, row.whose, row.centre) == ("no_power", "window", cast.centre)
    with refused("no_power"):
        receive(neighbour(cast)["clerk"])


@pytest.mark.parametrize(("day", "code"), [("2026-11-24", None), ("2026-11-23", "agreement_expired")])
def test_when_the_agreement_ends_the_receiving_ends(cast: make.Cast, home: County, day: str, code: str | None) -> None:
    end_citys_agreement(cast, home, date.fromisoformat(day))
    if code is None:
        assert received_away(cast).state == "received"
    else:
        with refused(code):
            received_away(cast)


def test_biometrics_are_taken_at_home_only_whatever_was_agreed(cast: make.Cast, home: County) -> None:
    with refused("biometrics_at_home", field="item") as refusal:
        receive(cast.clerk, BIOMETRIC)
    assert str(refusal.value).endswith(
        "不能异地收件。请申请人本人到仁怀市政务服务中心办理：仁怀市国酒大道1号，电话 0851-22200001，窗口 N01。"
    )
    entry = Entry.objects.get(kind="refused")
    assert (entry.chain_id, entry.actor["name"], entry.detail["code"]) == ("520300", "王晓梅", "biometrics_at_home")
    row = Liability.objects.get()
    assert (row.whose, row.unit) == ("department_standard", "仁怀市卫生健康局")
    assert receive(home.clerk, BIOMETRIC).state == "received"
    assert Case.objects.count() == 1


def test_a_result_goes_home_unless_the_applicant_chose_otherwise(cast: make.Cast, home: County) -> None:
    case = handed_over(cast, home)
    assert (case.collect_centre, open_steps(case)) == (home.centre, [("delivery", "C01")])
    assert (seen(case, home.issuer), seen(case, cast.issuer)) == ((True, True), (False, False))
    assert deliver(case, home.issuer).state == "delivered"


def test_where_chosen_it_is_collected_where_it_was_received(cast: make.Cast, home: County) -> None:
    case = handed_over(cast, home, collect_at="receiving")
    assert (case.collect_centre, case.handovers.get().to_place) == (cast.centre, "遵义市政务服务中心统一出证窗口")
    assert (seen(case, home.issuer), seen(case, cast.issuer)) == ((False, False), (True, True))
    assert "办理结果在遵义市政务服务中心领取" in text_of(case, "acceptance")
    case = deliver(case, cast.issuer)
    assert Document.objects.get(case_paper__case=case, kind="delivery").centre == cast.centre
    assert papers(case)[-1] == "delivery"


def test_what_the_receiving_centre_may_not_hand_out_cannot_be_collected_there(cast: make.Cast, home: County) -> None:
    revoke(cast, home, Power.ISSUE)
    with refused("not_collected_here", field="collect_at"):
        received_away(cast, collect_at="receiving")
    assert received_away(cast).collect_centre == home.centre


def test_if_that_power_ended_meanwhile_the_result_goes_home(cast: make.Cast, home: County) -> None:
    number = accepted_away(cast, collect_at="receiving").number
    revoke(cast, home, Power.ISSUE)
    actions.review(number=number, opinion="合规", by=home.reviewer, at=make.MORNING)
    actions.grant(number=number, findings="符合条件", by=home.decider, at=make.MORNING)
    actions.make(number=number, by=home.reviewer, at=make.MORNING)
    case = actions.hand_over(number=number, by=home.reviewer, at=make.MORNING)
    assert case.collect_centre == home.centre
    assert case.events.last().detail["collect_moved"] == "遵义市政务服务中心 → 仁怀市政务服务中心"


def test_a_window_cannot_hand_out_what_lies_at_another_centre(cast: make.Cast, home: County) -> None:
    case = handed_over(cast, home)
    assert Act.DELIVER not in case_view(number=case.number, actor=cast.clerk, at=make.MORNING).allowed
    with refused("collected_elsewhere"):
        deliver(case, cast.clerk)


def test_a_city_item_may_be_received_in_the_county_alike(cast: make.Cast, home: County) -> None:
    make.agree(cast.health, cast.nurse, (Power.RECEIVE,), centre=home.centre)
    case = receive(home.clerk, "1")
    assert (case.centre, case.received_centre) == (cast.centre, home.centre)
    with refused("no_power"):
        actions.accept(number=case.number, by=home.clerk, at=make.MORNING)
    case = actions.accept(number=case.number, by=cast.reviewer, at=make.MORNING)
    assert case.promised_due_at == make.moment("2026-12-01 17:00")


def deliver(case: Case, by) -> Case:  # type: ignore[no-untyped-def]
    person = make.PERSON
    return actions.deliver(
        number=case.number, recipient=person.name, recipient_number=person.number, by=by, at=make.MORNING
    )


def end_citys_agreement(cast: make.Cast, home: County, day: date) -> None:
    Agreement.objects.filter(centre=cast.centre, department=home.department).update(ends_on=day)


def revoke(cast: make.Cast, home: County, power: Power) -> None:
    Grant.objects.filter(agreement__centre=cast.centre, item=home.shared, power=power).update(ended_at=make.MORNING)
