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
from onewindow.catalogue.models.life import ItemApplication, ItemApplicationEvent, ItemApplicationFile

__all__ = [
    "UNITS",
    "Item",
    "ItemApplication",
    "ItemApplicationEvent",
    "ItemApplicationFile",
    "ItemType",
    "ItemVersion",
    "ItemVersions",
    "MaterialRequirement",
    "ReviewPoint",
    "Situation",
    "SpecialProcedure",
    "every_channel",
]
