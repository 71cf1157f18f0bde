"""Papers of supervision: 考核表."""

from collections.abc import Sequence
from dataclasses import dataclass

from onewindow.documents.forms.common import SERVICE_SEAL, listing, pair, wide
from onewindow.documents.forms.paper import Column, Fields, Heading, Paper, Prose, Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedFigure:
    """One figure of an assessment: how it is counted, how often, and what it cost; empty where it costs nothing."""

    name: str
    formula: str
    count: int
    weight: str = ""
    cap: str = ""
    off: str = ""


def assessment_sheet(
    *,
    centre: str,
    supervision_phone: str,
    unit: str,
    side: str,
    period: str,
    figures: Sequence[AssessedFigure],
    points: str,
    rank: str,
    fewest: int,
) -> Paper:
    """考核表: every figure with its formula, every point with its derivation; the rating is left to be written by hand.

    Without cases there are no `points`, with fewer than `fewest` cases no `rank` (M36).
    """
    return Paper(
        kind="assessment",
        title="效能监管考核表",
        organ=centre,
        seal=SERVICE_SEAL,
        supervision_phone=supervision_phone,
        parts=(
            Fields(
                (
                    wide("考核对象", f"{unit}（{side}）"),
                    pair("考核期间", period, "得分", points or "无办件，不计分"),
                    pair("排名", rank or f"办件不足{fewest}件，不排名", "评定", ""),
                )
            ),
            Heading("指标和计分"),
            listing(
                (
                    Column("指标", 6),
                    Column("口径"),
                    Column("数量", 2.5, "right"),
                    Column("每百件扣", 3, "right"),
                    Column("上限", 2.5, "right"),
                    Column("扣分", 3, "right"),
                ),
                [(each.name, each.formula, str(each.count), each.weight, each.cap, each.off) for each in figures],
            ),
            Prose("得分为100减去各项扣分；每项扣分为数量 × 每百件扣分 ÷ 办件数 × 100，以上限为止，四舍五入到0.01。"),
            Prose("本表只列数据，不作评定。对数据有异议的，可以在收到之日起3个工作日内向效能监管人员提出。"),
            Signatures(("考核对象签收", "签收日期", "评定", "评定日期")),
        ),
        stub=False,
    )
