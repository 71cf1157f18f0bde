"""Proofs and sheets as bytes: for who may see them, and each look is kept before it is answered (M19)."""

from datetime import datetime
from uuid import UUID

from onewindow.audit.models import Entry
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.lib.uploads import bring_back
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import keep
from onewindow.supervision.models import FindingFile
from onewindow.supervision.queries.findings import findings_of


def view_proof(*, file_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a proof of what was put right. Refuses with NotFound, FileAltered and FileGone."""
    found = FindingFile.objects.filter(pk=file_id, finding__in=findings_of(by)).select_related("finding").first()
    if found is None:
        raise NotFound()
    content = bring_back(found.file, name=found.name, sha256=found.sha256)
    keep(Entry.Kind.VIEWED, found.finding.number, by, at, {"file": str(found.pk), "name": found.name})
    return Viewed(found.name, found.content_type, content)
