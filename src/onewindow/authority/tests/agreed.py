"""Agreements made the long way: proposed by one side, signed by both."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from onewindow.audit.models import Entry
from onewindow.authority import actions
from onewindow.authority.models import Agreement, Proposal
from onewindow.authority.tests import make
from onewindow.documents import actions as documents
from onewindow.organisation.actor import Actor

POWERS = ("receive", "accept", "issue")


@dataclass
class Sides:
    """The cast with somebody for each side of an agreement."""

    cast: make.Cast
    manager: Actor
    admin: Actor

    def proposed(self, at: datetime = make.NOON, **how: Any) -> Agreement:
        facts: dict[str, Any] = {
            "department_id": self.cast.health.pk,
            "centre_id": self.cast.centre.pk,
            "powers": {self.cast.nurse.code: POWERS},
            "begins_on": date(2026, 11, 24),
            "ends_on": date(2027, 11, 23),
            "by": self.manager,
        }
        return actions.propose(**(facts | how), at=at)

    def signed(self, at: datetime = make.NOON, **how: Any) -> Agreement:
        agreement = self.proposed(at, **how)
        self.sign(agreement.proposals.get(), at)
        agreement.refresh_from_db()
        return agreement

    def sign(self, proposal: Proposal, at: datetime = make.NOON) -> Proposal:
        for by in (self.manager, self.admin):
            proposal = actions.sign(code=proposal.agreement.code, proposal_id=proposal.pk, by=by, at=at)
        return proposal


@pytest.fixture
def sides(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sides]:
    """The cast and its sides; printing is shown elsewhere, and takes most of the time of a signature."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(documents, "print_paper", lambda *_, **__: b"%PDF-1.7 unprinted")
    cast = make.cast()
    make.hall(cast.centre)
    make.versions(cast)
    yield Sides(cast, cast.manager(), cast.admin())


def refusals() -> list[tuple[str, str, str]]:
    """Who tried what, and the code of why it was refused, in the order of the book."""
    entries = Entry.objects.filter(kind=Entry.Kind.REFUSED).order_by("sequence")
    return [(each.actor["name"], each.detail["act"], each.detail["code"]) for each in entries]
