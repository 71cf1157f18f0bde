"""The demo's centres with their zones and windows: Zunyi's 15 + 13 + 4 + 2 seats, and two smaller county centres."""

import csv
from functools import cache
from pathlib import Path

from onewindow.organisation.models import Window

DATA = Path(__file__).parent / "data"
K = Window.Kind

CENTRES = {
    "520300": {
        "name": "遵义市政务服务中心",
        "short_name": "遵义市",
        "paper_prefix": "遵政务",
        "address": "遵义市新蒲新区播州大道（演示地址）",
        "phone": "0851-28600001",
        "supervision_phone": "0851-28612345",
    },
    "520302": {
        "name": "红花岗区政务服务中心",
        "short_name": "红花岗区",
        "paper_prefix": "红政务",
        "address": "遵义市红花岗区外环路（演示地址）",
        "phone": "0851-28200001",
        "supervision_phone": "0851-28212345",
    },
    "520382": {
        "name": "仁怀市政务服务中心",
        "short_name": "仁怀市",
        "paper_prefix": "仁政务",
        "address": "仁怀市国酒大道（演示地址）",
        "phone": "0851-22200001",
        "supervision_phone": "0851-22212345",
    },
}
ZONES = {
    "N": "自然人综合服务区",
    "F": "法人（含非法人组织）综合服务区",
    "Z": "咨询投诉区",
    "C": "统一出证区",
    "G": "公安服务区",
    "B": "不动产登记服务区",
    "P": "公共服务区",
}
# (zone, prefix, kind, name, seats in the city, seats in a county)
SEATS = (
    ("N", "N", K.NATURAL, "自然人综合受理", 15, 4),
    ("F", "F", K.LEGAL, "法人综合受理", 13, 4),
    ("Z", "Z", K.CONSULTATION, "咨询辅导", 4, 1),
    ("Z", "T", K.COMPLAINT, "投诉处理岗", 1, 1),
    ("Z", "T", K.DIFFICULT, "疑难问题岗", 1, 1),
    ("C", "C", K.ISSUING, "统一出证", 2, 1),
)
# Special windows (专窗) beside the comprehensive ones, in the city.
SPECIAL = (
    ("G", "G01", "公安户政专窗"),
    ("G", "G02", "公安出入境专窗"),
    ("G", "G03", "公安交管专窗"),
    ("B", "B01", "不动产登记专窗"),
    ("B", "B02", "司法查询与网签专窗"),
    ("P", "P01", "供水专窗"),
    ("P", "P02", "供电专窗"),
    ("P", "P03", "燃气专窗"),
    ("P", "P04", "广电专窗"),
    ("P", "P05", "通信专窗"),
)


def windows(code: str) -> list[tuple[str, str, str, str]]:
    """Return (zone, number, kind, name) of each window of the centre `code`."""
    found: list[tuple[str, str, str, str]] = []
    seats: dict[str, int] = {}
    for zone, prefix, kind, name, city, county in SEATS:
        for _seat in range(city if code == "520300" else county):
            seats[prefix] = seats.get(prefix, 0) + 1
            found.append((zone, f"{prefix}{seats[prefix]:02d}", kind, name))
    if code == "520300":
        found += [(zone, number, K.SPECIAL, name) for zone, number, name in SPECIAL]
    return found


@cache
def department_rows() -> tuple[dict[str, str], ...]:
    """The demo's departments: centre, name, short_name, credit_code, phone."""
    with (DATA / "departments.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))
