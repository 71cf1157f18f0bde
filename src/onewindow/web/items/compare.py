"""Two implementation lists side by side: each change in words, with its mark as a word too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onewindow.catalogue.models import ItemType, ItemVersion, MaterialRequirement, ReviewPoint, SpecialProcedure
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.rules.difference import Change, Mark
from onewindow.catalogue.words import PART_NAMES, element_name
from onewindow.web.words import listed
from onewindow.worktime.rules import Limit
from onewindow.worktime.texts import limit_text

MARKS: dict[Mark, str | Promise] = {
    Mark.ADDED: gettext_lazy("新增"),
    Mark.REMOVED: gettext_lazy("删除"),
    Mark.CHANGED: gettext_lazy("改动"),
}
_MODELS = {
    "items": ItemVersion,
    "materials": MaterialRequirement,
    "review_points": ReviewPoint,
    "procedures": SpecialProcedure,
}


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of the comparison as the table shows it."""

    part: str
    label: str
    mark: str
    mark_name: str
    before: str
    after: str
    editorial: bool


def diff_lines(changes: Iterable[Change], *lists: Checklist | None) -> list[DiffLine]:
    """Say the changes in words; the lists give the names of materials."""
    names = {material.code: material.name for each in lists if each for material in each.materials}
    return [
        DiffLine(
            part=str(PART_NAMES[change.part]),
            label=_label(change, names),
            mark=change.mark,
            mark_name=str(MARKS[change.mark]),
            before="" if change.before is None else value_text(change.part, change.element, change.before),
            after="" if change.after is None else value_text(change.part, change.element, change.after),
            editorial=change.editorial,
        )
        for change in changes
    ]


def _label(change: Change, names: Mapping[str, str]) -> str:
    entry = change.entry
    if change.part in ("materials", "review_points") and entry:
        entry = f"{entry} {names.get(entry, '')}".strip()
    element = str(element_name(change.part, change.element)) if change.element else ""
    return " · ".join(word for word in (entry, element) if word) or str(PART_NAMES[change.part])


def value_text(part: str, element: str, value: Any) -> str:
    """One value of an element, or a whole entry, as people read it."""
    match value:
        case bool():
            return _("是") if value else _("否")
        case Limit():
            return limit_text(value)
        case ListedMaterial():
            words = (_word("materials", name, getattr(value, name)) for name in ("form", "medium", "necessity"))
            return listed([f"{value.code} {value.name}", *words])
        case ListedPoint():
            return _("%(aspect)s：%(text)s") % {
                "aspect": _word("review_points", "aspect", value.aspect),
                "text": value.text,
            }
        case ListedSituation():
            return f"{value.question} {value.name}".strip()
        case ListedProcedure():
            return listed([value.name, value.basis, _("最长%(n)s个工作日") % {"n": value.days}])
        case tuple():
            return listed(_word(part, element, each) for each in value) or _("无")
        case None | "":
            return _("无")
    if element == "type":
        return _type_names().get(str(value), str(value))
    return _word(part, element, value)


def _word(part: str, element: str, value: Any) -> str:
    choices = choices_of(part, element)
    return str(choices.get(str(value), value))


@cache
def choices_of(part: str, element: str) -> dict[str, str | Promise]:
    """The choices of an element by their codes; none for a free one."""
    model = _MODELS.get(part)
    names = {field.name: field for field in model._meta.get_fields()} if model else {}
    field: Any = names.get(element)
    inner = field.base_field if isinstance(field, ArrayField) else field
    return {str(code): word for code, word in (getattr(inner, "choices", None) or ())}


def _type_names() -> dict[str, str]:
    return dict(ItemType.objects.values_list("code", "name"))
