"""Pure answers about items: codes, checklists, initials."""

from onewindow.catalogue.rules.checklist import (
    Checklist,
    ListedMaterial,
    ListedPoint,
    ListedProcedure,
    ListedSituation,
)
from onewindow.catalogue.rules.checks import Problem, problems
from onewindow.catalogue.rules.codes import LEVELS, BasicCode, ItemCode, make_item_code, parse_item_code
from onewindow.catalogue.rules.initials import initials
from onewindow.catalogue.rules.situations import (
    Question,
    asked,
    first_answers,
    kept_answers,
    materials_for,
    open_questions,
    outcomes,
    questions_of,
    require_answers,
)

__all__ = [
    "LEVELS",
    "BasicCode",
    "Checklist",
    "ItemCode",
    "ListedMaterial",
    "ListedPoint",
    "ListedProcedure",
    "ListedSituation",
    "Problem",
    "Question",
    "asked",
    "first_answers",
    "initials",
    "kept_answers",
    "make_item_code",
    "materials_for",
    "open_questions",
    "outcomes",
    "parse_item_code",
    "problems",
    "questions_of",
    "require_answers",
]
