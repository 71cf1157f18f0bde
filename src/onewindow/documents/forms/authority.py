"""Papers between a department and a centre: 授权委托协议, 事项确认清单; sealed by hand and scanned (M10, M16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onewindow.documents.forms.common import listing, pair, wide
from onewindow.documents.forms.paper import Column, Fields, Heading, Paper, Prose
from onewindow.documents.forms.words import day, minute, sentence

COPIES = "一式两份，双方各执一份"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedItem:
    """A line of an agreement: what is said of one item; `change` names what a supplement does to it."""

    name: str
    code: str
    powers: str
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who signed for a side (甲方：遵义市卫生健康局), in which hat, and when."""

    party: str
    name: str
    hat: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedItem:
    """A line of a confirmation list."""

    code: str
    name: str
    version: int
    kind: str
    objects: str
    powers: str


def agreement(
    *,
    title: str,
    code: str,
    department: str,
    centre: str,
    supervision_phone: str,
    begins_on: date,
    ends_on: date,
    items: Sequence[AgreedItem],
    duties: str,
    signatures: Sequence[Signed],
    reason: str = "",
) -> Paper:
    """授权委托协议, a supplement to it or an ending: parties, code, term, items with their powers, duties, signatures."""
    why = [wide("事由", sentence(reason))] if reason else []
    return Paper(
        kind="agreement",
        title=title,
        organ=centre,
        seal="",
        supervision_phone=supervision_phone,
        item=f"{items[0].name}等{len(items)}项" if len(items) > 1 else items[0].name,
        parts=(
            Fields(
                (
                    wide("授权码", code),
                    pair("甲方（委托）", department, "乙方（受托）", centre),
                    wide("有效期", f"{day(begins_on)}至{day(ends_on)}（均含当日）"),
                    *why,
                )
            ),
            Heading("事项和权限"),
            listing(
                (Column("事项名称"), Column("实施编码", 12), Column("变更", 3, "center"), Column("权限", 12)),
                [(each.name, each.code, each.change, each.powers) for each in items],
            ),
            Heading("双方责任"),
            *(Prose(sentence(line)) for line in duties.splitlines() if line.strip()),
            Heading("系统签署"),
            listing(
                (Column("签署方"), Column("签署人", 5), Column("岗位", 8), Column("签署时间", 11)),
                [(each.party, each.name, each.hat, minute(each.at)) for each in signatures],
            ),
            Prose(
                "本协议未经双方一致，任何一方不得单方终止；不能一致的，由协调小组根据中心的报告决定。"
                "任何人可以扫描下方二维码，或者按授权码查验本协议是否有效。"
            ),
        ),
        stub=False,
        copies=COPIES,
        parties=(f"甲方：{department}", f"乙方：{centre}"),
        check_path=f"/authorisation/{code}",
    )


def confirmation_list(
    *,
    department: str,
    centre: str,
    supervision_phone: str,
    items: Sequence[ConfirmedItem],
    confirmed_by: str,
    confirmed_at: datetime,
) -> Paper:
    """事项确认清单: what the department confirms of each item, version by version, with the powers it proposes (M10)."""
    return Paper(
        kind="confirmation_list",
        title="事项确认清单",
        organ=department,
        seal="",
        addressee=centre,
        supervision_phone=supervision_phone,
        item=f"{items[0].name}等{len(items)}项" if len(items) > 1 else items[0].name,
        parts=(
            Prose(f"我单位确认下列{len(items)}项事项的实施清单准确、现行有效，同意进驻综合窗口，并拟授予所列权限。"),
            listing(
                (
                    Column("事项名称和实施编码"),
                    Column("版本", 2, "center"),
                    Column("类型", 3, "center"),
                    Column("服务对象", 5),
                    Column("拟授权限", 8),
                ),
                [
                    (f"{each.name} {each.code}", str(each.version), each.kind, each.objects, each.powers)
                    for each in items
                ],
            ),
            Fields((pair("确认人", confirmed_by, "确认时间", minute(confirmed_at)),)),
        ),
        stub=False,
        copies=COPIES,
        parties=(f"确认单位：{department}",),
    )
