"""Courses as each hat may see them, and who may learn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from onewindow.authority.models import Course, CourseQuestion, Enrolment, Exam
from onewindow.authority.queries.syllabus import syllabus
from onewindow.catalogue.models import Item
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post, Role, Window

IN_DEPARTMENT = (Role.ITEM_MANAGER, Role.REVIEWER, Role.DECIDER)
IN_CENTRE = (Role.CLERK, Role.CENTRE_ADMIN, Role.SUPERVISOR, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Clerk:
    """A person at the windows of a centre, who needs training to accept."""

    account_id: int
    name: str
    windows: str


def courses_seen_by(actor: Actor) -> QuerySet[Course]:
    """A department's people see its own courses; clerks and those who keep or watch the centre see all of the centre."""
    seen = Course.objects.select_related("department")
    if actor.has_role(*IN_DEPARTMENT):
        return seen.filter(department=actor.department_id)
    if actor.has_role(*IN_CENTRE):
        return seen.filter(department__centre=actor.centre_id)
    return seen.none()


def posts_of_clerks(centre_id: int, on: date) -> QuerySet[Post]:
    """The posts at the general windows of a centre that are held on the day."""
    posts = Post.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on),
        role=Role.CLERK,
        centre=centre_id,
        window__isnull=False,
        begins_on__lte=on,
        account__is_active=True,
    )
    return posts.exclude(window__kind=Window.Kind.SPECIAL)


def clerks(*, centre_id: int, on: date) -> list[Clerk]:
    """The clerks in office at the general windows of a centre on the day, by their first window; one query."""
    posts = posts_of_clerks(centre_id, on)
    found: dict[int, Clerk] = {}
    for post in posts.select_related("account", "window").order_by("window__number", "pk"):
        before = found.get(post.account_id)
        number = post.window.number if post.window else ""
        windows = f"{before.windows}、{number}" if before else number
        found[post.account_id] = Clerk(post.account_id, post.account.full_name, windows)
    return list(found.values())


PAGE = 30
LATEST_EXAMS = 20


def teachable(department_id: int, limit: int = 300) -> list[Item]:
    """A department's items that can be taught, those still to come into the windows too, by code."""
    items = Item.objects.filter(department=department_id).exclude(state=Item.State.ABOLISHED)
    return list(items.order_by("code")[:limit])


@dataclass(frozen=True, slots=True)
class CourseLine:
    course: Course
    items: int
    learners: int


def course_lines(*, actor: Actor, after: int | None = None, limit: int = PAGE) -> tuple[list[CourseLine], str]:
    """One page of the courses that a hat sees, the latest opened first.

    `after` is the last course of the page before; the second value is where the next page begins. One query.
    """
    found = courses_seen_by(actor).order_by("-pk")
    if after is not None:
        found = found.filter(pk__lt=after)
    counted = found.annotate(taught=Count("items", distinct=True), learning=Count("enrolments", distinct=True))
    page = [CourseLine(each, each.taught, each.learning) for each in counted[: limit + 1]]
    return page[:limit], str(page[limit - 1].course.pk) if len(page) > limit else ""


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody on a course, with the last try that was handed in."""

    name: str
    enrolled_at: datetime
    last: Exam | None


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course as one hat sees it: a clerk the own tries, who teaches or keeps it the learners and questions."""

    course: Course
    items: Sequence[Item]
    enrolled: bool
    exams: Sequence[Exam]
    tries_left: int
    learners: Sequence[Learner]
    questions: Sequence[CourseQuestion]
    askable: int
    clerks: Sequence[Clerk]


def course_view(*, course_id: int, actor: Actor, at: datetime) -> CourseView:
    """Return the course with what concerns this hat, in a fixed number of queries for each. Refuses with NotFound."""
    course = courses_seen_by(actor).filter(pk=course_id).first()
    if course is None:
        raise NotFound(field="course")
    items = list(course.items.order_by("code"))
    if actor.has_role(Role.CLERK):
        exams = list(Exam.objects.filter(course=course, account=actor.account_id).order_by("-id")[:LATEST_EXAMS])
        today = sum(exam.on == localdate(at) for exam in exams)
        enrolled = Enrolment.objects.filter(course=course, account=actor.account_id).exists()
        return CourseView(course, items, enrolled, exams, max(0, course.tries_per_day - today), (), (), 0, ())
    teaches = actor.has_role(Role.ITEM_MANAGER)
    return CourseView(
        course=course,
        items=items,
        enrolled=False,
        exams=(),
        tries_left=0,
        learners=_learners(course),
        questions=list(course.questions.filter(removed_at=None).order_by("pk")) if teaches else (),
        askable=syllabus(course, localdate(at)).askable if teaches else 0,
        clerks=clerks(centre_id=course.department.centre_id, on=localdate(at)),
    )


def exam_seen_by(exam_id: UUID, actor: Actor) -> Exam:
    """One's own test. Refuses with NotFound."""
    found = Exam.objects.select_related("course").filter(pk=exam_id, account=actor.account_id).first()
    if found is None:
        raise NotFound(field="exam")
    return found


def _learners(course: Course) -> list[Learner]:
    rows = course.enrolments.select_related("account").order_by("account__full_name", "pk")
    done = Exam.objects.filter(course=course, handed_in_at__isnull=False).order_by("account", "-id").distinct("account")
    last = {exam.account_id: exam for exam in done}
    return [Learner(row.account.full_name, row.enrolled_at, last.get(row.account_id)) for row in rows]
