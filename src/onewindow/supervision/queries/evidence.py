"""What the records of a case already show for each question of the check form; it answers none of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext

from onewindow.audit.models import Entry
from onewindow.cases.models import Case, CaseEvent
from onewindow.cases.queries.chain import broken_link
from onewindow.cases.rules import Act, Occasion, State, Verdict
from onewindow.cases.rules.lifecycle import TABLE
from onewindow.cases.words import ACT_NAMES, STATE_NAMES, STEP_NAMES
from onewindow.catalogue.models import ItemVersion, MaterialRequirement
from onewindow.supervision.rules import Evidence, Question
from onewindow.supervision.rules.checks import BELONGS_TO
from onewindow.supervision.words import EVIDENCE_SENTENCES

REJECTED = (State.RETURNED, State.DECLINED, State.REFUSED, State.TERMINATED)
PAPERED = {move.act for move in TABLE if move.paper}


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that the records show: what, and the facts that fill its sentence."""

    evidence: Evidence
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """In the language that is on."""
        said = str(EVIDENCE_SENTENCES[self.evidence])
        return said % {name: str(fact) for name, fact in self.facts.items()} if self.facts else said


def evidence_of(case: Case) -> dict[Question, list[Shown]]:
    """Return what liabilities, notices, steps, events, papers and the book show of a case, by question; a fixed number of
    queries.
    """
    found: defaultdict[Question, list[Shown]] = defaultdict(list)
    events = list(case.events.all())
    for shown in (
        *_endings(case, events),
        *_materials(case),
        *_notices(case),
        *_version(case),
        *_record(case, events),
        *_steps(case),
        *_papers(events),
        *_looks(case),
    ):
        found[BELONGS_TO[shown.evidence]].append(shown)
    return found


def _endings(case: Case, events: list[CaseEvent]) -> Iterator[Shown]:
    ending = next((each for each in reversed(events) if each.to_state in REJECTED), None)
    if ending:
        reason = ending.detail.get("reasons") or ending.detail.get("reason") or ""
        yield Shown(Evidence.ENDED_WITHOUT_GRANT, {"state": STATE_NAMES[ending.to_state], "reason": reason})


def _materials(case: Case) -> Iterator[Shown]:
    for row in case.liabilities.order_by("at", "pk"):
        if row.occasion == Occasion.EXTRA_MATERIAL:
            facts = {"at": _minute(row.at), "who": _who(row.person), "material": row.detail.get("material", "")}
            yield Shown(Evidence.EXTRA_DEMANDED, facts)
        elif row.occasion in (Occasion.COMPLETION_DEMANDED, Occasion.MISSED_AT_WINDOW):
            yield Shown(Evidence.ASKED_AFTER_ACCEPTANCE, {"reason": row.detail.get("reason", "")})
        elif row.occasion == Occasion.UNANSWERED:
            yield Shown(Evidence.DEEMED_ACCEPTED)


def _notices(case: Case) -> Iterator[Shown]:
    notices = list(case.notices.order_by("sequence"))
    for notice in notices[1:]:
        yield Shown(Evidence.NOTICED_TWICE, {"sequence": notice.sequence, "at": _minute(notice.issued_at)})
    wanting = case.materials.filter(verdict__in=[Verdict.DEFECTIVE, Verdict.MISSING])
    wanting = wanting.exclude(requirement__necessity=MaterialRequirement.Necessity.OPTIONAL)
    names = [] if notices else list(wanting.values_list("requirement__name", flat=True))
    if names:
        yield Shown(Evidence.DEFECTS_UNTOLD, {"materials": gettext("、").join(names)})


def _version(case: Case) -> Iterator[Shown]:
    until = localtime(case.decided_at or case.closed_at or case.received_at).date()
    later = ItemVersion.objects.filter(
        item=case.item, number__gt=case.version.number, published_at__isnull=False, effective_from__lte=until
    )
    newest = later.order_by("-number").values_list("number", flat=True).first()
    if newest:
        yield Shown(Evidence.VERSION_REPLACED, {"kept": case.version.number, "newer": newest})


def _record(case: Case, events: list[CaseEvent]) -> Iterator[Shown]:
    for earlier, later in pairwise(events):
        if later.at < earlier.at:
            yield Shown(Evidence.TIME_RUNS_BACK, {"sequence": later.sequence, "act": ACT_NAMES[Act(later.act)]})
    broken = broken_link(case, events)
    if broken:
        yield Shown(Evidence.RECORD_BROKEN, {"sequence": broken.sequence})


def _steps(case: Case) -> Iterator[Shown]:
    for step in case.steps.select_related("department", "window").order_by("opened_at", "pk"):
        if step.due_at and step.closed_at and step.closed_at > step.due_at:
            facts = {
                "step": STEP_NAMES[step.kind],
                "due": _minute(step.due_at),
                "closed": _minute(step.closed_at),
                "holder": step.closed_by,
            }
            yield Shown(Evidence.STEP_CLOSED_LATE, facts)


def _papers(events: list[CaseEvent]) -> Iterator[Shown]:
    for event in events:
        if event.act in PAPERED and not event.detail.get("papers"):
            yield Shown(Evidence.PAPER_MISSING, {"act": ACT_NAMES[Act(event.act)]})


def _looks(case: Case) -> Iterator[Shown]:
    looks = Entry.objects.filter(chain=case.centre.code, kind=Entry.Kind.REVEALED, subject=case.number)
    for look in looks.order_by("sequence"):
        facts = {"at": _minute(look.at), "who": _who(look.actor), "reason": look.detail.get("reason", "")}
        yield Shown(Evidence.NUMBERS_REVEALED, facts)


def _who(record: dict[str, Any]) -> str:
    return " · ".join(part for part in (record.get("name", ""), record.get("place", "")) if part)


def _minute(at: Any) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}"
