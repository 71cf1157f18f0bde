"""Uploaded scans and originals: typed by content, bounded in size, stored under an unguessable name."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import filetype
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from onewindow.cases.errors import FileAltered, FileEmpty, FileGone, FileTooLarge, FileTypeWrong
from onewindow.cases.models import Case, CaseFile, CaseMaterial
from onewindow.lib.ids import new_id
from onewindow.lib.storable import storable
from onewindow.organisation.actor import Actor

TYPES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes


def require_size(name: str, size: int, field: str | None = None) -> None:
    """Refuse with FileTooLarge more bytes than the limit; doors ask before they read a file into memory."""
    limit = settings.UPLOAD_LIMIT
    if size > limit:
        raise FileTooLarge(name=name, size=f"{size / MEGABYTE:.1f}", limit=limit // MEGABYTE, field=field)


def content_type_of(upload: Upload, field: str | None = None) -> str:
    """Return the type by content, whatever the name says. Refuses with FileEmpty, FileTooLarge and FileTypeWrong."""
    if not upload.content:
        raise FileEmpty(name=upload.name, field=field)
    require_size(upload.name, len(upload.content), field)
    found = filetype.guess_mime(upload.content)
    if found not in TYPES:
        raise FileTypeWrong(name=upload.name, field=field)
    return str(found)


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
    content_type = content_type_of(upload, field="file")
    file_id = new_id()
    path = default_storage.save(f"cases/{at:%Y/%m}/{file_id}.{TYPES[content_type]}", ContentFile(upload.content))
    return CaseFile.objects.create(
        id=file_id,
        case=case,
        material=material,
        purpose=purpose,
        name=storable(upload.name)[-200:],
        content_type=content_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        file=path,
        uploaded_by=by.as_record(),
        uploaded_at=at,
    )


def content_of(file: CaseFile) -> bytes:
    """Return the very bytes that were handed in. Refuses with FileGone and FileAltered."""
    try:
        with default_storage.open(file.file) as stored:
            content = bytes(stored.read())
    except FileNotFoundError as error:
        raise FileGone(name=file.name) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileAltered(name=file.name)
    return content
