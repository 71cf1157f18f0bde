"""Pure answers about items: codes, checklists, initials."""

from onewindow.catalogue.rules.checklist import (
    Checklist,
    ListedMaterial,
    ListedPoint,
    ListedProcedure,
    ListedSituation,
    materials_for,
)
from onewindow.catalogue.rules.checks import Problem, problems
from onewindow.catalogue.rules.codes import LEVELS, BasicCode, ItemCode, make_item_code, parse_item_code
from onewindow.catalogue.rules.initials import initials

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
    "initials",
    "make_item_code",
    "materials_for",
    "parse_item_code",
    "problems",
]
