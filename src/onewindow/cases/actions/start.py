"""The start of the clocks, by the window's acceptance or by the law's."""

from datetime import datetime

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions.clocks import set_clocks
from onewindow.cases.actions.materials import rows_of
from onewindow.cases.models import Handover
from onewindow.cases.papers import handed_in, paper_facts
from onewindow.cases.rules import StepKind
from onewindow.cases.rules.lifecycle import Side
from onewindow.catalogue.models import ItemVersion
from onewindow.documents.forms import acceptance


def start_case(deed: Deed, accepted_at: datetime, deemed: bool = False) -> None:
    """Set the moment of acceptance, count both clocks and issue the notice of acceptance."""
    case = deed.case
    case.accepted_at = accepted_at
    promised, legal = set_clocks(case)
    deed.step_due = promised
    version = case.version
    deed.issue(
        acceptance(
            paper_facts(case, deed.by),
            materials=handed_in(rows_of(case)),
            accepted_at=accepted_at,
            promised=version.promised,
            promised_due=promised,
            legal=version.legal,
            legal_due=legal,
            procedures=[procedure.name for procedure in version.procedures.all()],
            deemed=deemed,
            pick_up=f"{case.collect_centre.name}领取" if case.received_away else "窗口领取",
        )
    )
    owe_paper(deed)


def owe_paper(deed: Deed) -> None:
    """Where the department reviews on paper, the window owes it what was taken, the same day (M31)."""
    case = deed.case
    if case.version.paper_mode != ItemVersion.PaperMode.PAPER:
        return
    handed = case.handovers.filter(kind=Handover.Kind.MATERIALS, at__gte=case.materials_at)
    owed = case.steps.filter(kind=StepKind.PAPER, closed_at=None)
    if not handed.exists() and not owed.exists():
        deed.open_step(StepKind.PAPER, Side.WINDOW)
