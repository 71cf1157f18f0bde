"""What a visitor of the guide has chosen: it stands in the address, so that it can be shared, printed and gone back on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from onewindow.catalogue.errors import TwoAnswers
from onewindow.catalogue.rules import Checklist, ListedSituation, Question, asked, kept_answers, questions_of


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to ask of this visitor: its place among all questions (from 1) and the answer, if there is one yet."""

    place: int
    text: str
    answers: Sequence[ListedSituation]
    answer: ListedSituation | None


def read_choice(checklist: Checklist, typed: Collection[str]) -> tuple[tuple[int, ...], bool]:
    """Read situations as they stand in an address, without answers that are not asked for any more.

    Keys that are not of this list were kept from an earlier version, and two answers to one question can't be meant:
    then none counts, and the second value says so.
    """
    keys = {str(situation.id): situation.id for situation in checklist.situations if situation.id is not None}
    if not keys.keys() >= set(typed):
        return (), True
    try:
        return kept_answers(checklist, {keys[key] for key in typed}), False
    except TwoAnswers:
        return (), True


def asked_questions(checklist: Checklist, chosen: Collection[int]) -> list[AskedQuestion]:
    """The questions to ask of this visitor, in order, each with the answer chosen."""
    places = {question.text: place for place, question in enumerate(questions_of(checklist), 1)}
    return [
        AskedQuestion(
            places[question.text],
            question.text,
            question.answers,
            next((answer for answer in question.answers if answer.id in chosen), None),
        )
        for question in asked(checklist, chosen)
    ]


def with_answer(
    checklist: Checklist, question: Question | AskedQuestion, answer: int, chosen: Collection[int]
) -> tuple[int, ...]:
    """The choice with this answer to the question instead of any other."""
    others = {key for key in chosen if key not in {each.id for each in question.answers}}
    return kept_answers(checklist, others | {answer})


def address(page: str, code: str, situations: Collection[int], ask: int | None = None) -> str:
    """The address of a page of the guide that carries the choice."""
    query = urlencode([("situation", key) for key in situations] + ([("ask", ask)] if ask else []))
    return reverse(page, args=[code]) + (f"?{query}" if query else "")
