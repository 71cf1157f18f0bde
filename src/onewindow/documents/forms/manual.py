"""答复口径手册: the answers about one item, as they stood on the day (M13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from onewindow.documents.forms.common import SERVICE_SEAL, pair, wide
from onewindow.documents.forms.paper import Field, Fields, Heading, Paper, Part, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualEntry:
    """A question with its answer; `stale` says why it must be checked again and is empty while it holds."""

    question: str
    answer: str
    ground: str
    material: str
    visibility: str
    written: str
    checked: str
    stale: str


def answer_manual(
    *,
    department: str,
    supervision_phone: str,
    item: str,
    item_code: str,
    version: int,
    entries: Sequence[ManualEntry],
) -> Paper:
    """The manual of an item: what list it goes by, then each question with answer, ground, author and last check."""
    stale = sum(bool(entry.stale) for entry in entries)
    parts: list[Part] = [
        Fields(
            (
                wide("事项名称", item),
                pair("实施编码", item_code, "清单版本", f"第{version}版"),
                pair("问答", f"{len(entries)}条", "待复核", f"{stale}条" if stale else "无"),
            )
        ),
        Prose("本手册供窗口和部门答复咨询时使用。标注“内部掌握”的不对外提供；标注“待复核”的，答复前先向部门核实。"),
    ]
    for number, entry in enumerate(entries, 1):
        parts += [Heading(f"{number}. {entry.question}"), *_paragraphs(entry.answer), Fields(_about(entry))]
    return Paper(
        kind="answer_manual",
        title="答复口径手册",
        organ=department,
        seal=SERVICE_SEAL,
        item=item,
        supervision_phone=supervision_phone,
        parts=tuple(parts),
        stub=False,
    )


def _paragraphs(text: str) -> list[Part]:
    return [Prose(line.strip()) for line in text.splitlines() if line.strip()]


def _about(entry: ManualEntry) -> tuple[tuple[Field, ...], ...]:
    concerned = [wide("涉及材料", entry.material)] if entry.material else []
    stale = [wide("待复核", entry.stale)] if entry.stale else []
    return (
        wide("依据", entry.ground),
        *concerned,
        pair("公开范围", entry.visibility, "撰写", entry.written),
        wide("最近核对", entry.checked),
        *stale,
    )
