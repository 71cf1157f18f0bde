"""One act under way, and the one place that writes a case's state, steps and events."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onewindow.audit.rules import digest
from onewindow.authority.queries import Ground
from onewindow.cases.actions.announce import announce
from onewindow.cases.actions.clocks import end_suspension
from onewindow.cases.actions.liability import late_steps, liable, write
from onewindow.cases.actions.limits import STEP_LIMITS, count_due, step_due
from onewindow.cases.models import Case, CaseEvent, CasePaper, Liability, Step
from onewindow.cases.papers import seat_of
from onewindow.cases.queries.chain import event_fields
from onewindow.cases.rules import Act, Move, Occasion, State, StepKind, Whose
from onewindow.cases.rules.lifecycle import FINAL, Clock, Side
from onewindow.documents.actions import issue
from onewindow.documents.forms import Paper
from onewindow.documents.models import Document
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Window
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import Due, Limit, WorkCalendar


@dataclass(slots=True)
class Deed:
    """Who does what to which case, on which ground; effects add to it, `complete` writes it down."""

    case: Case
    move: Move
    by: Actor
    at: datetime
    ground: Ground
    detail: dict[str, Any] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    liabilities: list[Liability] = field(default_factory=list)
    opens: StepKind | None = None
    side: Side | None = None
    step_due: Due | None = None

    @property
    def calendar(self) -> WorkCalendar:
        return work_calendar(self.case.centre.calendar_id)

    def due(self, limit: Limit) -> Due:
        """Count `limit` from this act's moment by the centre's calendar and hours."""
        return count_due(self.case, limit, self.at)

    def issue(self, paper: Paper) -> Document:
        """Issue a paper of this act and tie it to the case; what a centre says in its own name has its own number."""
        seat = seat_of(self.case, self.by)
        document = issue(paper=paper, centre=seat if paper.organ == seat.name else self.case.centre, at=self.at)
        CasePaper.objects.create(case=self.case, document=document)
        self.documents.append(document)
        return document

    def open_step(self, kind: StepKind, side: Side, due: Due | None = None) -> None:
        """Open a step for that side's unit; without a due date the kind's own limit counts."""
        if due is None and kind in STEP_LIMITS:
            due = step_due(self.case, kind, self.at)
        centre, department, window = _unit(self.case, side)
        step = Step(
            case=self.case,
            centre_id=centre,
            kind=kind,
            department_id=department,
            window_id=window,
            opened_at=self.at,
        )
        step.set_due(due)
        step.save(force_insert=True)

    def hold(
        self,
        occasion: Occasion,
        *,
        person: dict[str, Any] | None = None,
        whose: Whose | None = None,
        unit: str = "",
        clause: str = "",
        **detail: Any,
    ) -> None:
        """Say whose rule or act it is that this act meets; without `person` it is who acts."""
        found = self.by.as_record() if person is None else person
        self.liabilities.append(
            liable(self.case, occasion, person=found, at=self.at, whose=whose, unit=unit, clause=clause, detail=detail)
        )

    def complete(self) -> None:
        """Write state, steps and event. Nothing else in the system writes them."""
        case, move = self.case, self.move
        issued = {document.kind for document in self.documents}
        if move.paper and move.paper not in issued:
            raise AssertionError(f"{move.act} must issue {move.paper}")
        _close_steps(self)
        opens, side = self.opens or move.opens, self.side or move.side
        if opens and side:
            self.open_step(opens, side, self.step_due)
        before = case.state
        case.state = move.to or case.state
        if move.clock is Clock.STOP:
            end_suspension(case, self.at)
        if case.state in FINAL:
            case.closed_at = self.at
        event = write_event(self, before)
        write(self.liabilities, event.sequence)
        case.save()
        announce(
            case,
            Act(move.act),
            sequence=event.sequence,
            at=self.at,
            opens=opens,
            due=self.step_due.on if self.step_due else None,
            detail=self.detail,
        )


def write_event(deed: Deed, from_state: str) -> CaseEvent:
    """Add the act to the case's chain; the case row carries the new head."""
    case = deed.case
    event = CaseEvent(
        case=case,
        sequence=case.event_count + 1,
        act=deed.move.act,
        from_state=from_state,
        to_state=case.state,
        at=deed.at,
        account_id=deed.by.account_id,
        actor=deed.by.as_record(),
        ground=deed.ground.as_record(),
        detail={**deed.detail, "papers": [document.number for document in deed.documents]},
        previous_hash=case.event_head,
    )
    event.hash = digest(case.event_head, event_fields(event))
    event.save(force_insert=True)
    case.event_count, case.event_head = event.sequence, event.hash
    return event


def _close_steps(deed: Deed) -> None:
    if not deed.move.closes:
        return
    kinds = [kind.value for kind in deed.move.closes]
    closing = deed.case.steps.filter(closed_at=None, kind__in=kinds)
    deed.liabilities += late_steps(closing, deed.at)
    closing.update(closed_at=deed.at, closed_by=f"{deed.by.name}（{deed.by.place}）"[:100])


def _unit(case: Case, side: Side) -> tuple[int, int | None, int | None]:
    """Return the (centre, department, window) that owes the step; what waits for the applicant waits at the window."""
    if side is Side.DEPARTMENT:
        return case.centre_id, case.department_id, None
    if side is Side.ISSUING:
        here = Window.objects.filter(centre=case.collect_centre_id, kind=Window.Kind.ISSUING)
        return case.collect_centre_id, None, here.order_by("number").values_list("pk", flat=True).first()
    return case.received_centre_id, None, case.window_id


def is_open(state: str) -> bool:
    return State(state) not in FINAL
