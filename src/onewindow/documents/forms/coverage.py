"""事项进驻情况表: which of a centre's items by application are in its windows, and which are not, and why (M03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onewindow.documents.forms.common import SERVICE_SEAL, listing, pair
from onewindow.documents.forms.paper import Column, Fields, Heading, Paper, Part, Prose
from onewindow.documents.forms.words import day


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredDepartment:
    """A line of the table: a department with its counts, and the share as it is written."""

    name: str
    existing: int
    in_windows: int
    excluded: int
    gap: int
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedItem:
    name: str
    code: str
    department: str
    ground: str
    reason: str
    approver: str
    approved_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem:
    name: str
    code: str
    department: str
    missing: str


def coverage_list(
    *,
    centre: str,
    supervision_phone: str,
    on: date,
    total: CoveredDepartment,
    departments: Sequence[CoveredDepartment],
    excluded: Sequence[ExcludedItem],
    missing: Sequence[MissingItem],
) -> Paper:
    """The counts of each department, then every item left out with its ground, then every item without one."""
    parts: list[Part] = [
        Fields(
            (
                pair("统计日", day(on), "范围", total.name),
                pair("依申请事项", str(total.existing), "进驻率", total.share),
            )
        ),
        Heading("各部门进驻情况"),
        listing(
            (
                Column("部门"),
                Column("依申请事项", 5, "right"),
                Column("已进驻", 4, "right"),
                Column("不进驻（有依据）", 5, "right"),
                Column("未进驻（无依据）", 5, "right"),
                Column("进驻率", 4, "right"),
            ),
            [
                (each.name, str(each.existing), str(each.in_windows), str(each.excluded), str(each.gap), each.share)
                for each in departments
            ],
        ),
        Heading("不进驻的事项及其依据"),
        _excluded(excluded) if excluded else Prose("没有。"),
        Heading("未进驻且没有依据的事项"),
        _missing(missing) if missing else Prose("没有。"),
        Prose("进驻率为已进驻事项占应进驻事项（依申请事项减去有依据不进驻的事项）的比例，不四舍五入。"),
    ]
    return Paper(
        kind="coverage",
        title="事项进驻情况表",
        organ=centre,
        seal=SERVICE_SEAL,
        item=total.name,
        supervision_phone=supervision_phone,
        parts=tuple(parts),
        stub=False,
    )


def _excluded(items: Sequence[ExcludedItem]) -> Part:
    return listing(
        (
            Column("事项名称和实施编码"),
            Column("部门", 5),
            Column("依据", 4, "center"),
            Column("理由", 8),
            Column("批准人", 6),
            Column("批准日期", 6),
        ),
        [
            (
                f"{each.name} {each.code}",
                each.department,
                each.ground,
                each.reason,
                each.approver,
                day(each.approved_on),
            )
            for each in items
        ],
    )


def _missing(items: Sequence[MissingItem]) -> Part:
    return listing(
        (Column("事项名称和实施编码"), Column("部门", 7), Column("情况", 9)),
        [(f"{each.name} {each.code}", each.department, each.missing) for each in items],
    )
