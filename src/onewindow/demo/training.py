"""The demo's training: every clerk passed every department's course, but for what shows how it is when one didn't."""

import io
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_default_timezone, localdate
from PIL import Image, ImageDraw

from onewindow.authority.actions.training import answer_exam, enrol, hand_in_exam, start_exam, write_question
from onewindow.authority.models import Course, Grant, Scan, TrainingPass
from onewindow.authority.rules import Power
from onewindow.authority.rules.training import last_day
from onewindow.catalogue.models import Item
from onewindow.lib.uploads import Upload, put_away
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Post, Role

VALID_MONTHS = 12
ENDS_SOON = 20
"""Days after which the passes of one department run out."""
APART = ("护士执业注册", "医师执业注册")
UNTRAINED = {"clerk-natural-2": APART}
"""Who has not passed which items: shows the refusal, the course and the test."""
QUESTION: dict[str, Any] = {
    "text": "同一件申请，一次性告知最多几次？",
    "right": "一次",
    "wrong": ["两次", "三次", "不限次数"],
}
NOTES = "一、事项的受理条件和情形；二、每份材料的审查要点和常见问题；三、窗口一次性告知的写法。（演示内容）"


def load_training(*, at: datetime) -> None:
    """Give each department's items a course, and each clerk of its centre a pass, in a few statements a department."""
    clerks = list(Post.objects.filter(role=Role.CLERK).select_related("account", "centre", "window", "department"))
    managers = Post.objects.filter(role=Role.ITEM_MANAGER).select_related("account", "centre", "window", "department")
    teachers = {post.department_id: Actor.of(post) for post in managers}
    scan = _scan(next(iter(teachers.values())), at)
    departments = Department.objects.filter(items__isnull=False).distinct().order_by("pk")
    for place, department in enumerate(departments):
        items = list(department.items.order_by("code"))
        apart = [item for item in items if item.name.startswith(APART)]
        for taught in filter(None, ([item for item in items if item not in apart], apart)):
            held_on = localdate(at) - timedelta(days=60)
            if place == 1:
                held_on = _held_to_end(localdate(at) + timedelta(days=ENDS_SOON))
            course = _course(department, taught, teachers[department.pk], held_on)
            _pass(course, taught, clerks, scan)
            if taught is apart:
                _fail(course, clerks, teachers[department.pk], at - timedelta(days=1))


def _held_to_end(on: date) -> date:
    """A day so long ago that a pass of that day ends on the given one."""
    days = (on - timedelta(days=back) for back in range(360, 372))
    return next(day for day in days if last_day(day, VALID_MONTHS) <= on)


def _course(department: Department, items: list[Item], teacher: Actor, held_on: date) -> Course:
    subject = "护士、医师执业注册" if items[0].name.startswith(APART) else department.short_name
    course = Course.objects.create(
        department=department,
        title=f"{subject}窗口受理培训（演示）",
        teacher=teacher.name,
        teacher_unit=department.name,
        held_on=held_on,
        notes=NOTES,
        asked=5,
        validity_months=VALID_MONTHS,
        opened_by=teacher.as_record(),
        opened_at=_morning(held_on),
    )
    course.items.set(items)
    return course


def _pass(course: Course, items: list[Item], clerks: list[Post], scan: Scan) -> None:
    granted = Grant.objects.filter(item__in=items, power=Power.ACCEPT).values_list("agreement__centre", flat=True)
    served = {course.department.centre_id, *granted}
    here = {post.account_id: post.account for post in clerks if post.centre_id in served}
    TrainingPass.objects.bulk_create(
        TrainingPass(
            account=account,
            item=item,
            version_number=1,
            course=course,
            way=TrainingPass.Way.FACE_TO_FACE,
            sheet=scan,
            score=90,
            passed_on=course.held_on,
            valid_until=last_day(course.held_on, VALID_MONTHS),
            confirmed_by=course.opened_by,
            confirmed_at=course.opened_at,
        )
        for account in here.values()
        for item in items
        if not item.name.startswith(UNTRAINED.get(account.sign_in_name, ("\0",)))
    )


def _fail(course: Course, clerks: list[Post], teacher: Actor, at: datetime) -> None:
    """Who is untrained tried yesterday and failed; the teacher had written a question besides."""
    write_question(course_id=course.pk, **QUESTION, by=teacher, at=at)
    for clerk in (Actor.of(post) for post in clerks if post.account.sign_in_name in UNTRAINED):
        enrol(course_id=course.pk, account_ids=[clerk.account_id], by=clerk, at=at)
        exam = start_exam(course_id=course.pk, by=clerk, at=at, seed=2026)
        wrong = {place: (asked["right"] + 1) % 2 for place, asked in enumerate(exam.questions)}
        answer_exam(exam_id=exam.pk, answers=wrong, by=clerk, at=at + timedelta(minutes=6))
        hand_in_exam(exam_id=exam.pk, by=clerk, at=at + timedelta(minutes=6))


def _scan(teacher: Actor, at: datetime) -> Scan:
    """One made-up sheet for all."""
    image = Image.new("1", (620, 877), 1)
    ImageDraw.Draw(image).text((40, 40), "DEMO - sheet of a training test, made up", fill=0)
    png = io.BytesIO()
    image.save(png, "PNG")
    kept = put_away(Upload("培训考核表（演示）.png", png.getvalue()), folder="training", at=at)
    return Scan.objects.create(**asdict(kept), kept_by=teacher.as_record(), kept_at=at)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), get_default_timezone())
