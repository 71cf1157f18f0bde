"""实施编码: 18 credit code of the authority, 1 level, 12 basic code (2 region, 2 type, 5 main item, 3 sub-item)."""

import re
from dataclasses import dataclass

from onewindow.catalogue.errors import (
    ItemCodeBasicCode,
    ItemCodeCreditCode,
    ItemCodeLength,
    ItemCodeLevel,
    ItemCodeRegion,
)
from onewindow.lib.identifiers import CreditCode, check_credit_code
from onewindow.lib.identifiers.number import normal_form
from onewindow.lib.identifiers.regions import PROVINCES
from onewindow.lib.refusal import InvalidInput

LEVELS = {"1": "国家", "2": "省", "3": "市", "4": "县", "5": "乡", "6": "村"}
NATIONAL = "00"


@dataclass(frozen=True, slots=True)
class BasicCode:
    """基本编码: the item in the directory, whoever carries it out."""

    region: str
    type: str
    main: str
    sub: str

    def __str__(self) -> str:
        return self.region + self.type + self.main + self.sub


@dataclass(frozen=True, slots=True)
class ItemCode:
    credit_code: CreditCode
    level: str
    basic_code: BasicCode

    def __str__(self) -> str:
        return self.credit_code.number + self.level + str(self.basic_code)


def parse_item_code(text: str, field: str | None = None) -> ItemCode:
    """Check a 31-character item code and return its parts; letters become upper-case, spaces are dropped.

    Raises `ItemCodeLength`, `ItemCodeCreditCode`, `ItemCodeLevel`, `ItemCodeRegion`, `ItemCodeBasicCode`.
    """
    code = normal_form(text)
    if len(code) != 31:
        raise ItemCodeLength(field=field, length=len(code))
    try:
        credit_code = check_credit_code(code[:18], field)
    except InvalidInput as reason:
        raise ItemCodeCreditCode(field=field, reason=reason) from reason
    level, basic = code[18], code[19:]
    if level not in LEVELS:
        raise ItemCodeLevel(field=field, level=level)
    if basic[:2] != NATIONAL and basic[:2] not in PROVINCES:
        raise ItemCodeRegion(field=field, region=basic[:2])
    if not re.fullmatch(r"[0-9]{10}", basic[2:]) or basic[4:9] == "00000":
        raise ItemCodeBasicCode(field=field)
    return ItemCode(credit_code, level, BasicCode(basic[:2], basic[2:4], basic[4:9], basic[9:]))


def make_item_code(credit_code: str, level: str, basic_code: BasicCode) -> str:
    """Write an item code from its parts, checking it as `parse_item_code` does."""
    return str(parse_item_code(credit_code + level + str(basic_code)))
