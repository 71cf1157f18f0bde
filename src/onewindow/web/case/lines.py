"""One case in plain values, as the shared parts of its page take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onewindow.cases.queries.running import Running
from onewindow.cases.rules import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLines:
    name: str
    number: str
    phone: str
    scope: str
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The applicant and the agent, their numbers masked."""

    kind: str
    name: str
    number_kind: str
    number: str
    phone: str
    representative: str
    address: str
    agent: AgentLines | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    name: str
    href: str
    size: str
    is_image: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLine:
    """A material beside its line of the list; `points` are pairs of aspect and text."""

    code: str
    name: str
    needs: str
    necessity: str
    source: str
    standard: str
    sample: str
    points: Sequence[tuple[str, str]]
    verdict: str
    verdict_name: str
    remark: str
    original_seen: bool
    copies_kept: int
    files: Sequence[FileLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    kind: str
    title: str
    number: str
    href: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An open step: what is owed, by whom, and how its limit stands."""

    kind: str
    name: str
    whose: str
    running: Running


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One act; `lines` are pairs of a word and a text."""

    title: str
    kind: str
    at: datetime
    who: str
    ground: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """What the shared parts of a case's page show; lists of plain values, already in the reader's language."""

    number: str
    query_code: str
    state: str
    state_name: str
    item: str
    item_code: str
    department: str
    kind: str
    on_the_spot: bool
    channel: str
    window: str
    away: str
    situations: Sequence[str]
    received_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    closed_at: datetime | None
    promised: str
    promised_due_at: datetime | None
    legal: str
    legal_due_at: datetime | None
    provisional: bool
    running: Running
    progress: Sequence[dict[str, object]]
    duties: Sequence[Duty]
    who: Who
    materials: Sequence[MaterialLine]
    letters: Sequence[FileLine]
    events: Sequence[EventLine]
    papers: Sequence[PaperLine]
    allowed: Sequence[Act]
    may_reveal: bool
