"""What the pages about one item of the department share: the item, its list, and the way between its parts."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.catalogue.errors import ItemNotFound
from onewindow.catalogue.models import Item
from onewindow.catalogue.queries import item_by_code
from onewindow.catalogue.queries.explained import explained_list, may_explain
from onewindow.catalogue.rules import Checklist
from onewindow.web.session import StaffRequest


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item of the department, with the list that is in force or comes next."""

    item: Item
    listed: Checklist
    may_edit: bool


def own_item(request: StaffRequest, code: str) -> OwnItem:
    """Find an item of the person's department. Refuses with ItemNotFound, also for another department's item."""
    item = item_by_code(code)
    listed = explained_list(item, localdate(request.at))
    if item.department_id != request.actor.department_id or listed is None:
        raise ItemNotFound(field="item", item=code)
    return OwnItem(item, listed, may_explain(request.actor, item))


def parts_context(request: StaffRequest, own: OwnItem) -> dict[str, Any]:
    """The item and the tabs between its parts, for a template."""
    tabs = [
        ("office:samples", _("样表")),
        ("office:points", _("审查要点")),
        ("office:answers", _("答复口径")),
    ]
    return {
        "own": own,
        "item_tabs": [
            {
                "label": label,
                "href": (href := reverse(name, args=[own.item.code])),
                "current": request.path.startswith(href),
            }
            for name, label in tabs
        ],
    }
