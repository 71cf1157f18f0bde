"""How a test says what it expects of an act."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from onewindow.cases.models import Case
from onewindow.lib.refusal import Refused


@contextmanager
def refused(code: str, *, field: str | None = None) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """Expect a refusal with this stable code, and at this field when one is named."""
    with pytest.raises(Refused) as caught:
        yield caught
    assert caught.value.code == code
    if field:
        assert caught.value.field == field


def papers(case: Case) -> list[str]:
    """The kinds of the papers of a case, in the order in which they were issued."""
    return list(case.papers.order_by("pk").values_list("document__kind", flat=True))


def open_steps(case: Case) -> list[tuple[str, str]]:
    """The open steps of a case, each with whom it waits for: a window's number, a department, or the applicant."""
    steps = case.steps.filter(closed_at=None).select_related("department", "window").order_by("pk")
    return [
        (step.kind, step.window.number if step.window else step.department.short_name if step.department else "")
        for step in steps
    ]


def acts(case: Case) -> list[str]:
    return list(case.events.values_list("act", flat=True))
