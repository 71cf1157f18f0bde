"""Uploaded files: typed by content, bounded in size, kept under an unguessable name, read back only unaltered."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import filetype
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from onewindow.lib.ids import new_id
from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.lib.storable import storable

TYPES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
MEGABYTE = 1024 * 1024


class FileTooLarge(InvalidInput):
    code = "file_too_large"
    sentence = _("文件“%(name)s”为 %(size)s MB，超过 %(limit)s MB 的上限，请压缩后再上传。")
    status = 413


class FileTypeWrong(InvalidInput):
    code = "file_type_wrong"
    sentence = _("文件“%(name)s”不是可用的 PDF、JPEG 或 PNG 文件（按内容判断），请转换后再上传。")


class FileEmpty(InvalidInput):
    code = "file_empty"
    sentence = _("文件“%(name)s”是空的，请重新选择。")


class FileGone(Refused):
    code = "file_gone"
    sentence = _("文件“%(name)s”的存档找不到了。请联系中心管理员核查。")


class FileAltered(Refused):
    code = "file_altered"
    sentence = _("文件“%(name)s”的存档与上传时不一致，已停止提供。请联系中心管理员核查。")


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was put away: where, of which type, and with which digest; what a row about it holds."""

    id: UUID
    name: str
    content_type: str
    size: int
    sha256: str
    file: str


def require_size(name: str, size: int, field: str | None = None) -> None:
    """Refuse with FileTooLarge more bytes than the limit; doors ask before they read a file into memory."""
    limit = settings.UPLOAD_LIMIT
    if size > limit:
        raise FileTooLarge(name=name, size=f"{size / MEGABYTE:.1f}", limit=limit // MEGABYTE, field=field)


def read_in(file: UploadedFile, field: str) -> Upload:
    """Read the file of a field into memory, its size asked before. Refuses with FileTooLarge."""
    require_size(file.name or "", file.size or 0, field)
    return Upload(file.name or "", file.read())


def content_type_of(upload: Upload, field: str | None = None) -> str:
    """Return the type by content, whatever the name says. Refuses with FileEmpty, FileTooLarge and FileTypeWrong."""
    if not upload.content:
        raise FileEmpty(name=upload.name, field=field)
    require_size(upload.name, len(upload.content), field)
    found = filetype.guess_mime(upload.content)
    if found not in TYPES:
        raise FileTypeWrong(name=upload.name, field=field)
    return str(found)


def put_away(upload: Upload, *, folder: str, at: datetime, field: str = "file") -> Kept:
    """Write an upload into a folder of the store. Do so before its row, so that no row ever points at nothing.

    Refuses with FileEmpty, FileTooLarge and FileTypeWrong.
    """
    content_type = content_type_of(upload, field)
    file_id = new_id()
    path = default_storage.save(f"{folder}/{at:%Y/%m}/{file_id}.{TYPES[content_type]}", ContentFile(upload.content))
    return Kept(
        id=file_id,
        name=storable(upload.name)[-200:],
        content_type=content_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        file=path,
    )


def bring_back(path: str, *, name: str, sha256: str) -> bytes:
    """Return the very bytes that were handed in. Refuses with FileGone and FileAltered."""
    try:
        with default_storage.open(path) as stored:
            content = bytes(stored.read())
    except FileNotFoundError as error:
        raise FileGone(name=name) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileAltered(name=name)
    return content
