"""Reading what was typed about training; what can't be read is refused at its field."""

from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise

from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.lib.uploads import Upload
from onewindow.web.lists import whole_number
from onewindow.web.reading import as_day, file_typed
from onewindow.web.session import StaffRequest


def day(posted: QueryDict, name: str, label: str | Promise) -> date:
    """A day. Refuses with FieldWrong."""
    text = posted.get(name, "").strip()
    found = as_day(text)
    if found is None:
        raise FieldWrong(field=name, label=label, value=text[:20] or "-")
    return found


def number(posted: QueryDict, name: str, label: str | Promise) -> int:
    """A whole number. Refuses with FieldWrong."""
    text = posted.get(name, "").strip()
    found = whole_number(text)
    if found is None:
        raise FieldWrong(field=name, label=label, value=text[:20] or "-")
    return found


def keys(posted: QueryDict, name: str) -> list[int]:
    """The ticked keys; what is none stands for nobody, so that the action refuses it."""
    return [whole_number(text) or 0 for text in posted.getlist(name)]


def upload(request: StaffRequest, name: str) -> Upload:
    """The one file of a field; none is an empty one, which the action refuses."""
    return file_typed(request, name) or Upload("", b"")


class Faults:
    """The sentences of a refusal by the field that they belong to; ids carry `prefix`, the form's own name."""

    def __init__(self, refusal: Refused | None = None, prefix: str = "") -> None:
        several = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal] if refusal else []
        self.refusal, self.prefix = refusal, prefix
        self.at = {fault.field: str(fault) for fault in several if fault.field}
        self.summary = [(f"{prefix}{fault.field}" if fault.field else "", str(fault)) for fault in several]

    def __bool__(self) -> bool:
        return self.refusal is not None

    def __getitem__(self, field: str) -> str:
        return self.at.get(field, "")

    @property
    def status(self) -> int:
        return self.refusal.status if self.refusal else 200
