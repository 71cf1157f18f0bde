"""The check form: whole, once, with evidence beside it, and never by who had a hand in the case (M36)."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from onewindow.audit.models import Entry
from onewindow.cases import actions as cases
from onewindow.cases.application import MaterialInput
from onewindow.cases.errors import ExtraMaterial
from onewindow.cases.models import Case
from onewindow.cases.tests import make as house
from onewindow.cases.tests.expect import refused
from onewindow.cases.tests.make import Cast, colleague, moment
from onewindow.organisation.models import Post
from onewindow.supervision import actions
from onewindow.supervision.actions import Answered
from onewindow.supervision.models import Check, Sample
from onewindow.supervision.queries.evidence import evidence_of
from onewindow.supervision.rules import Answer, Evidence, Question
from onewindow.supervision.tests import make

FAULTY = {**make.CONFORMS, Question.LATE_STEP: Answered(Answer.FAULTY, "审查超期")}


def number_of(sample: Sample) -> str:
    return sample.cases.select_related("case").order_by("pk")[0].case.number


def check(cast: Cast, number: str, **changes: object) -> Check:
    facts = {"month": "2026-10", "answers": FAULTY, "by": cast.supervisor, "at": make.NOVEMBER} | changes
    return actions.check_case(number=number, **facts)  # type: ignore[arg-type]


def test_the_whole_form_is_kept_with_who_and_when(cast: Cast) -> None:
    done = check(cast, number_of(make.drawn(cast)))
    assert (done.faults, done.checked_by["name"], done.checked_at) == (1, "马超群", make.NOVEMBER)
    assert dict(done.answers.values_list("question", "answer")) == {
        question: "faulty" if question is Question.LATE_STEP else "conforms" for question in Question
    }


def test_every_question_is_to_be_answered_and_a_fault_to_be_told(cast: Cast) -> None:
    number = number_of(make.drawn(cast))
    answers = {
        Question.LATE_STEP: Answered(Answer.FAULTY),
        Question.DATA_SHOWN: Answered(Answer.CONFORMS, "长" * 501),
        Question.BACK_DATED: Answered("perhaps"),
    }
    with refused("invalid_inputs") as caught:
        check(cast, number, answers=answers)
    faults = {each.field: each.code for each in caught.value.refusals}
    assert faults.pop("answers.late_step") == "remark_missing"
    assert faults.pop("answers.data_shown") == "field_too_long"
    assert set(faults.values()) == {"answers_missing"} and len(faults) == 7
    assert not Check.objects.exists()


def test_who_had_a_hand_in_a_case_in_any_hat_does_not_check_it(cast: Cast) -> None:
    number = number_of(make.drawn(cast))
    post = Post.objects.get(pk=cast.supervisor.post_id)
    post.pk, post.account_id = None, cast.clerk.account_id
    post.save(force_insert=True)
    with refused("acted_on_case"):
        check(cast, number, by=type(cast.clerk).of(post))
    assert Entry.objects.filter(kind="refused", subject=number, detail__code="acted_on_case").exists()


def test_several_share_a_sample_and_each_case_is_checked_once(cast: Cast) -> None:
    sample = make.drawn(cast, 2)
    first, second = sample.cases.values_list("case__number", flat=True).order_by("place")
    other = colleague(cast.supervisor, "苏明")
    assert check(cast, first) == check(cast, first, answers=make.CONFORMS)
    with refused("already_checked"):
        check(cast, first, by=other)
    assert check(cast, second, by=other).checked_by["name"] == "苏明"


def test_only_the_supervisor_checks_and_only_what_was_drawn(cast: Cast) -> None:
    number = number_of(make.drawn(cast))
    for who, actor in cast.people.items():
        if who != "supervisor":
            with refused("not_the_supervisor"):
                check(cast, number, by=actor)
    with refused("not_found"):
        check(cast, house.received(cast).number)
    with refused("not_found"):
        check(cast, number, month="2026-09")


def test_the_database_itself_keeps_what_was_answered(cast: Cast) -> None:
    check(cast, number_of(make.drawn(cast)))
    for change in ("UPDATE supervision_checkanswer SET answer = 'conforms'", "DELETE FROM supervision_check"):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def shown(number: str) -> dict[Question, list[Evidence]]:
    case = Case.objects.select_related("centre", "version", "item").get(number=number)
    return {question: [each.evidence for each in lines] for question, lines in evidence_of(case).items()}


def test_a_clean_case_shows_nothing(cast: Cast) -> None:
    assert shown(house.granted(cast).number) == {}


def test_a_second_notice_and_a_demand_beyond_the_list_are_shown(cast: Cast) -> None:
    case = house.noticed(cast)
    still = house.found("02", "defective", "过期")
    cases.correct(number=case.number, materials=[still], by=cast.clerk, at=house.MORNING)
    cases.notify_again(number=case.number, reason="确有必要", reply_by=None, by=cast.supervisor, at=house.MORNING)
    with pytest.raises(ExtraMaterial):
        extra = [MaterialInput(code="99", verdict="passed")]
        cases.correct(number=case.number, materials=extra, by=cast.clerk, at=house.MORNING)
    assert shown(case.number) == {
        Question.SPLIT_NOTICE: [Evidence.NOTICED_TWICE],
        Question.EXTRA_MATERIAL: [Evidence.EXTRA_DEMANDED],
    }


def test_a_late_step_a_look_and_a_refusal_are_shown(cast: Cast) -> None:
    case = house.reviewed(cast)
    cases.reveal(number=case.number, reason="核对", by=cast.reviewer, at=house.MORNING)
    told = {"findings": "不符合", "reasons": "未通过考试", "basis": "护士条例"}
    cases.refuse(number=case.number, **told, by=cast.decider, at=moment("2026-12-03 10:00"))
    assert shown(case.number) == {
        Question.WRONGLY_REJECTED: [Evidence.ENDED_WITHOUT_GRANT],
        Question.LATE_STEP: [Evidence.STEP_CLOSED_LATE],
        Question.DATA_SHOWN: [Evidence.NUMBERS_REVEALED],
    }


def test_silence_and_defects_that_nobody_was_told_of_are_shown(cast: Cast) -> None:
    unanswered = house.received(cast, missing=("02",))
    cases.sweep(at=moment("2026-12-02 09:00"))
    assert shown(unanswered.number)[Question.MISSING_NOTICE] == [Evidence.DEEMED_ACCEPTED, Evidence.DEFECTS_UNTOLD]


def test_a_time_that_runs_back_and_an_altered_record_are_shown(cast: Cast) -> None:
    case = house.accepted(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_caseevent DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE cases_caseevent SET at = at - interval '2 days' WHERE case_id = %s AND sequence = 2", [case.pk]
        )
        cursor.execute("ALTER TABLE cases_caseevent ENABLE TRIGGER USER")
    assert shown(case.number)[Question.BACK_DATED] == [Evidence.TIME_RUNS_BACK, Evidence.RECORD_BROKEN]
