"""Courses and passes for tests: whoever is not said to be untrained is trained for long."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from onewindow.authority.models import Course, Scan, TrainingPass
from onewindow.catalogue.models import Item
from onewindow.lib.ids import new_id

AT = datetime(2020, 1, 2, 2, 0, tzinfo=UTC)
TEACHER = {"name": "何琳", "role": "item_manager"}


def course(*items: Item, **facts: Any) -> Course:
    """A course of the first item's department on these items."""
    usual: dict[str, Any] = {
        "department": items[0].department,
        "title": f"{items[0].name}培训",
        "teacher": "何琳",
        "teacher_unit": items[0].department.name,
        "held_on": date(2020, 1, 2),
        "opened_by": TEACHER,
        "opened_at": AT,
    }
    made = Course.objects.create(**(usual | facts))
    made.items.set(items)
    return made


def train(accounts: Iterable[int], course: Course, *items: Item, **facts: Any) -> list[TrainingPass]:
    """Let these persons have passed a course face to face, for these of its items or for all."""
    sheet = Scan.objects.create(
        id=new_id(),
        name="考核表.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        file="training/none.pdf",
        kept_by=TEACHER,
        kept_at=AT,
    )
    usual: dict[str, Any] = {
        "version_number": 1,
        "way": TrainingPass.Way.FACE_TO_FACE,
        "score": 100,
        "passed_on": course.held_on,
        "valid_until": date(2039, 12, 31),
        "confirmed_by": TEACHER,
        "confirmed_at": AT,
    }
    return TrainingPass.objects.bulk_create(
        TrainingPass(account_id=account, item=item, course=course, sheet=sheet, **(usual | facts))
        for account in accounts
        for item in items or course.items.all()
    )
