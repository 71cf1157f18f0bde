"""Opening a course, writing its questions, and enrolling clerks (M15)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.actions.training._rights import course_for, require_clerks, require_open, require_right
from onewindow.authority.errors import ChoicesAlike, ChoicesCount, CourseExists, ItemNotTaught, NoTrainingRight
from onewindow.authority.models import Course, CourseQuestion, Enrolment
from onewindow.authority.rules.drawing import normal
from onewindow.authority.rules.training import TrainingAct
from onewindow.catalogue.models import Item
from onewindow.lib.refusal import InvalidInputs, NotFound, Refused
from onewindow.lib.typed_text import FieldMissing, FieldWrong, optional_text, require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Department, Role

MOST_WRONG = 5
LONGEST_AHEAD = timedelta(days=366)
LABELS: dict[str, str | Promise] = {
    "title": _("课程名称"),
    "teacher": _("授课人"),
    "teacher_unit": _("授课单位"),
    "notes": _("培训内容"),
    "held_on": _("授课日期"),
    "pass_mark": _("合格分数（1 至 100）"),
    "asked": _("题数（1 至 50）"),
    "validity_months": _("有效期（1 至 60 个月）"),
    "tries_per_day": _("每日可测验次数（1 至 10）"),
    "grace_days": _("新版启用后的宽限（0 至 90 天）"),
}
RANGES = {
    "pass_mark": (1, 100),
    "asked": (1, 50),
    "validity_months": (1, 60),
    "tries_per_day": (1, 10),
    "grace_days": (0, 90),
}


@dataclass(frozen=True, slots=True)
class CourseInput:
    """A course as it was typed; counts are whole numbers, `held_on` a day in Asia/Shanghai."""

    title: str
    item_codes: Sequence[str]
    teacher: str
    teacher_unit: str
    held_on: date
    notes: str = ""
    pass_mark: int = 80
    asked: int = 10
    validity_months: int = 12
    tries_per_day: int = 3
    grace_days: int = 30


def open_course(*, course: CourseInput, by: Actor, at: datetime) -> Course:
    """Open a course on items of the item manager's own department.

    Refuses with NoTrainingRight, InvalidInputs naming each field at fault, ItemNotTaught, CourseExists.
    """
    with deed(TrainingAct.OPEN_COURSE, course.title[:100], by=by, at=at) as detail:
        require_right(TrainingAct.OPEN_COURSE, by)
        department = Department.objects.get(pk=by.department_id or 0)
        texts = _checked(course, at)
        items = _items(course.item_codes, department)
        made, is_new = Course.objects.get_or_create(
            department=department,
            title=texts["title"],
            held_on=course.held_on,
            defaults={
                **texts,
                **{name: getattr(course, name) for name in RANGES},
                "opened_by": by.as_record(),
                "opened_at": at,
            },
        )
        if not is_new:
            raise CourseExists(course=made.title, field="title")
        made.items.set(items)
        detail.update(course=made.pk, items=[item.code for item in items])
    return made


def close_course(*, course_id: int, by: Actor, at: datetime) -> Course:
    """Take a course off offer; passes that it gave stay. Closing twice is the same as once."""
    with deed(TrainingAct.CLOSE_COURSE, f"course {course_id}", by=by, at=at):
        course = course_for(TrainingAct.CLOSE_COURSE, course_id, by)
        Course.objects.filter(pk=course.pk, closed_at=None).update(closed_at=at)
        course.refresh_from_db(fields=["closed_at"])
    return course


def write_question(
    *, course_id: int, text: str, right: str, wrong: Sequence[str], by: Actor, at: datetime
) -> CourseQuestion:
    """Add a question of the item manager's own with its right choice and 1 to 5 wrong ones.

    Refuses with NotFound, NoTrainingRight, CourseClosed, FieldMissing, FieldTooLong, ChoicesCount, ChoicesAlike.
    """
    with deed(TrainingAct.WRITE_QUESTION, f"course {course_id}", by=by, at=at) as detail:
        course = course_for(TrainingAct.WRITE_QUESTION, course_id, by)
        require_open(course)
        wrong = [require_text("wrong", _("错误选项"), each, 300) for each in wrong if each.strip()]
        text, right = require_text("text", _("题目"), text, 300), require_text("right", _("正确选项"), right, 300)
        if not 1 <= len(wrong) <= MOST_WRONG:
            raise ChoicesCount(most=MOST_WRONG, field="wrong")
        seen: set[str] = set()
        for choice in (right, *wrong):
            if normal(choice) in seen:
                raise ChoicesAlike(choice=choice, field="wrong")
            seen.add(normal(choice))
        question = CourseQuestion.objects.create(
            course=course, text=text, right=right, wrong=wrong, written_by=by.as_record(), written_at=at
        )
        detail["question"] = question.pk
    return question


def remove_question(*, question_id: int, by: Actor, at: datetime) -> CourseQuestion:
    """Ask a written question no more; tests that asked it keep it. Removing twice is the same as once."""
    with deed(TrainingAct.REMOVE_QUESTION, f"question {question_id}", by=by, at=at):
        question = CourseQuestion.objects.filter(pk=question_id).first()
        if question is None:
            raise NotFound(field="question")
        course_for(TrainingAct.REMOVE_QUESTION, question.course_id, by)
        CourseQuestion.objects.filter(pk=question_id, removed_at=None).update(removed_at=at)
        question.refresh_from_db(fields=["removed_at"])
    return question


def enrol(*, course_id: int, account_ids: Collection[int], by: Actor, at: datetime) -> int:
    """Put clerks on a course, a clerk the own person only; who is on it stays on it. Return how many are new.

    Refuses with NotFound, NoTrainingRight, CourseClosed, ClerkUnknown.
    """
    with deed(TrainingAct.ENROL, f"course {course_id}", by=by, at=at) as detail:
        course = course_for(TrainingAct.ENROL, course_id, by)
        require_open(course)
        if by.has_role(Role.CLERK) and set(account_ids) != {by.account_id}:
            raise NoTrainingRight(act=_("为他人报名"), holder=Role.CENTRE_ADMIN.label)
        chosen = require_clerks(account_ids, course, at)
        before = course.enrolments.count()
        Enrolment.objects.bulk_create(
            (
                Enrolment(course=course, account_id=each.account_id, enrolled_by=by.as_record(), enrolled_at=at)
                for each in chosen
            ),
            ignore_conflicts=True,
        )
        detail["clerks"] = [each.name for each in chosen]
        return course.enrolments.count() - before


def _checked(course: CourseInput, at: datetime) -> dict[str, str]:
    """The texts as they are kept. Refuses with InvalidInputs, all faults at once."""
    faults: list[Refused] = []
    texts: dict[str, str] = {}
    for name, limit in (("title", 100), ("teacher", 50), ("teacher_unit", 100), ("notes", 10000)):
        try:
            check = optional_text if name == "notes" else require_text
            texts[name] = check(name, LABELS[name], getattr(course, name), limit)
        except Refused as fault:
            faults.append(fault)
    for name, (least, most) in RANGES.items():
        if not least <= getattr(course, name) <= most:
            faults.append(FieldWrong(field=name, label=LABELS[name], value=getattr(course, name)))
    if not date(2000, 1, 1) <= course.held_on <= localdate(at) + LONGEST_AHEAD:
        faults.append(FieldWrong(field="held_on", label=LABELS["held_on"], value=course.held_on.isoformat()))
    if not course.item_codes:
        faults.append(FieldMissing(field="items", label=_("事项")))
    if faults:
        raise InvalidInputs(faults)
    return texts


def _items(codes: Collection[str], department: Department) -> list[Item]:
    items = list(Item.objects.filter(department=department, code__in=set(codes)).order_by("code"))
    strange = set(codes) - {item.code for item in items}
    if strange:
        raise ItemNotTaught(items="、".join(sorted(strange))[:200], department=department.name, field="items")
    return items
