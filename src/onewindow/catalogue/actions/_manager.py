"""Who may explain an item: the item manager of the department whose it is."""

from onewindow.catalogue.guide_errors import NotItemManager
from onewindow.catalogue.models import Item
from onewindow.catalogue.queries import item_by_code
from onewindow.catalogue.queries.explained import may_explain
from onewindow.organisation.actor import Actor


def item_to_explain(code: str, by: Actor) -> Item:
    """Lock and return the item, so that one edition follows another. Refuses with ItemNotFound and NotItemManager."""
    item = item_by_code(code)
    if not may_explain(by, item):
        raise NotItemManager(department=item.department.name)
    return Item.objects.select_for_update(of=("self",)).select_related("department").get(pk=item.pk)
