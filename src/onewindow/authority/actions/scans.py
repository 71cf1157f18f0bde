"""Keeping sealed scans with their digest, and handing out papers and scans to the sides, each look on record (M16, M19)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localtime

from onewindow.audit.models import Entry
from onewindow.authority.actions._party import locked, require_turn
from onewindow.authority.actions.sign import proposal_of
from onewindow.authority.errors import SealedAlready
from onewindow.authority.models import Proposal, Scan
from onewindow.authority.queries.agreements import seen_by
from onewindow.authority.rules.life import Act
from onewindow.documents.queries import pdf_of
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.lib.uploads import Upload, bring_back, put_away
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed, keep


def keep_sealed(*, code: str, proposal_id: UUID, upload: Upload, by: Actor, at: datetime) -> Proposal:
    """Keep the scan of the sealed paper of what both sides signed, once, with its SHA-256 digest.

    Refuses with NotParty, AgreementUnknown, ProposalClosed before both have signed, SealedAlready, and with FileEmpty,
    FileTooLarge and FileTypeWrong (by content, whatever the name says).
    """
    with deed(Act.KEEP_SEALED, code, by=by, at=at) as detail:
        agreement, side = locked(code, by, Act.KEEP_SEALED)
        proposal = proposal_of(agreement, proposal_id)
        require_turn(proposal, Act.KEEP_SEALED, side)
        if proposal.sealed:
            kept = proposal.sealed
            raise SealedAlready(when=f"{localtime(kept.kept_at):%Y-%m-%d %H:%M}", who=kept.kept_by["name"])
        proposal.sealed = keep_scan(upload, by=by, at=at, field="file")
        proposal.save(update_fields=["sealed"])
        detail.update(proposal=str(proposal.pk), sha256=proposal.sealed.sha256)
    return proposal


def keep_scan(upload: Upload, *, by: Actor, at: datetime, field: str, folder: str = "agreements") -> Scan:
    """Put a scanned file away with its digest. Stands in the caller's transaction; refuses as `put_away` does."""
    kept = put_away(upload, folder=folder, at=at, field=field)
    return Scan.objects.create(**asdict(kept), kept_by=by.as_record(), kept_at=at)


def view_agreement_paper(*, document_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a paper of an agreement that this hat may read. Refuses with NotFound, PaperAltered, PaperMissing."""
    found = Proposal.objects.filter(document=document_id, agreement__in=seen_by(by)).first()
    if found is None or found.document is None:
        raise NotFound()
    content = pdf_of(found.document)
    keep(Entry.Kind.VIEWED, found.agreement.code, by, at, {"paper": found.document.number})
    return Viewed(f"{found.document.number}.pdf", "application/pdf", content)


def view_scan(*, scan_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a scan of an agreement that this hat may read. Refuses with NotFound, FileAltered, FileGone."""
    seen = seen_by(by)
    of_theirs = (
        Q(proposals__agreement__in=seen) | Q(grounds__agreement__in=seen) | Q(decisions__endings__agreement__in=seen)
    )
    found = Scan.objects.filter(of_theirs, pk=scan_id).first()
    if found is None:
        raise NotFound()
    keep(Entry.Kind.VIEWED, f"scan {found.pk}", by, at, {"file": found.name, "sha256": found.sha256})
    return viewed(found)


def viewed(scan: Scan) -> Viewed:
    """The very bytes that were handed in. Refuses with FileAltered, FileGone."""
    return Viewed(scan.name, scan.content_type, bring_back(scan.file, name=scan.name, sha256=scan.sha256))
