"""Assessment sheets: printed, numbered, with the derivation of every point; the rating stays blank for people (M36)."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation

from onewindow.audit.models import Entry
from onewindow.documents.actions import issue
from onewindow.documents.forms import AssessedFigure, Paper, assessment_sheet
from onewindow.documents.queries import pdf_of
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed, keep
from onewindow.organisation.models import Centre
from onewindow.supervision.actions._doors import require_supervisor
from onewindow.supervision.models import AssessmentSheet
from onewindow.supervision.queries.assessment import Assessed, assessment, weights_of
from onewindow.supervision.queries.concerned import WATCHING
from onewindow.supervision.rules import Figure, Side, Weight, parse_period
from onewindow.supervision.rules.points import FEWEST_RANKED
from onewindow.supervision.words import FIGURE_NAMES, FORMULAS, SIDE_NAMES


def issue_sheet(*, side: Side, unit_id: int, period: str, by: Actor, at: datetime) -> AssessmentSheet:
    """Issue the sheet of a unit for a month or quarter as it stands now; the same figures give the same sheet again.

    Refuses with NotTheSupervisor, PeriodUnreadable and NotFound (M36).
    """
    with deed("issue_sheet", f"{side} {unit_id} {period}", by=by, at=at) as kept:
        require_supervisor(by)
        read = parse_period(period)
        assessed = assessment(side=side, unit_id=unit_id, period=read, actor=by, at=at)
        centre = Centre.objects.select_for_update().get(pk=by.centre_id)
        weights = weights_of(centre.pk)
        content = _content(assessed, weights)
        digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        target = {f"{_COLUMNS[side]}_id": unit_id}
        facts = {"centre": centre, "side": side, "period": read.code, "digest": digest, **target}
        sheet = AssessmentSheet.objects.filter(**facts).first()
        if sheet is None:
            paper = _paper(centre, assessed, weights, read.code)
            document = issue(paper=paper, centre=centre, at=at)
            sheet = AssessmentSheet.objects.create(**facts, document=document, issued_at=at, issued_by=by.as_record())
        kept |= {"paper": sheet.document.number, **content}
    return sheet


def view_sheet(*, sheet_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return a sheet as it was issued, to who watches the centre. Refuses with NotFound, PaperAltered, PaperMissing."""
    sheets = AssessmentSheet.objects.filter(centre=by.centre_id).select_related("document")
    sheet = sheets.filter(pk=sheet_id).first() if by.has_role(*WATCHING) else None
    if sheet is None:
        raise NotFound()
    number = sheet.document.number
    content = pdf_of(sheet.document)
    keep(Entry.Kind.VIEWED, number, by, at, {"paper": number, "kind": sheet.document.kind})
    return Viewed(f"{number}.pdf", "application/pdf", content)


_COLUMNS = {Side.DEPARTMENT: "department", Side.WINDOW: "window", Side.PERSON: "account"}


def _content(assessed: Assessed, weights: Mapping[Figure, Weight]) -> dict[str, Any]:
    """What makes one sheet differ from another, as plain values."""
    return {
        "counts": {figure.value: count for figure, count in assessed.counts.items()},
        "weights": {figure.value: [str(each.points), str(each.cap)] for figure, each in weights.items()},
        "points": str(assessed.score.points),
        "rank": assessed.rank,
        "of": assessed.of,
    }


@translation.override(settings.LANGUAGE_CODE)
def _paper(centre: Centre, assessed: Assessed, weights: Mapping[Figure, Weight], period: str) -> Paper:
    off = {line.figure: line.points for line in assessed.score.deductions}
    figures = [
        AssessedFigure(
            name=str(FIGURE_NAMES[figure]),
            formula=str(FORMULAS[figure]),
            count=count,
            weight=f"{weights[figure].points}" if figure in weights else "",
            cap=f"{weights[figure].cap}" if figure in weights else "",
            off=f"{off[figure]}" if figure in off else "",
        )
        for figure, count in assessed.counts.items()
    ]
    return assessment_sheet(
        centre=centre.name,
        supervision_phone=centre.supervision_phone,
        unit=assessed.unit.name,
        side=str(SIDE_NAMES[assessed.unit.side]),
        period=period,
        figures=figures,
        points="" if assessed.score.points is None else f"{assessed.score.points}",
        rank=f"{assessed.rank}/{assessed.of}" if assessed.rank else "",
        fewest=FEWEST_RANKED,
    )
