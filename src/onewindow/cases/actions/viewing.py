"""Papers and files as bytes: who may see the case may see them, and each look is kept before it is answered (M19)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.cases.files import content_of
from onewindow.cases.models import Case, CaseFile, CasePaper
from onewindow.cases.queries.liability import papers_for
from onewindow.cases.queries.scope import visible_to
from onewindow.documents.models import Document
from onewindow.documents.queries import pdf_of
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor


def view_paper(*, document_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a paper of a case as it was issued. Refuses with NotFound, PaperAltered and PaperMissing."""
    papers = CasePaper.objects.select_related("case__centre", "document").filter(case__in=visible_to(by))
    found = papers.filter(document__in=Document.objects.filter(papers_for(by), pk=document_id)).first()
    if found is None:
        raise NotFound()
    document = found.document
    content = pdf_of(document)
    _keep(found.case, {"paper": document.number, "kind": document.kind}, by, at)
    return Viewed(f"{document.number}.pdf", "application/pdf", content)


def view_file(*, file_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a file that was handed in for a case. Refuses with NotFound, FileAltered and FileGone."""
    files = CaseFile.objects.select_related("case__centre").filter(case__in=visible_to(by))
    found = files.filter(pk=file_id).first()
    if found is None:
        raise NotFound()
    content = content_of(found)
    _keep(found.case, {"file": str(found.pk), "name": found.name, "purpose": found.purpose}, by, at)
    return Viewed(found.name, found.content_type, content)


def _keep(case: Case, what: dict[str, Any], by: Actor, at: datetime) -> None:
    record(
        centre_code=case.centre.code,
        kind=Entry.Kind.VIEWED,
        actor=by.as_record(),
        subject=case.number,
        at=at,
        detail=what,
    )
