"""Answers of the manual as pages show them, and the province's points beside a department's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onewindow.catalogue.answer_words import reason_sentence
from onewindow.catalogue.models import ItemAnswer
from onewindow.catalogue.queries.answers import GivenAnswer, answers_about
from onewindow.catalogue.queries.provincial import provincial_points
from onewindow.catalogue.rules import Checklist
from onewindow.web.case.needs import aspect_name

VISIBILITIES = dict(ItemAnswer.Visibility.choices)


@dataclass(frozen=True, slots=True)
class AnswerView:
    """`stale` are the sentences that say why it must be checked again."""

    number: int
    question: str
    paragraphs: list[str]
    ground: str
    material: str
    is_internal: bool
    written_by: str
    written_at: datetime
    checked_by: str
    checked_at: datetime
    version: int
    stale: list[str]


def answer_views(listed: Checklist, *, public_only: bool) -> list[AnswerView]:
    """The answers about an item under its list, for a page."""
    return [_view(answer) for answer in answers_about(listed, public_only=public_only)]


def provincial_words(listed: Checklist, on: date) -> dict[str, list[tuple[str, str]]]:
    """The province's points by material code, as pairs of aspect and text."""
    found = provincial_points(listed, on)
    return {code: [(aspect_name(point), point.text) for point in own] for code, own in found.items()}


def stale_numbers(answers: Iterable[AnswerView]) -> list[int]:
    return [answer.number for answer in answers if answer.stale]


def _view(answer: GivenAnswer) -> AnswerView:
    return AnswerView(
        number=answer.number,
        question=answer.question,
        paragraphs=[line.strip() for line in answer.answer.splitlines() if line.strip()],
        ground=answer.ground,
        material=answer.material,
        is_internal=answer.visibility == ItemAnswer.Visibility.INTERNAL,
        written_by=answer.written_by.get("name", ""),
        written_at=answer.written_at,
        checked_by=answer.checked_by.get("name", ""),
        checked_at=answer.checked_at,
        version=answer.checked_version,
        stale=[reason_sentence(reason) for reason in answer.stale],
    )
