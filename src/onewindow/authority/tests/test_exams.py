"""Taking a test: asked once, kept as asked and as answered, marked at once, and so many a day (M15)."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction

from onewindow.audit.models import Entry
from onewindow.authority.actions import training as actions
from onewindow.authority.errors import (
    ChoiceUnknown,
    HandedInAlready,
    NotEnrolled,
    NothingInForce,
    TooFewQuestions,
    TooManyTries,
)
from onewindow.authority.models import Course, Exam, TrainingPass
from onewindow.authority.queries import ground_for
from onewindow.authority.queries.syllabus import syllabus
from onewindow.authority.rules import Power
from onewindow.authority.rules.drawing import draw
from onewindow.authority.tests import make
from onewindow.authority.tests.school import School, course_input, edition, school
from onewindow.lib.refusal import InvalidInputs, NotFound
from onewindow.organisation.models import Role

LAST_MINUTE = make.moment("2026-11-24 23:59")
MIDNIGHT = make.moment("2026-11-25 00:00")


@pytest.fixture
def house(db: None) -> School:
    return school()


def test_whoever_passes_accepts_at_once_and_for_the_courses_validity(house: School) -> None:
    exam = house.handed_in(wrong=1)
    assert (exam.score, exam.passed) == (80, True)
    record = TrainingPass.objects.get(account=house.clerk.account_id)
    assert (record.item, record.version_number, record.way, record.score) == (house.cast.nurse, 1, "exam", 80)
    assert (record.passed_on, record.valid_until) == (date(2026, 11, 24), date(2027, 11, 24))
    assert record.confirmed_by["role"] == "system"
    assert ground_for(actor=house.clerk, item=house.cast.nurse, power=Power.ACCEPT, at=make.NOON)


def test_whoever_fails_gets_the_result_and_no_pass(house: School) -> None:
    exam = house.handed_in(wrong=2)
    assert (exam.score, exam.passed) == (60, False)
    assert not TrainingPass.objects.filter(account=house.clerk.account_id).exists()


def test_the_same_seed_draws_the_same_test_and_the_paper_keeps_it(house: School) -> None:
    exam = house.begun(seed=7)
    asks = syllabus(house.course, date(2026, 11, 24))
    drawn = draw(asks.topics, asks.written, asks.elsewhere, count=5, seed=7)
    assert [(each["text"], tuple(each["choices"]), each["right"]) for each in exam.questions] == [
        (each.text, each.choices, each.right) for each in drawn
    ]
    assert exam.seed == 7 and exam.editions == {str(house.cast.nurse.pk): 1}


def test_a_test_that_is_not_handed_in_goes_on(house: School) -> None:
    exam = house.begun()
    actions.answer_exam(exam_id=exam.pk, answers={2: 1}, by=house.clerk, at=make.NOON)
    again = actions.start_exam(course_id=house.course.pk, by=house.clerk, at=MIDNIGHT)
    assert again.pk == exam.pk and again.answers == [None, None, 1, None, None]


def test_each_answer_stays_while_others_are_given(house: School) -> None:
    exam = house.begun()
    for place, choice in ((0, 1), (3, 0), (0, None)):
        exam = actions.answer_exam(exam_id=exam.pk, answers={place: choice}, by=house.clerk, at=make.NOON)
    assert exam.answers == [None, None, None, 0, None]


@pytest.mark.parametrize("answers", [{5: 0}, {-1: 0}, {0: 4}, {0: -1}])
def test_what_was_not_asked_is_not_answered(house: School, answers: dict[int, int]) -> None:
    exam = house.begun()
    with pytest.raises(ChoiceUnknown):
        actions.answer_exam(exam_id=exam.pk, answers=answers, by=house.clerk, at=make.NOON)


def test_every_question_is_answered_before_it_is_handed_in(house: School) -> None:
    exam = house.begun()
    actions.answer_exam(exam_id=exam.pk, answers={0: 0, 1: 0, 2: 0}, by=house.clerk, at=make.NOON)
    with pytest.raises(InvalidInputs) as caught:
        actions.hand_in_exam(exam_id=exam.pk, by=house.clerk, at=make.NOON)
    assert [refusal.field for refusal in caught.value.refusals] == ["answers.3", "answers.4"]
    exam.refresh_from_db()
    assert exam.answers[:3] == [0, 0, 0] and exam.handed_in_at is None


def test_handing_in_twice_is_the_same_as_once(house: School) -> None:
    exam = house.handed_in()
    again = actions.hand_in_exam(exam_id=exam.pk, by=house.clerk, at=MIDNIGHT)
    assert again.handed_in_at == make.NOON
    assert TrainingPass.objects.filter(account=house.clerk.account_id).count() == 1


def test_what_was_handed_in_is_answered_no_more(house: School) -> None:
    exam = house.handed_in()
    with pytest.raises(HandedInAlready):
        actions.answer_exam(exam_id=exam.pk, answers={0: 0}, by=house.clerk, at=make.NOON)


def test_three_tries_a_day_each_kept_and_three_more_from_midnight(house: School) -> None:
    for _ in range(3):
        house.handed_in(wrong=5, at=LAST_MINUTE)
    with pytest.raises(TooManyTries, match="今天的 3 次"):
        house.begun(LAST_MINUTE)
    assert house.begun(MIDNIGHT).number == 1
    assert list(Exam.objects.order_by("id").values_list("number", flat=True)) == [1, 2, 3, 1]


def test_who_is_not_enrolled_takes_no_test(house: School) -> None:
    with pytest.raises(NotEnrolled):
        actions.start_exam(course_id=house.course.pk, by=house.clerk, at=make.NOON)


def test_a_course_without_enough_questions_says_how_many_there_are(house: School) -> None:
    Course.objects.filter(pk=house.course.pk).update(asked=6)
    with pytest.raises(TooFewQuestions, match="要出 6 题，现在只能出 5 题"):
        house.begun()
    actions.write_question(
        course_id=house.course.pk, text="几次？", right="一次", wrong=["两次"], by=house.teacher, at=make.NOON
    )
    assert len(house.begun().questions) == 6


def test_an_item_without_an_edition_in_force_is_not_examined(house: School) -> None:
    teacher = house.cast.hat(Role.ITEM_MANAGER, department_id=house.cast.planning.pk)
    course = actions.open_course(course=course_input(house.cast.investment), by=teacher, at=make.NOON)
    actions.enrol(course_id=course.pk, account_ids=[house.clerk.account_id], by=house.clerk, at=make.NOON)
    with pytest.raises(NothingInForce):
        actions.start_exam(course_id=course.pk, by=house.clerk, at=make.NOON)


def test_a_pass_is_for_the_edition_that_was_asked_about(house: School) -> None:
    exam = house.answered(house.begun(LAST_MINUTE), at=LAST_MINUTE)
    edition(house.cast.nurse, 2, date(2026, 11, 25), {"新表": ("按新表填写",)})
    actions.hand_in_exam(exam_id=exam.pk, by=house.clerk, at=MIDNIGHT)
    assert TrainingPass.objects.get(account=house.clerk.account_id).version_number == 1


def test_somebody_elses_test_is_not_there_and_the_attempt_is_on_record(house: School) -> None:
    exam = house.begun()
    other = house.cast.clerk()
    for act in (
        lambda: actions.answer_exam(exam_id=exam.pk, answers={0: 0}, by=other, at=make.NOON),
        lambda: actions.hand_in_exam(exam_id=exam.pk, by=other, at=make.NOON),
    ):
        with pytest.raises(NotFound):
            act()
    refused = Entry.objects.filter(kind="refused").order_by("sequence")
    assert [entry.detail["act"] for entry in refused] == ["answer_exam", "hand_in_exam"]


@pytest.mark.parametrize("change", [{"questions": []}, {"seed": 1}, {"answers": [0]}, {"score": 100}, {"number": 9}])
def test_the_database_keeps_what_was_handed_in(house: School, change: dict[str, object]) -> None:
    exam = house.handed_in(wrong=5)
    with pytest.raises(Error), transaction.atomic():
        Exam.objects.filter(pk=exam.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        exam.delete()


@pytest.fixture
def lasting(transactional_db: None) -> Iterator[School]:
    yield school()


def test_two_tabs_at_once_hand_in_once_and_begin_once(lasting: School) -> None:
    exam = lasting.answered(lasting.begun())
    at_once(lambda: actions.hand_in_exam(exam_id=exam.pk, by=lasting.clerk, at=make.NOON))
    assert TrainingPass.objects.filter(account=lasting.clerk.account_id).count() == 1
    at_once(lambda: actions.start_exam(course_id=lasting.course.pk, by=lasting.clerk, at=make.NOON))
    assert Exam.objects.filter(handed_in_at=None).count() == 1


def at_once(act) -> None:  # type: ignore[no-untyped-def]
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_test_is_drawn_in_a_fixed_number_of_queries(house: School, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    house.handed_in(at=make.NOON - timedelta(days=1))
    edition(house.cast.investment)
    with django_assert_num_queries(9):
        syllabus(house.course, date(2026, 11, 24))
