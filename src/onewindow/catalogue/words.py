"""The words for parts and elements of an implementation list, in the reader's language."""

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onewindow.catalogue.models import (
    ItemVersion,
    MaterialRequirement,
    ReviewPoint,
    Situation,
    SpecialProcedure,
)

PART_NAMES: dict[str, str | Promise] = {
    "item": _("基本要素"),
    "items": _("基本要素"),
    "situations": _("情形"),
    "materials": _("申请材料"),
    "review_points": _("审查要点"),
    "procedures": _("特别程序"),
}
_MODELS = {
    "item": ItemVersion,
    "items": ItemVersion,
    "situations": Situation,
    "materials": MaterialRequirement,
    "review_points": ReviewPoint,
    "procedures": SpecialProcedure,
}
_SAID: dict[str, str | Promise] = {
    "legal": _("法定时限"),
    "promised": _("承诺时限"),
    "extension": _("可延长"),
    "type": _("事项类型"),
    "item_code": _("实施编码"),
    "order": pgettext_lazy("element", "顺序"),
}


def element_name(part: str, element: str) -> str | Promise:
    """The name of an element as forms and comparisons show it; an entry as a whole is named by its part."""
    if not element:
        return PART_NAMES[part]
    if said := _SAID.get(element):
        return said
    if part == "review_points" and element == "material":
        return _("申请材料")
    field = _MODELS[part]._meta.get_field(element)
    assert isinstance(field, Field)
    return field.verbose_name
