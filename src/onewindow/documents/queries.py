"""Reading papers back: as issued or not at all; and confirming to anyone that a paper is genuine."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import default_storage

from onewindow.documents.errors import PaperAltered, PaperMissing, PaperUnknown
from onewindow.documents.models import Document
from onewindow.documents.tokens import as_typed
from onewindow.lib.masking import mask_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What anyone who holds a paper may learn of it: enough to compare, nothing private.

    `sha256` is the digest at issue; `genuine` says that the stored file still has it.
    """

    kind: str
    title: str
    number: str
    issued_at: datetime
    organ: str
    applicant_masked: str
    item: str
    sha256: str
    genuine: bool


def pdf_of(document: Document) -> bytes:
    """Return the very bytes that were issued. Raises `PaperMissing` and `PaperAltered`."""
    try:
        with default_storage.open(document.file) as stored:
            pdf = stored.read()
    except FileNotFoundError as error:
        raise PaperMissing(number=document.number) from error
    if hashlib.sha256(pdf).hexdigest() != document.sha256:
        raise PaperAltered(number=document.number)
    return pdf


def verify(token: str) -> Verification:
    """Confirm the paper that carries this code, typed or scanned. Raises `PaperUnknown`."""
    document = _by_token(token)
    try:
        pdf_of(document)
        genuine = True
    except (PaperAltered, PaperMissing):
        genuine = False
    paper = document.content["paper"]
    return Verification(
        kind=document.get_kind_display(),
        title=paper["title"],
        number=document.number,
        issued_at=document.issued_at,
        organ=paper["organ"],
        applicant_masked=mask_name(paper["applicant"]),
        item=paper["item"],
        sha256=document.sha256,
        genuine=genuine,
    )


def verify_file(token: str, uploaded: bytes) -> bool:
    """Say whether a PDF in hand is, bit for bit, the one issued under this code. Raises `PaperUnknown`."""
    return hashlib.sha256(uploaded).hexdigest() == _by_token(token).sha256


def _by_token(token: str) -> Document:
    try:
        return Document.objects.get(token=as_typed(token))
    except Document.DoesNotExist:
        raise PaperUnknown(field="token") from None
