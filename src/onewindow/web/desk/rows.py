"""The check-list of a desk: the list's materials with what was found at the window, stored or just typed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from onewindow.cases.rules import Verdict
from onewindow.catalogue.models import MaterialRequirement
from onewindow.catalogue.rules import ListedMaterial
from onewindow.web.case.lines import FileLine, MaterialLine
from onewindow.web.case.needs import aspect_name, necessity_name, needs_of
from onewindow.web.desk.typed import Typed

Form = MaterialRequirement.Form
KEPT = {Form.ORIGINAL_KEPT, Form.COPY}


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands beside a list without being part of it, by the materials' codes: where samples are shown, and the
    province's points as pairs of aspect and text.
    """

    samples: Mapping[str, str] = field(default_factory=dict)
    province: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


NOTHING_EXPLAINED = Explained()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the check-list as the page shows it."""

    code: str
    field: str
    files_id: str
    name: str
    needs: str
    badges: Sequence[str]
    points: Sequence[str]
    standard: str
    sample: str
    sample_link: str
    optional: bool
    must_see_original: bool
    verdict: str
    remark: str
    original_seen: bool
    copies_kept: str
    files: Sequence[FileLine]


def rows_of(
    listed: Sequence[ListedMaterial],
    typed: Typed,
    stored: Mapping[str, MaterialLine] | None = None,
    explained: Explained = NOTHING_EXPLAINED,
) -> list[Row]:
    """Join the list with what is stored and what was typed; the typed word is the last."""
    known = stored or {}
    return [_row(each, typed, known.get(each.code), explained) for each in listed]


def _row(material: ListedMaterial, typed: Typed, line: MaterialLine | None, explained: Explained) -> Row:
    field = f"materials.{material.code}"
    optional = material.necessity == MaterialRequirement.Necessity.OPTIONAL
    usual = str(material.copies) if material.form in KEPT else "0"
    if f"{field}-remark" in typed:
        verdict, remark = typed[f"{field}-verdict"], typed[f"{field}-remark"]
        original, copies = bool(typed[f"{field}-original"]), typed[f"{field}-copies"]
    elif line:
        verdict, remark = line.verdict, line.remark
        original, copies = line.original_seen, usual if line.verdict == Verdict.MISSING else str(line.copies_kept)
    else:
        verdict, remark, original, copies = "", "", False, usual
    return Row(
        code=material.code,
        field=field,
        files_id="files-" + re.sub(r"[^0-9A-Za-z]", "_", material.code),
        name=material.name,
        needs=needs_of(material),
        badges=[necessity_name(material)] if material.necessity != MaterialRequirement.Necessity.REQUIRED else [],
        points=[
            _("%(aspect)s：%(text)s") % {"aspect": aspect_name(point), "text": point.text}
            for point in material.review_points
        ]
        + [
            _("省级统一 · %(aspect)s：%(text)s") % {"aspect": aspect, "text": text}
            for aspect, text in explained.province.get(material.code, ())
        ],
        standard=material.standard,
        sample=material.sample,
        sample_link=explained.samples.get(material.code, ""),
        optional=optional,
        must_see_original=material.form == Form.ORIGINAL_SEEN,
        verdict=verdict,
        remark=remark,
        original_seen=original,
        copies_kept=copies,
        files=line.files if line else (),
    )
