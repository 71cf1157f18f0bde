"""The list that an item manager explains, the one in force or else the next one; and who that is."""

from datetime import date

from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.queries.checklists import checklist
from onewindow.catalogue.rules import Checklist
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role


def may_explain(actor: Actor, item: Item) -> bool:
    """Whether this person in this hat explains the item: the item manager of the department whose it is."""
    return actor.has_role(Role.ITEM_MANAGER) and actor.department_id == item.department_id


def explained_list(item: Item, on: date) -> Checklist | None:
    """Return the list in force on the day, or the newest published one, or None; whatever the item's state."""
    versions = ItemVersion.objects.published().filter(item=item)
    found = versions.in_force(on).first() or versions.order_by("-number").first()
    return checklist(found) if found else None
