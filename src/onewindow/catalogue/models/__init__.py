"""Items, their published versions, and the applications that change them."""

from onewindow.catalogue.models.answers import AnswerManual, ItemAnswer
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
from onewindow.catalogue.models.provincial import ProvincialPoint
from onewindow.catalogue.models.samples import MaterialSample

__all__ = [
    "UNITS",
    "AnswerManual",
    "Item",
    "ItemAnswer",
    "ItemApplication",
    "ItemApplicationEvent",
    "ItemApplicationFile",
    "ItemType",
    "ItemVersion",
    "ItemVersions",
    "MaterialRequirement",
    "MaterialSample",
    "ProvincialPoint",
    "ReviewPoint",
    "Situation",
    "SpecialProcedure",
    "every_channel",
]
