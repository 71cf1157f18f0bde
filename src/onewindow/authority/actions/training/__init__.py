"""The only writers of courses, tests and passes."""

from onewindow.authority.actions.training.courses import (
    CourseInput,
    close_course,
    enrol,
    open_course,
    remove_question,
    write_question,
)
from onewindow.authority.actions.training.exams import answer_exam, hand_in_exam, start_exam
from onewindow.authority.actions.training.passes import confirm_training, revoke_training, view_sheet
from onewindow.authority.actions.training.reminders import remind_of_training

__all__ = [
    "CourseInput",
    "answer_exam",
    "close_course",
    "confirm_training",
    "enrol",
    "hand_in_exam",
    "open_course",
    "remind_of_training",
    "remove_question",
    "revoke_training",
    "start_exam",
    "view_sheet",
    "write_question",
]
