"""What must hold in an implementation list before it may be published."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onewindow.catalogue.errors import (
    ImmediateNotOnTheSpot,
    MaterialTwice,
    MaterialWithoutSituation,
    MaterialWithSituation,
    PromisedLongerThanLegal,
    QuestionWithOneAnswer,
    SituationNotListed,
    SituationTwice,
    TypeNotOfCode,
)
from onewindow.catalogue.rules.checklist import CONDITIONAL, Checklist, ListedMaterial
from onewindow.catalogue.rules.codes import parse_item_code
from onewindow.lib.refusal import InvalidInput
from onewindow.worktime.rules import ON_THE_SPOT, is_within


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: which part of the list, which entry of that part (from 0), which element."""

    part: str
    index: int
    element: str
    refusal: InvalidInput


def problems(checklist: Checklist) -> list[Problem]:
    """Return everything that keeps a list from being published; an empty list says that it may be."""
    return [*_item_problems(checklist), *_situation_problems(checklist), *_material_problems(checklist)]


def _item_problems(checklist: Checklist) -> Iterator[Problem]:
    def at(element: str, refusal: InvalidInput) -> Problem:
        return Problem("items", 0, element, refusal)

    try:
        code = parse_item_code(checklist.code)
    except InvalidInput as refusal:
        yield at("item_code", refusal)
    else:
        if code.basic_code.type != checklist.type:
            yield at("type", TypeNotOfCode(type=checklist.type, digits=code.basic_code.type))
    if checklist.kind == "immediate" and checklist.promised != ON_THE_SPOT:
        yield at("promised", ImmediateNotOnTheSpot(promised=checklist.promised))
    if checklist.legal and not is_within(checklist.promised, checklist.legal):
        yield at("promised", PromisedLongerThanLegal(promised=checklist.promised, legal=checklist.legal))


def _situation_problems(checklist: Checklist) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for index, situation in enumerate(checklist.situations):
        seen[situation.name] += 1
        if seen[situation.name] > 1:
            yield Problem("situations", index, "name", SituationTwice(situation=situation.name))
    answers = Counter(situation.question for situation in checklist.situations)
    for index, situation in enumerate(checklist.situations):
        if situation.question and answers[situation.question] == 1:
            yield Problem("situations", index, "question", QuestionWithOneAnswer(question=situation.question))


def _material_problems(checklist: Checklist) -> Iterator[Problem]:
    known = {situation.name for situation in checklist.situations}
    codes: set[str] = set()
    for index, material in enumerate(checklist.materials):
        if material.code in codes:
            yield Problem("materials", index, "code", MaterialTwice(material=material.code))
        codes.add(material.code)
        for name in material.situations:
            if name not in known:
                yield Problem("materials", index, "situations", SituationNotListed(situation=name))
        if refusal := _necessity_problem(material):
            yield Problem("materials", index, "necessity", refusal)


def _necessity_problem(material: ListedMaterial) -> InvalidInput | None:
    if material.necessity == CONDITIONAL:
        return None if material.situations else MaterialWithoutSituation()
    return MaterialWithSituation() if material.situations else None
