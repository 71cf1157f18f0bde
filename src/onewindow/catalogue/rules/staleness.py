"""When an answer of the manual is stale: the list or its review points changed since somebody last checked it (M13)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from onewindow.catalogue.rules.checklist import Checklist, ListedMaterial

NEW_VERSION = "new_version"
MATERIAL_CHANGED = "material_changed"
MATERIAL_GONE = "material_gone"
PROVINCE_CHANGED = "province_changed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer must be checked again: what happened, on which day, in which version, to which materials."""

    kind: str
    since: date
    version: int = 0
    materials: tuple[str, ...] = ()


def stale_because(
    *,
    material_code: str,
    checked: Checklist,
    current: Checklist,
    province_changed: Collection[tuple[date, str]] = (),
) -> tuple[Reason, ...]:
    """Return why an answer that was checked against one list is stale under another, the earliest first; none if it isn't.

    Any next version makes it stale; the reason says whether review points, standards or the material itself changed.
    `province_changed` are the days since the check on which the province's points changed, with the material's name.
    An answer that concerns one material is touched by changes of that one, any other answer by all.
    """
    found: list[Reason] = []
    since = current.effective_from
    if current.number != checked.number and since:
        found.append(_new_version(material_code, checked, current, since))
    name = next((each.name for each in current.materials if each.code == material_code), "")
    days = [(day, material) for day, material in province_changed if not material_code or material == name]
    if days:
        materials = tuple(dict.fromkeys(material for _day, material in days))
        found.append(Reason(PROVINCE_CHANGED, min(day for day, _material in days), materials=materials))
    return tuple(sorted(found, key=lambda reason: reason.since))


def _new_version(material_code: str, checked: Checklist, current: Checklist, since: date) -> Reason:
    before = {each.code: each for each in checked.materials}
    after = {each.code: each for each in current.materials}
    concerned = [material_code] if material_code else [*before, *(code for code in after if code not in before)]
    gone = tuple(before[code].name for code in concerned if code in before and code not in after)
    changed = tuple(
        after[code].name for code in concerned if code in after and _asked(after[code]) != _asked(before.get(code))
    )
    number = current.number or 0
    if changed:
        return Reason(MATERIAL_CHANGED, since, number, changed)
    return Reason(MATERIAL_GONE, since, number, gone) if gone else Reason(NEW_VERSION, since, number)


def _asked(material: ListedMaterial | None) -> tuple[object, ...]:
    """What a material is asked for as."""
    if material is None:
        return ()
    return (
        material.name, material.copies, material.form, material.medium, material.necessity, material.standard,
        material.situations, material.review_points,
    )  # fmt: skip
