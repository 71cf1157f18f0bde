"""A few questions lead to exactly the materials needed (颗粒化, M12, M20): one rule for guide, desk, API and intake."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onewindow.catalogue.errors import QuestionOpen, TwoAnswers, UnknownSituation
from onewindow.catalogue.rules.checklist import Checklist, ListedMaterial, ListedSituation


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers in the list's order."""

    text: str
    answers: tuple[ListedSituation, ...]

    @property
    def ids(self) -> frozenset[int | None]:
        return frozenset(answer.id for answer in self.answers)


def questions_of(checklist: Checklist) -> tuple[Question, ...]:
    """Return the questions in the order of their first answers; situations without a question are left out."""
    answers: defaultdict[str, list[ListedSituation]] = defaultdict(list)
    for situation in checklist.situations:
        answers[situation.question].append(situation)
    return tuple(Question(text, tuple(own)) for text, own in answers.items() if text)


def materials_for(checklist: Checklist, situation_ids: Collection[int] = ()) -> tuple[ListedMaterial, ...]:
    """Return exactly the materials to ask for in the chosen situations, in the list's order (M20).

    A material that hangs on situations is asked for when, for each of their questions, one of them is chosen; situations
    without a question count as one question among themselves. All other materials always stand on the list.
    Raises `UnknownSituation` for a situation that is not the list's, `TwoAnswers` for two answers to one question.
    """
    chosen = {situation.name for situation in _chosen(checklist, situation_ids)}
    question_of = {situation.name: situation.question for situation in checklist.situations}
    found = []
    for material in checklist.materials:
        questions = {question_of[name] for name in material.situations}
        if questions == {question_of[name] for name in material.situations if name in chosen}:
            found.append(material)
    return tuple(found)


def asked(checklist: Checklist, situation_ids: Collection[int] = ()) -> tuple[Question, ...]:
    """Return the questions to ask, in order: those whose answer can change the list, given the answers before them.

    Raises as `materials_for` does.
    """
    chosen = {situation.name for situation in _chosen(checklist, situation_ids)}
    possible = [material for material in checklist.materials if material.situations]
    found = []
    for question in questions_of(checklist):
        names = {answer.name for answer in question.answers}
        hanging = [material for material in possible if not names.isdisjoint(material.situations)]
        if not hanging:
            continue
        found.append(question)
        if answers := names & chosen:
            possible = [each for each in possible if each not in hanging or not answers.isdisjoint(each.situations)]
    return tuple(found)


def open_questions(checklist: Checklist, situation_ids: Collection[int] = ()) -> tuple[Question, ...]:
    """Return the questions still to be answered, in order; when none is left, the list is final. Raises as `asked`."""
    return tuple(each for each in asked(checklist, situation_ids) if each.ids.isdisjoint(situation_ids))


def kept_answers(checklist: Checklist, situation_ids: Collection[int]) -> tuple[int, ...]:
    """Return the chosen situations in the list's order, without answers to questions that are not asked any more."""
    ids = {key for question in asked(checklist, situation_ids) for key in question.ids}
    return tuple(
        each.id
        for each in checklist.situations
        if each.id is not None and each.id in situation_ids and (not each.question or each.id in ids)
    )


def require_answers(checklist: Checklist, situation_ids: Collection[int]) -> None:
    """Raise `QuestionOpen` while a question is unanswered: the list could be too short. Raises as `asked` besides."""
    if still_open := open_questions(checklist, situation_ids):
        raise QuestionOpen(field="situations", question=still_open[0].text)


def first_answers(checklist: Checklist) -> tuple[int, ...]:
    """Answer every question that comes up by its first answer, as examples do."""
    chosen: tuple[int, ...] = ()
    while still_open := open_questions(checklist, chosen):
        chosen += (still_open[0].answers[0].id or 0,)
    return chosen


def outcomes(checklist: Checklist, situation_ids: Collection[int] = ()) -> Iterator[tuple[ListedMaterial, ...]]:
    """Yield the list at the end of every way through the questions still open. Raises as `materials_for`."""
    still_open = open_questions(checklist, situation_ids)
    if not still_open:
        yield materials_for(checklist, situation_ids)
        return
    for answer in still_open[0].answers:
        yield from outcomes(checklist, (*situation_ids, answer.id or 0))


def _chosen(checklist: Checklist, situation_ids: Collection[int]) -> list[ListedSituation]:
    known = {situation.id: situation for situation in checklist.situations}
    if not known.keys() >= set(situation_ids):
        raise UnknownSituation(field="situations")
    chosen = [known[key] for key in set(situation_ids)]
    questions = [situation.question for situation in chosen if situation.question]
    if twice := next((text for text in questions if questions.count(text) > 1), ""):
        raise TwoAnswers(field="situations", question=twice)
    return chosen
