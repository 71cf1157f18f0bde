"""The plain values that the papers of a case are filled from. Personal numbers arrive here already masked."""

from dataclasses import dataclass
from datetime import datetime

LICENCE = "行政许可"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What every paper of one case says of the case, the applicant, the item, and who handles it.

    `department` is the responsible authority; `window`, `officer` and `officer_phone` say who issues this paper.
    `received_away` says for a case received away from home who received it and who decides (M04).
    """

    centre: str
    department: str
    case_number: str
    query_code: str
    applicant: str
    applicant_number_kind: str
    applicant_number_masked: str
    agent: str = ""
    agent_number_masked: str = ""
    item: str
    item_code: str
    item_type: str = LICENCE
    window: str
    officer: str
    officer_phone: str
    supervision_phone: str
    received_at: datetime
    channel: str = "窗口现场"
    received_away: str = ""

    @property
    def is_licence(self) -> bool:
        return self.item_type == LICENCE

    @property
    def you(self) -> str:
        return "你单位" if self.applicant_number_kind == "统一社会信用代码" else "你"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMaterial:
    """A material as handed in, handed back or handed on; `form` as in 原件（收取）, `pages` where they were counted."""

    name: str
    form: str
    copies: int
    pages: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One thing to put right: in which material, what is wrong, what it should be, where a sample is."""

    material: str
    fault: str
    required: str
    sample: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """Where one may object: the organ of 行政复议 and the court of 行政诉讼."""

    reconsideration_organ: str
    court: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A paper or certificate that is handed out."""

    title: str
    number: str
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverEntry:
    """One line of a hand-over list: a material or, with its `number`, a result of a case."""

    case_number: str
    applicant: str
    name: str
    form: str
    copies: int
    pages: int | None = None
    remark: str = ""
    number: str = ""
