"""Whether the record of each case still holds: a question for the whole house, not for one actor's eyes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from typing import Any
from uuid import UUID

from onewindow.audit.rules import Broken, Fault, Link, first_broken
from onewindow.cases.models import Case, CaseEvent

BATCH = 500


def event_fields(event: CaseEvent) -> dict[str, Any]:
    """The fields of an event that its digest covers; times in UTC so that they read the same everywhere."""
    return {
        "case": str(event.case_id),
        "sequence": event.sequence,
        "act": str(event.act),
        "from": str(event.from_state),
        "to": str(event.to_state),
        "at": event.at.astimezone(UTC).isoformat(),
        "account": event.account_id,
        "actor": event.actor,
        "ground": event.ground,
        "detail": event.detail,
    }


def broken_cases(*, progress: Callable[[int, int], object] = lambda cases, events: None) -> Iterator[Broken]:
    """Yield the first broken link of each case whose record doesn't hold, batch by batch in bounded memory.

    The case row counts as the end of its record: its state must be the one that the last event led to. `progress` is
    told how many cases and events each batch had.
    """
    for cases in _batches():
        links: defaultdict[UUID, list[CaseEvent]] = defaultdict(list)
        for event in CaseEvent.objects.filter(case__in=[case.pk for case in cases]).order_by("sequence"):
            links[event.case_id].append(event)
        for case in cases:
            broken = broken_link(case, links[case.pk])
            if broken:
                yield broken
        progress(len(cases), sum(map(len, links.values())))


def broken_link(case: Case, events: Sequence[CaseEvent]) -> Broken | None:
    """Return the first link of a case's record that doesn't hold, or None; `events` are all of them, in order."""
    links = (Link(each.sequence, each.previous_hash, each.hash, event_fields(each)) for each in events)
    broken = first_broken(case.number, links, length=case.event_count, head=case.event_head)
    if broken is None and (not events or events[-1].to_state != case.state):
        return Broken(case.number, len(events), Fault.STATE)
    return broken


def _batches() -> Iterator[list[Case]]:
    rows = Case.objects.only("pk", "number", "state", "event_count", "event_head").order_by("pk")
    cases = list(rows[:BATCH])
    while cases:
        yield cases
        cases = list(rows.filter(pk__gt=cases[-1].pk)[:BATCH])
