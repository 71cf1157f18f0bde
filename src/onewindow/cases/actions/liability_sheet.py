"""Printing whose rule or act it was: the liability sheet of a case (M24)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from onewindow.audit.models import Entry
from onewindow.cases.actions._perform import lock_case, record_refusal
from onewindow.cases.errors import SheetNotForYou
from onewindow.cases.models import Case, CasePaper
from onewindow.cases.papers import liability_entries, paper_facts
from onewindow.cases.queries.liability import READERS, liabilities_of
from onewindow.documents.actions import issue
from onewindow.documents.forms import Paper, liability_sheet
from onewindow.documents.models import Document
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import keep

PRINT = "print_liability"


def print_liability(*, number: str, by: Actor, at: datetime) -> Document:
    """Issue the numbered liability sheet of a case as its record stands, or return the last one if nothing is new since.

    For who watches the work, and for the department that the case belongs to. Refuses with NotFound and SheetNotForYou.
    """
    try:
        with transaction.atomic():
            case = lock_case(number, by)
            if not by.has_role(*READERS):
                raise SheetNotForYou()
            document = _sheet(case, by, at)
            keep(Entry.Kind.VIEWED, number, by, at, {"act": PRINT, "paper": document.number})
            return document
    except Refused as refusal:
        record_refusal(refusal, PRINT, number, by, at)
        raise


@translation.override(settings.LANGUAGE_CODE)
def _sheet(case: Case, by: Actor, at: datetime) -> Document:
    rows = liabilities_of(case=case, actor=by, at=at)
    paper = liability_sheet(paper_facts(case, by), entries=liability_entries(rows))
    printed = Document.objects.filter(case_paper__case=case, kind=Document.Kind.LIABILITY)
    last = printed.order_by("-issued_at").first()
    if last and last.content["paper"] == _as_kept(paper):
        return last
    document = issue(paper=paper, centre=case.centre, at=at)
    CasePaper.objects.create(case=case, document=document)
    return document


def _as_kept(paper: Paper) -> dict[str, Any]:
    """The paper as JSON gives it back, where a tuple has become a list."""

    def listed(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: listed(each) for name, each in value.items()}
        return [listed(each) for each in value] if isinstance(value, list | tuple) else value

    kept: dict[str, Any] = listed(asdict(paper))
    return kept
