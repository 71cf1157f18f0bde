"""What a clerk is told before pressing: which training is missing for the item, and where it is given (M15)."""

from dataclasses import dataclass

from onewindow.authority.gaps import remedy, why
from onewindow.authority.queries import Standing
from onewindow.authority.queries.training import open_courses


@dataclass(frozen=True, slots=True)
class Missing:
    """Why the person may not accept though the window may, what mends it, and the course to open, if there is one."""

    sentence: str
    course_id: int | None


def missing_training(standing: Standing, *, item_id: int, department: str) -> Missing | None:
    """The training that alone keeps this person from accepting; None when nothing is missing. One query if it is."""
    if standing.training is None or not standing.is_untrained:
        return None
    course = open_courses([item_id]).get(item_id)
    return Missing(f"{why(standing.training)}{remedy(course, department)}", course.pk if course else None)
