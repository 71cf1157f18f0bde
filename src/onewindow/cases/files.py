"""The scans and originals of a case."""

from dataclasses import asdict
from datetime import datetime

from onewindow.cases.models import Case, CaseFile, CaseMaterial
from onewindow.lib.uploads import TYPES, Upload, bring_back, content_type_of, put_away
from onewindow.organisation.actor import Actor

__all__ = ["TYPES", "Upload", "content_of", "content_type_of", "store"]


def store(
    case: Case,
    upload: Upload,
    *,
    by: Actor,
    at: datetime,
    purpose: str = CaseFile.Purpose.MATERIAL,
    material: CaseMaterial | None = None,
) -> CaseFile:
    """Store an upload with its digest. The file is written before the row, so that no row ever points at nothing."""
    kept = put_away(upload, folder="cases", at=at)
    return CaseFile.objects.create(
        **asdict(kept), case=case, material=material, purpose=purpose, uploaded_by=by.as_record(), uploaded_at=at
    )


def content_of(file: CaseFile) -> bytes:
    """Return the very bytes that were handed in. Refuses with FileGone and FileAltered."""
    return bring_back(file.file, name=file.name, sha256=file.sha256)
