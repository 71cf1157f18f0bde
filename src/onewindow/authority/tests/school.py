"""A course on the nurse's item with its points, its teacher, and two clerks in office: one trained, one to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from onewindow.authority.actions import training as actions
from onewindow.authority.actions.training import CourseInput
from onewindow.authority.models import Course, Exam
from onewindow.authority.rules import Power
from onewindow.authority.tests import make
from onewindow.catalogue.models import Item, ItemVersion, MaterialRequirement, ReviewPoint
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post, Role, Window, Zone

PDF = Upload("考核表.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
POINTS = {
    "居民身份证": ("在有效期内", "人证一致"),
    "申请审核表": ("签名、日期齐全", "照片为近期正面免冠"),
    "健康体检证明": ("体检日期在六个月内",),
}
ELEMENTS = {"kind": "promised", "service_objects": ["natural"], "promised_number": 5, "promised_unit": "working_day"}


@dataclass(frozen=True)
class School:
    cast: make.Cast
    course: Course
    clerk: Actor
    teacher: Actor
    admin: Actor

    def enrolled(self, at: datetime = make.NOON) -> Actor:
        """The clerk, put on the course."""
        actions.enrol(course_id=self.course.pk, account_ids=[self.clerk.account_id], by=self.clerk, at=at)
        return self.clerk

    def begun(self, at: datetime = make.NOON, **how: Any) -> Exam:
        """A test drawn for the clerk."""
        return actions.start_exam(course_id=self.course.pk, by=self.enrolled(at), at=at, **how)

    def answered(self, exam: Exam, wrong: int = 0, at: datetime = make.NOON) -> Exam:
        """The test with all answers given, so many of them wrong."""
        rights = [question["right"] for question in exam.questions]
        answers = {place: (right + 1) % 2 if place < wrong else right for place, right in enumerate(rights)}
        return actions.answer_exam(exam_id=exam.pk, answers=answers, by=self.clerk, at=at)

    def handed_in(self, wrong: int = 0, at: datetime = make.NOON, **how: Any) -> Exam:
        exam = self.answered(self.begun(at, **how), wrong, at)
        return actions.hand_in_exam(exam_id=exam.pk, by=self.clerk, at=at)


def school() -> School:
    cast = make.cast()
    make.agree(cast.nurse, Power.RECEIVE, Power.ACCEPT, ends_on=date(2028, 12, 31))
    zone = Zone.objects.create(centre=cast.centre, code="N", name="综合服务区")
    window = Window.objects.create(centre=cast.centre, zone=zone, number="N01", name="综合", kind="natural")
    for account in (cast.person, cast.newcomer):
        Post.objects.create(
            account=account, role=Role.CLERK, centre=cast.centre, window=window, begins_on=date(2020, 1, 1)
        )
    edition(cast.nurse)
    teacher = cast.hat(Role.ITEM_MANAGER, department_id=cast.health.pk, name="何琳")
    course = actions.open_course(course=course_input(cast.nurse), by=teacher, at=make.NOON)
    return School(cast, course, cast.untrained(), teacher, cast.hat(Role.CENTRE_ADMIN, name="孙建国"))


def course_input(*items: Item, **changes: Any) -> CourseInput:
    usual: dict[str, Any] = {
        "title": "护士注册窗口培训",
        "item_codes": [item.code for item in items],
        "teacher": "何琳",
        "teacher_unit": "卫健局",
        "held_on": date(2026, 11, 20),
        "asked": 5,
    }
    return CourseInput(**(usual | changes))


def edition(
    item: Item, number: int = 1, day: date = date(2020, 1, 1), points: Mapping[str, tuple[str, ...]] = POINTS
) -> ItemVersion:
    """A published edition of the item with these points of its materials; it ends the one before."""
    item.versions.filter(effective_until=None).update(effective_until=day - timedelta(days=1))
    version = ItemVersion.objects.create(item=item, number=number, name=item.name, effective_from=day, **ELEMENTS)
    for order, (name, texts) in enumerate(points.items(), 1):
        material = MaterialRequirement.objects.create(
            version=version, order=order, code=f"{order:02d}", name=name, form="copy"
        )
        ReviewPoint.objects.bulk_create(
            ReviewPoint(material=material, order=place, text=text) for place, text in enumerate(texts, 1)
        )
    version.published_at = make.NOON
    version.save(update_fields=["published_at"])
    return version
