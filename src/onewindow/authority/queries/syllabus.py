"""What a course's test may ask: the points of its items, the written questions, and points elsewhere for wrong choices."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from onewindow.authority.models import Course
from onewindow.authority.rules.drawing import Topic, WrittenQuestion, draw
from onewindow.catalogue.models import ItemVersion, ReviewPoint
from onewindow.catalogue.queries import checklists

ELSEWHERE = 400
"""Points of other items, the department's own first, from which wrong choices are drawn."""


@dataclass(frozen=True, slots=True)
class Syllabus:
    """`editions` are the version numbers by the items' keys that somebody who passes is trained for."""

    topics: tuple[Topic, ...]
    written: tuple[WrittenQuestion, ...]
    elsewhere: tuple[Topic, ...]
    editions: dict[int, int]

    @property
    def askable(self) -> int:
        """How many questions there are to draw from."""
        most = len(self.written) + sum(len(topic.points) for topic in self.topics)
        return len(draw(self.topics, self.written, self.elsewhere, count=most, seed=0))


def syllabus(course: Course, on: date) -> Syllabus:
    """Read what the course's test may ask on the day, in a fixed number of queries."""
    versions = {each.pk: each for each in _taught(course, on)}
    lists = checklists(list(versions))
    topics = tuple(
        Topic(listed.name, material.name, tuple(point.text for point in material.review_points))
        for _key, listed in sorted(lists.items())
        for material in listed.materials
        if material.review_points
    )
    questions = course.questions.filter(removed_at=None).order_by("pk")
    return Syllabus(
        topics=topics,
        written=tuple(WrittenQuestion(each.text, each.right, tuple(each.wrong)) for each in questions),
        elsewhere=_elsewhere(course, on, list(versions)),
        editions={version.item_id: version.number for version in versions.values()},
    )


def editions(course: Course, on: date) -> dict[int, int]:
    """The version numbers to be trained for on the day, by the keys of the course's items; one query."""
    return {version.item_id: version.number for version in _taught(course, on)}


def _taught(course: Course, on: date) -> QuerySet[ItemVersion]:
    """Of each item the edition in force, or the next one for an item that is still to come into the windows."""
    lasting = Q(effective_until=None) | Q(effective_until__gte=on)
    versions = ItemVersion.objects.published().filter(lasting, item__courses=course)
    return versions.order_by("item_id", "effective_from").distinct("item_id")


def _elsewhere(course: Course, on: date, own: list[int]) -> tuple[Topic, ...]:
    others = ItemVersion.objects.in_force(on).filter(item__department__centre=course.department.centre_id)
    nearness = Case(
        When(material__version__item__department=course.department_id, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    points = ReviewPoint.objects.filter(material__version__in=others.exclude(pk__in=own).values("pk"))
    rows = points.order_by(nearness, "pk").values_list("material__name", "text")[:ELSEWHERE]
    return tuple(Topic("", name, (text,)) for name, text in rows)
