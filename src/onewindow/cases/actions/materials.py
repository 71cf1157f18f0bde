"""The materials of a case against the list: neither more nor fewer (M20)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from onewindow.cases.application import MaterialInput, check_verdict
from onewindow.cases.errors import ExtraMaterial, OriginalNotSeen
from onewindow.cases.models import Case, CaseMaterial
from onewindow.cases.rules import Verdict
from onewindow.catalogue.models import MaterialRequirement
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import ListedMaterial, materials_for
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldMissing


def require_listed(found: Iterable[MaterialInput], listed: Iterable[ListedMaterial]) -> None:
    """Refuse with ExtraMaterial what the list doesn't know, and with InvalidInputs every verdict that can't be."""
    by_code = {material.code: material for material in listed}
    faults: list[Refused] = []
    for material in found:
        requirement = by_code.get(material.code)
        if requirement is None:
            raise ExtraMaterial(material=material.code, field=f"materials.{material.code}")
        try:
            check_verdict(material)
            _require_original(material, requirement)
        except Refused as fault:
            faults.append(fault)
    if faults:
        raise InvalidInputs(faults)


def take_materials(case: Case, listed: Sequence[ListedMaterial], found: Sequence[MaterialInput]) -> None:
    """Write one row per material handed in, and one as missing for each that the list requires besides."""
    by_code = {material.code: material for material in found}
    CaseMaterial.objects.bulk_create(
        _row(case, requirement, by_code.get(requirement.code))
        for requirement in listed
        if requirement.code in by_code or requirement.necessity != MaterialRequirement.Necessity.OPTIONAL
    )


def set_verdicts(case: Case, found: Sequence[MaterialInput]) -> dict[str, str]:
    """Write the verdicts of `found` on the case's list; return them by material code, for the event.

    Refuses with FieldMissing when there are none, ExtraMaterial, and InvalidInputs.
    """
    if not found:
        raise FieldMissing(field="materials", label=_("材料"))
    listed = materials_for(checklist(case.version), case.situations)
    require_listed(found, listed)
    requirements = {material.code: material for material in listed}
    rows = {row.requirement.code: row for row in rows_of(case)}
    for material in found:
        row = rows.get(material.code) or _row(case, requirements[material.code], material)
        rows[material.code] = row
        _fill(row, material)
        row.save()
    return {material.code: str(material.verdict) for material in found}


def as_kept(case: Case, found: Iterable[MaterialInput]) -> list[MaterialInput]:
    """The same findings, with what the window saw and kept of each material left as it is."""
    rows = {row.requirement.code: row for row in rows_of(case)}
    return [
        replace(material, original_seen=row.original_seen, copies_kept=row.copies_kept)
        if (row := rows.get(material.code))
        else material
        for material in found
    ]


def rows_of(case: Case) -> list[CaseMaterial]:
    """The case's materials with their requirements, in the order of the list."""
    return list(case.materials.select_related("requirement").order_by("requirement__order"))


def _row(case: Case, requirement: ListedMaterial, found: MaterialInput | None) -> CaseMaterial:
    assert requirement.id is not None
    row = CaseMaterial(case=case, requirement_id=requirement.id, verdict=Verdict.MISSING)
    if found:
        _fill(row, found)
    return row


def _fill(row: CaseMaterial, found: MaterialInput) -> None:
    row.verdict, row.remark = found.verdict, found.remark.strip()
    row.original_seen, row.copies_kept = found.original_seen, found.copies_kept


def _require_original(found: MaterialInput, requirement: ListedMaterial) -> None:
    must_see = requirement.form == MaterialRequirement.Form.ORIGINAL_SEEN
    if must_see and found.verdict == Verdict.PASSED and not found.original_seen:
        raise OriginalNotSeen(material=requirement.name, field=f"materials.{found.code}")
