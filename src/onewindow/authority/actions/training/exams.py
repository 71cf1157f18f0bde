"""Taking a course's test: the questions are drawn once and kept, each answer is kept as it is given (M15)."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate, localtime

from onewindow.authority.actions.training._rights import course_for, require_open, require_right
from onewindow.authority.errors import (
    ChoiceUnknown,
    HandedInAlready,
    NotEnrolled,
    NothingInForce,
    TooFewQuestions,
    TooManyTries,
    Unanswered,
)
from onewindow.authority.models import Course, Enrolment, Exam, TrainingPass
from onewindow.authority.queries.syllabus import syllabus
from onewindow.authority.rules.drawing import draw
from onewindow.authority.rules.training import TrainingAct, last_day, score_of
from onewindow.lib.refusal import InvalidInputs, NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed

SEEDS = 2**53


def start_exam(*, course_id: int, by: Actor, at: datetime, seed: int | None = None) -> Exam:
    """Draw a test for the clerk, or go on with the one that is not handed in; `seed` draws a known one.

    Refuses with NotFound, NoTrainingRight, NotEnrolled, CourseClosed, TooManyTries on one day (Asia/Shanghai),
    NothingInForce and TooFewQuestions.
    """
    with deed(TrainingAct.START_EXAM, f"course {course_id}", by=by, at=at) as detail:
        course = course_for(TrainingAct.START_EXAM, course_id, by)
        if not Enrolment.objects.select_for_update().filter(course=course, account=by.account_id).exists():
            raise NotEnrolled(course=course.title)
        mine = Exam.objects.filter(course=course, account=by.account_id)
        begun = mine.filter(handed_in_at=None).first()
        if begun is None:
            require_open(course)
            today = localdate(at)
            number = mine.filter(on=today).count() + 1
            if number > course.tries_per_day:
                raise TooManyTries(tries=course.tries_per_day)
            begun = _drawn(course, by, at, number, secrets.randbelow(SEEDS) if seed is None else seed)
        detail.update(exam=str(begun.pk), number=begun.number, course=course.title)
    return begun


def answer_exam(*, exam_id: UUID, answers: Mapping[int, int | None], by: Actor, at: datetime) -> Exam:
    """Keep answers by the place of their question, both from 0; what isn't named stays as it was.

    Refuses with NotFound, NoTrainingRight, HandedInAlready, ChoiceUnknown.
    """
    with deed(TrainingAct.ANSWER_EXAM, f"exam {exam_id}", by=by, at=at) as detail:
        exam = _own(TrainingAct.ANSWER_EXAM, exam_id, by)
        if exam.handed_in_at is not None:
            raise HandedInAlready(when=f"{localtime(exam.handed_in_at):%Y-%m-%d %H:%M}")
        kept = list(exam.answers)
        for place, choice in answers.items():
            known = 0 <= place < len(kept) and (choice is None or 0 <= choice < len(exam.questions[place]["choices"]))
            if not known:
                raise ChoiceUnknown(number=place + 1, field=f"answers.{place}")
            kept[place] = choice
        exam.answers = kept
        exam.save(update_fields=["answers"])
        detail["answers"] = kept
    return exam


def hand_in_exam(*, exam_id: UUID, by: Actor, at: datetime) -> Exam:
    """Mark the test at once and, when it is passed, give the passes; handing it in twice is the same as once.

    Refuses with NotFound, NoTrainingRight, and InvalidInputs naming each question without an answer.
    """
    with deed(TrainingAct.HAND_IN_EXAM, f"exam {exam_id}", by=by, at=at) as detail:
        exam = _own(TrainingAct.HAND_IN_EXAM, exam_id, by)
        if exam.handed_in_at is None:
            open_ones = [place for place, choice in enumerate(exam.answers) if choice is None]
            if open_ones:
                raise InvalidInputs([Unanswered(number=place + 1, field=f"answers.{place}") for place in open_ones])
            _mark(exam, by, at)
        detail.update(score=exam.score, passed=exam.passed, course=exam.course.title)
    return exam


def _drawn(course: Course, by: Actor, at: datetime, number: int, seed: int) -> Exam:
    today = localdate(at)
    asks = syllabus(course, today)
    if not asks.editions:
        raise NothingInForce(course=course.title, day=today.isoformat())
    questions = draw(asks.topics, asks.written, asks.elsewhere, count=course.asked, seed=seed)
    if len(questions) < course.asked:
        raise TooFewQuestions(
            course=course.title, asked=course.asked, found=len(questions), teacher=course.department.name
        )
    return Exam.objects.create(
        course=course,
        account_id=by.account_id,
        on=today,
        number=number,
        seed=seed,
        editions={str(item_id): version for item_id, version in asks.editions.items()},
        questions=[asdict(question) for question in questions],
        answers=[None] * len(questions),
        pass_mark=course.pass_mark,
        started_at=at,
    )


def _own(act: TrainingAct, exam_id: UUID, by: Actor) -> Exam:
    """Lock and return one's own test. Refuses with NoTrainingRight and NotFound."""
    require_right(act, by)
    rows = Exam.objects.select_related("course__department").select_for_update(of=("self",))
    exam = rows.filter(pk=exam_id, account=by.account_id).first()
    if exam is None:
        raise NotFound(field="exam")
    return exam


def _mark(exam: Exam, by: Actor, at: datetime) -> None:
    right = sum(choice == asked["right"] for asked, choice in zip(exam.questions, exam.answers, strict=True))
    exam.score = score_of(right, len(exam.questions))
    exam.passed = right * 100 >= exam.pass_mark * len(exam.questions)
    exam.handed_in_at = at
    exam.save(update_fields=["score", "passed", "handed_in_at"])
    if not exam.passed:
        return
    today = localdate(at)
    TrainingPass.objects.bulk_create(
        TrainingPass(
            account_id=exam.account_id,
            item_id=int(item_id),
            version_number=version,
            course=exam.course,
            way=TrainingPass.Way.EXAM,
            exam=exam,
            score=exam.score,
            passed_on=today,
            valid_until=last_day(today, exam.course.validity_months),
            confirmed_by=Actor.system(by.centre_id).as_record(),
            confirmed_at=at,
        )
        for item_id, version in exam.editions.items()
    )
