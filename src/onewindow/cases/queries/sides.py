"""Who owes an open step: a department, the windows, the issuing window or the applicant."""

from enum import StrEnum

from django.db.models import Case, CharField, Value, When

from onewindow.cases.rules import StepKind
from onewindow.organisation.models import Window


class Owing(StrEnum):
    DEPARTMENT = "department"
    WINDOWS = "windows"
    ISSUING = "issuing"
    APPLICANT = "applicant"


OWING = Case(
    When(kind__in=[StepKind.CORRECTION.value, StepKind.COMPLETION.value], then=Value(Owing.APPLICANT.value)),
    When(department__isnull=False, then=Value(Owing.DEPARTMENT.value)),
    When(window__kind=Window.Kind.ISSUING, then=Value(Owing.ISSUING.value)),
    default=Value(Owing.WINDOWS.value),
    output_field=CharField(),
)
