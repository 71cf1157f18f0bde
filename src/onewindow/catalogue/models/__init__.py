"""Items, their published versions, and the applications that change them."""

from onewindow.catalogue.models.items import (
    UNITS,
    Item,
    ItemType,
    ItemVersion,
    ItemVersions,
    MaterialRequirement,
    ReviewPoint,
    Situation,
    SpecialProcedure,
    every_channel,
)

__all__ = [
    "UNITS",
    "Item",
    "ItemType",
    "ItemVersion",
    "ItemVersions",
    "MaterialRequirement",
    "ReviewPoint",
    "Situation",
    "SpecialProcedure",
    "every_channel",
]
