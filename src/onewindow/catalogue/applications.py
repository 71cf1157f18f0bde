"""Reading an application: its list as typed, what it changes, and its faults."""

from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.difference import Change, difference
from onewindow.catalogue.spreadsheet import form as forms


def list_of(application: ItemApplication) -> forms.FormRead:
    """Read the list of an application as it was typed, with all that is wrong; an empty form where it has none."""
    item = application.item
    return forms.read(forms.tidy(application.form or {}), code=item.code, department=item.department.name)


def changes(application: ItemApplication, after: Checklist) -> tuple[Change, ...]:
    """What the application changes, against the version that it was drawn up from (M34)."""
    return difference(checklist(application.base) if application.base else None, after)
