"""Manuals that were printed for an item."""

from uuid import UUID

from onewindow.catalogue.models import AnswerManual
from onewindow.documents.queries import pdf_of
from onewindow.lib.refusal import NotFound

LATEST = 10


def manuals_of(item_id: int) -> list[AnswerManual]:
    """Return the latest printings of the item's answer manual with their papers, the newest first; one query."""
    return list(AnswerManual.objects.filter(item=item_id).select_related("document")[:LATEST])


def manual_paper(item_id: int, manual_id: UUID) -> bytes:
    """Return a printed manual of the item as it was issued. Refuses with NotFound, PaperAltered and PaperMissing."""
    found = AnswerManual.objects.filter(item=item_id, pk=manual_id).select_related("document").first()
    if found is None:
        raise NotFound(field="manual")
    return pdf_of(found.document)
