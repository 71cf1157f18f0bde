"""The sealed paper's scan is kept once, by content, with its digest, and read by the sides only, each look on record (M16)."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from onewindow.audit.models import Entry
from onewindow.authority import actions
from onewindow.authority.errors import ProposalClosed, SealedAlready
from onewindow.authority.models import Proposal
from onewindow.authority.queries.agreements import check_authorisation
from onewindow.authority.tests import make
from onewindow.authority.tests.agreed import Sides
from onewindow.lib.refusal import NotFound
from onewindow.lib.uploads import FileAltered, FileEmpty, FileTypeWrong, Upload


@pytest.fixture
def proposal(sides: Sides) -> Proposal:
    return sides.signed().proposals.get()


def keep(proposal: Proposal, sides: Sides, upload: Upload = make.SCAN) -> Proposal:
    how: dict[str, Any] = {"code": proposal.agreement.code, "proposal_id": proposal.pk, "at": make.NOON}
    return actions.keep_sealed(**how, upload=upload, by=sides.admin)


def test_the_scan_is_kept_with_its_digest_and_anybody_may_compare_it(sides: Sides, proposal: Proposal) -> None:
    kept = keep(proposal, sides).sealed
    assert kept is not None and kept.sha256 == hashlib.sha256(make.SCAN.content).hexdigest()
    assert check_authorisation(proposal.agreement.code, at=make.NOON).sealed_sha256 == kept.sha256


def test_it_is_kept_once(sides: Sides, proposal: Proposal) -> None:
    keep(proposal, sides)
    with pytest.raises(SealedAlready, match="孙建国"):
        keep(proposal, sides)


@pytest.mark.parametrize(("content", "refusal"), [(b"", FileEmpty), (b"MZ\x90\x00 a program", FileTypeWrong)])
def test_what_it_is_says_the_content(
    sides: Sides, proposal: Proposal, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        keep(proposal, sides, Upload("盖章件.pdf", content))


def test_there_is_nothing_to_seal_before_both_have_signed(sides: Sides) -> None:
    with pytest.raises(ProposalClosed):
        keep(sides.proposed().proposals.get(), sides)


def test_the_sides_read_paper_and_scan_and_each_look_is_kept(sides: Sides, proposal: Proposal) -> None:
    scan = keep(proposal, sides).sealed
    assert scan is not None and proposal.document_id is not None
    stranger = sides.cast.manager("别人", sides.cast.planning)
    for by in (sides.manager, sides.admin):
        assert actions.view_scan(scan_id=scan.pk, by=by, at=make.NOON).content == make.SCAN.content
        paper = actions.view_agreement_paper(document_id=proposal.document_id, by=by, at=make.NOON)
        assert paper.content.startswith(b"%PDF")
    for by in (stranger, sides.cast.clerk()):
        with pytest.raises(NotFound):
            actions.view_scan(scan_id=scan.pk, by=by, at=make.NOON)
        with pytest.raises(NotFound):
            actions.view_agreement_paper(document_id=proposal.document_id, by=by, at=make.NOON)
    assert Entry.objects.filter(kind=Entry.Kind.VIEWED).count() == 4


def test_a_scan_altered_in_the_store_is_not_handed_out(sides: Sides, proposal: Proposal, tmp_path: Path) -> None:
    scan = keep(proposal, sides).sealed
    assert scan is not None
    (tmp_path / scan.file).write_bytes(b"%PDF-1.4 forged")
    with pytest.raises(FileAltered):
        actions.view_scan(scan_id=scan.pk, by=sides.admin, at=make.NOON)
