"""Who may do what about training, and the course that it is about."""

from collections.abc import Collection
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.errors import ClerkUnknown, CourseClosed, NoTrainingRight
from onewindow.authority.models import Course
from onewindow.authority.queries.courses import Clerk, clerks, courses_seen_by
from onewindow.authority.rules.training import MAY, TrainingAct
from onewindow.authority.training_words import TRAINING_ACTS
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Role


def require_right(act: TrainingAct, by: Actor, department: Department | None = None) -> None:
    """Refuse with NoTrainingRight unless this hat may do that, an item manager for the own department only."""
    own = department is None or not by.has_role(Role.ITEM_MANAGER) or by.department_id == department.pk
    if by.role in MAY[act] and own:
        return
    names = [Role(role).label for role in MAY[act]]
    holder = format_lazy("{}" + "、{}" * (len(names) - 1), *names)
    if department is not None:
        holder = format_lazy(_("{department}的{holder}"), department=department.name, holder=holder)
    raise NoTrainingRight(act=TRAINING_ACTS[act], holder=holder)


def course_for(act: TrainingAct, course_id: int, by: Actor) -> Course:
    """Return the course. Refuses with NotFound when this hat can't see it, and with NoTrainingRight."""
    course = courses_seen_by(by).filter(pk=course_id).first()
    if course is None:
        raise NotFound(field="course")
    require_right(act, by, course.department)
    return course


def require_open(course: Course) -> None:
    if course.closed_at is not None:
        raise CourseClosed(course=course.title)


def require_clerks(account_ids: Collection[int], course: Course, at: datetime, field: str = "clerks") -> list[Clerk]:
    """Return these clerks of the course's centre. Refuses with ClerkUnknown when one is none, or none is named."""
    here = clerks(centre_id=course.department.centre_id, on=localdate(at))
    chosen = [each for each in here if each.account_id in set(account_ids)]
    if not chosen or len(chosen) != len(set(account_ids)):
        raise ClerkUnknown(field=field)
    return chosen
