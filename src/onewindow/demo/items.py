"""The demo's items, imported the way any centre imports its own."""

from datetime import datetime

from onewindow.catalogue.actions import import_items
from onewindow.catalogue.spreadsheet import open_import
from onewindow.demo.places import DATA
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre


def load_items(*, at: datetime) -> None:
    """Publish the city's 78 items from data/items; the departments must be there."""
    centre = Centre.objects.get(code="520300")
    import_items(rows=open_import(DATA / "items").rows(), by=Actor.system(centre.pk), at=at)
