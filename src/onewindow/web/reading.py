"""Reading what a form sends: days and files, refused at their own field."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.functional import Promise

from onewindow.lib.typed_text import FieldMissing, FieldWrong
from onewindow.lib.uploads import Upload, content_type_of, read_in


def as_day(text: str) -> date | None:
    """The day that a text means, or None when it means none."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def day_typed(request: HttpRequest, name: str, label: str | Promise) -> date:
    """Return the day that a field holds. Refuses with FieldMissing and FieldWrong."""
    typed = request.POST.get(name, "").strip()
    if not typed:
        raise FieldMissing(field=name, label=label)
    day = as_day(typed)
    if day is None:
        raise FieldWrong(field=name, label=label, value=typed[:20])
    return day


def day_or_none(request: HttpRequest, name: str, label: str | Promise) -> date | None:
    """Return the day that a field holds, or None when it is empty. Refuses with FieldWrong."""
    return day_typed(request, name, label) if request.POST.get(name, "").strip() else None


def file_typed(request: HttpRequest, name: str) -> Upload | None:
    """Return the one file of a field, its size asked before it is read; None when there is none. Refuses with FileTooLarge."""
    file = request.FILES.get(name)
    return read_in(file, name) if file is not None else None


def files_typed(request: HttpRequest, name: str) -> list[Upload]:
    """Return the files of a field, their size asked before they are read.

    Refuses with FileTooLarge, FileEmpty and FileTypeWrong.
    """
    return [read_checked(file, name) for file in request.FILES.getlist(name)]


def read_checked(file: UploadedFile, name: str) -> Upload:
    """Read the file of a field, its size asked before, its type by content after.

    Refuses with FileEmpty, FileTooLarge and FileTypeWrong, each naming the field.
    """
    upload = read_in(file, name)
    content_type_of(upload, name)
    return upload
