"""Attaching scans and electronic originals to a material, or the letter of authority to the case."""

import hashlib
from datetime import datetime

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.errors import ExtraMaterial
from onewindow.cases.files import Upload, content_type_of, store
from onewindow.cases.models import Case, CaseFile, CaseMaterial
from onewindow.cases.rules import Act, Verdict
from onewindow.organisation.actor import Actor


def attach(
    *, number: str, upload: Upload, by: Actor, at: datetime, material_code: str | None = None, key: str | None = None
) -> Case:
    """Store a file for the material with that code, or as the letter of authority when there is none.

    A material that counted as missing counts as unchecked from then on. Refuses with FileEmpty, FileTooLarge,
    FileTypeWrong, ExtraMaterial, and materials_closed once the materials stand fast.
    """
    content_type_of(upload, field="file")

    def effect(deed: Deed) -> None:
        material = _material(deed.case, material_code) if material_code else None
        purpose = CaseFile.Purpose.MATERIAL if material else CaseFile.Purpose.LETTER
        file = store(deed.case, upload, by=by, at=at, purpose=purpose, material=material)
        deed.detail.update(file=str(file.id), sha256=file.sha256, material=material_code or "")
        if material and material.verdict == Verdict.MISSING:
            material.verdict = Verdict.PENDING
            material.save(update_fields=["verdict"])

    inputs = [material_code, upload.name, hashlib.sha256(upload.content).hexdigest()]
    return perform(Act.ATTACH, number=number, by=by, at=at, effect=effect, inputs=inputs, key=key)


def _material(case: Case, code: str) -> CaseMaterial:
    material = case.materials.filter(requirement__code=code).first()
    if material is None:
        raise ExtraMaterial(material=code, field="material_code")
    return material
