"""Issuing papers: numbered, printed, stored with their digest, never changed afterwards."""

import hashlib
import os
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from onewindow.documents.forms import Paper
from onewindow.documents.forms.words import day
from onewindow.documents.models import Document
from onewindow.documents.numbers import document_number
from onewindow.documents.printing import print_paper
from onewindow.documents.tokens import new_token, shown
from onewindow.lib.ids import new_id
from onewindow.lib.numbering import next_number
from onewindow.organisation.models import Centre
from onewindow.worktime.rules import SHANGHAI


@transaction.atomic
def issue(*, paper: Paper, centre: Centre, at: datetime) -> Document:
    """Number, print and store a paper dated `at` (its day in Asia/Shanghai), sealed and dated as 行政许可法 32 asks.

    The number runs per centre, kind and year; numbers of acts that fail are lost. The file is stored before the row, so
    that no row ever points at nothing. Raises `CharacterMissing` and `NoChineseFont`.
    """
    document_id, token = new_id(), new_token()
    local = at.astimezone(SHANGHAI)
    running = next_number(f"document {centre.code} {paper.kind} {local.year}")
    number = document_number(centre.paper_prefix, paper.kind, local.year, running)
    issued: dict[str, Any] = {
        "number": number,
        "date": day(at),
        "token_shown": shown(token),
        "seal": "演示专用" if settings.DEMO else paper.seal,
        "paper": asdict(paper),
    }
    pdf = print_paper(issued, link=settings.PUBLIC_URL + (paper.check_path or f"/v/{token}"), at=at)
    return Document.objects.create(
        id=document_id,
        centre=centre,
        kind=paper.kind,
        number=number,
        issued_at=at,
        content=issued,
        file=_store(document_id, pdf, local),
        sha256=hashlib.sha256(pdf).hexdigest(),
        token=token,
    )


def _store(document_id: UUID, pdf: bytes, local: datetime) -> str:
    """Keep the file under its month; on a local disk wait until it is really there, as the row will be."""
    name = default_storage.save(f"documents/{local:%Y/%m}/{document_id}.pdf", ContentFile(pdf))
    try:
        path = default_storage.path(name)
    except NotImplementedError:  # a remote store answers only when it has the file
        return name
    with open(path, "rb") as kept:
        os.fsync(kept.fileno())
    return name
