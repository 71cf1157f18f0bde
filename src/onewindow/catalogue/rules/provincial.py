"""The province's review points: which lists inherit them, and which of them belong to which material (M13)."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onewindow.catalogue.rules.checklist import Checklist, ListedPoint

SHARED = ("全省", "全国")


@dataclass(frozen=True, slots=True)
class ProvincePoint:
    """A review point that the province lays down for a material of every item with this basic code (12 digits).

    The material is told by its name; by its code, where one is given, only if no material of the list has that name.
    """

    basic_code: str
    material_name: str
    text: str
    aspect: str = "requirement"
    material_code: str = ""
    basis: str = ""


def inherits(checklist: Checklist) -> bool:
    """Whether the list takes the province's points: it is handled alike in the whole province (全省通办) or beyond."""
    return any(word in checklist.scope for word in SHARED)


def basic_code_of(checklist: Checklist) -> str:
    """The 12 characters of an item code that name the item whoever carries it out."""
    return checklist.code[19:31]


def points_by_material(points: Iterable[ProvincePoint], checklist: Checklist) -> dict[str, tuple[ListedPoint, ...]]:
    """Return the points for each material of the list by its code, in their order; others find no material here."""
    names = {_plain(material.name): material.code for material in checklist.materials}
    codes = {material.code for material in checklist.materials}
    found: defaultdict[str, list[ListedPoint]] = defaultdict(list)
    for point in points:
        code = names.get(_plain(point.material_name), point.material_code)
        if code in codes:
            found[code].append(ListedPoint(point.text, point.aspect))
    return {code: tuple(own) for code, own in found.items()}


def _plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", name) if char.isalnum())
