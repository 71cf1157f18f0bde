"""A course on the nurse's item that asks two written questions, in the cases' own cast."""

from onewindow.authority.actions import training as actions
from onewindow.authority.actions.training import CourseInput
from onewindow.authority.models import Course, Exam
from onewindow.cases.tests import make

QUESTIONS = (("一次性告知最多几次？", "一次", ["两次", "不限"]), ("受理后几日内移交？", "当日", ["三日", "五日"]))
FORM = {
    "title": "护士注册受理培训",
    "items": make.code_of("1"),
    "teacher": "何琳",
    "teacher_unit": "市卫生健康局",
    "held_on": "2026-11-20",
    "notes": "逐项讲解审查要点",
    "pass_mark": "80",
    "asked": "2",
    "validity_months": "12",
    "tries_per_day": "3",
    "grace_days": "30",
}


def course(cast: make.Cast) -> Course:
    asked = CourseInput(
        title="护士注册受理培训",
        item_codes=[make.code_of("1")],
        teacher="何琳",
        teacher_unit="市卫生健康局",
        held_on=make.date(2026, 11, 20),
        asked=2,
    )
    made = actions.open_course(course=asked, by=cast.item_manager, at=make.MORNING)
    for text, right, wrong in QUESTIONS:
        actions.write_question(
            course_id=made.pk, text=text, right=right, wrong=wrong, by=cast.item_manager, at=make.MORNING
        )
    return made


def rights(exam: Exam) -> dict[str, str]:
    """The form with every answer right."""
    return {f"answers.{place}": str(question["right"]) for place, question in enumerate(exam.questions)}


def wrongs(exam: Exam) -> dict[str, str]:
    return {
        f"answers.{place}": str((question["right"] + 1) % len(question["choices"]))
        for place, question in enumerate(exam.questions)
    }
