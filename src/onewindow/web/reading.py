"""Reading what a form sends: days and files, refused at their own field."""

from datetime import date

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.functional import Promise

from onewindow.lib.typed_text import FieldMissing, FieldWrong
from onewindow.lib.uploads import Upload, content_type_of, require_size


def day_typed(request: HttpRequest, name: str, label: str | Promise) -> date:
    """Return the day that a field holds. Refuses with FieldMissing and FieldWrong."""
    typed = request.POST.get(name, "").strip()
    if not typed:
        raise FieldMissing(field=name, label=label)
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    if day is None:
        raise FieldWrong(field=name, label=label, value=typed[:20])
    return day


def files_typed(request: HttpRequest, name: str) -> list[Upload]:
    """Return the files of a field, their size asked before they are read.

    Refuses with FileTooLarge, FileEmpty and FileTypeWrong.
    """
    uploads = []
    for file in request.FILES.getlist(name):
        require_size(file.name or "", file.size or 0, name)
        upload = Upload(file.name or "", file.read())
        content_type_of(upload, name)
        uploads.append(upload)
    return uploads
