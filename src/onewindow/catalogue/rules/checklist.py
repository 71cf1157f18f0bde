"""The implementation list (实施清单) as plain values: what desk, API, guide and import share (M11, M12, M13)."""

from dataclasses import dataclass, field, replace
from datetime import date

from onewindow.worktime.rules import Limit

CONDITIONAL = "conditional"

# The elements that the row of a version keeps under the same name: plain ones, and those kept as lists.
PLAIN_ELEMENTS = (
    "name", "kind", "legal_source", "limit_note", "legal_basis", "conditions", "result_name", "result_is_certificate",
    "result_validity_years", "maker", "paper_mode", "visits", "fee", "scope", "yearly_volume", "needs_biometrics",
    "completion_stops_clock", "joint", "effective_from",
)  # fmt: skip
LISTED_ELEMENTS = ("service_objects", "flow", "channels", "made_up")


@dataclass(frozen=True, slots=True)
class ListedPoint:
    """A review point: which aspect of a material to look at, and the standard for accepting it."""

    text: str
    aspect: str = "requirement"
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListedSituation:
    """A situation: an answer to `question`, one of which is chosen; without a question several may be."""

    name: str
    id: int | None = field(default=None, compare=False)
    question: str = ""


@dataclass(frozen=True, slots=True)
class ListedMaterial:
    """One material of the list. `situations` names those in which a conditional one is asked for."""

    code: str
    name: str
    copies: int = 1
    form: str = "original_seen"
    medium: str = "both"
    necessity: str = "required"
    source: str = ""
    standard: str = ""
    sample: str = ""
    situations: tuple[str, ...] = ()
    review_points: tuple[ListedPoint, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListedProcedure:
    """A special procedure allowed for the item, with its longest time in working days (行政许可法 45)."""

    kind: str
    name: str
    basis: str
    days: int
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Checklist:
    """One edition of an item's implementation list with all its elements.

    Two are equal when their elements are: keys, numbers and dates of effect are left out of the comparison.
    """

    code: str
    name: str
    department: str
    kind: str
    service_objects: tuple[str, ...]
    promised: Limit
    type: str = ""
    legal: Limit | None = None
    legal_source: str = ""
    extension: Limit | None = None
    limit_note: str = ""
    legal_basis: str = ""
    conditions: str = ""
    flow: tuple[str, ...] = ()
    result_name: str = ""
    result_is_certificate: bool = True
    result_validity_years: int | None = None
    maker: str = "department"
    paper_mode: str = "scan"
    visits: int = 1
    fee: str = ""
    scope: str = ""
    channels: tuple[str, ...] = ("counter", "web", "post")
    yearly_volume: int | None = None
    needs_biometrics: bool = False
    completion_stops_clock: bool = False
    joint: bool = False
    made_up: tuple[str, ...] = ()
    situations: tuple[ListedSituation, ...] = ()
    materials: tuple[ListedMaterial, ...] = ()
    procedures: tuple[ListedProcedure, ...] = ()
    effective_from: date | None = field(default=None, compare=False)
    number: int | None = field(default=None, compare=False)
    version_id: int | None = field(default=None, compare=False)
    item_id: int | None = field(default=None, compare=False)
    department_id: int | None = field(default=None, compare=False)


def in_order(checklist: Checklist) -> Checklist:
    """Return the list with each material's situations once and in the list's order, as they are kept."""
    names = [situation.name for situation in checklist.situations]
    materials = (
        replace(material, situations=tuple(name for name in names if name in material.situations))
        for material in checklist.materials
    )
    return replace(checklist, materials=tuple(materials))
