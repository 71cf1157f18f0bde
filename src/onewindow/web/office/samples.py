"""The department's samples: which material has one, and the board on which its marks are drawn (M12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onewindow.cases.queries.inbox import OFFICE
from onewindow.catalogue.actions import put_sample, withdraw_sample
from onewindow.catalogue.guide_errors import MaterialNotListed
from onewindow.catalogue.models import MaterialSample
from onewindow.catalogue.queries.samples import newest_samples, shown
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.rules.marks import marks_of
from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.lib.typed_text import FieldWrong
from onewindow.web.doors import for_roles
from onewindow.web.office.item_parts import OwnItem, own_item, parts_context
from onewindow.web.office.mark_form import PARTS, MarkRow, marks_in, read_rows, rows_of, rows_with_faults, with_spare
from onewindow.web.reading import day_or_none, file_typed
from onewindow.web.samples import MARK_KINDS, SampleView, picture_response, sample_view
from onewindow.web.session import StaffRequest


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A material with its sample; `waits_until` is the day from which an edition is shown that isn't yet."""

    material: ListedMaterial
    sample: SampleView | None
    waits_until: date | None
    renamed: bool


@require_safe
@for_roles(*OFFICE)
def sample_list(request: StaffRequest, code: str) -> HttpResponse:
    """The materials of an item, each with its sample or without one."""
    own = own_item(request, code)
    newest, today = newest_samples(own.item.pk), localdate(request.at)
    lines = [_line(material, newest.get(material.code), own, today) for material in own.listed.materials]
    return render(request, "office/samples.html", {"lines": lines, **parts_context(request, own)})


@require_http_methods(["GET", "POST"])
@for_roles(*OFFICE)
def sample(request: StaffRequest, code: str, material: str) -> HttpResponse:
    """The board of one material's sample; posted, an edition is added from its day on. Refuses with MaterialNotListed."""
    own = own_item(request, code)
    if request.method == "GET":
        return _board(request, own, material)
    rows = read_rows(request.POST)
    try:
        put_sample(
            item_code=code,
            material_code=material,
            marks=marks_in(rows),
            upload=file_typed(request, "file"),
            page=_page(request),
            begins_on=day_or_none(request, "begins_on", _("自何日起")),
            by=request.actor,
            at=request.at,
        )
    except InvalidInput as refusal:
        return _board(request, own, material, rows=rows_with_faults(rows, [refusal]), refusals=[refusal])
    messages.success(request, _("样表和标注已保存。"))
    return HttpResponseRedirect(reverse("office:sample", args=[code, material]))


@require_POST
@for_roles(*OFFICE)
def withdraw(request: StaffRequest, code: str, material: str) -> HttpResponse:
    """Take a sample away from today on."""
    withdraw_sample(item_code=code, material_code=material, by=request.actor, at=request.at)
    messages.success(request, _("样表已撤下，办事指南上不再显示。"))
    return HttpResponseRedirect(reverse("office:samples", args=[code]))


@require_safe
@for_roles(*OFFICE)
def sample_picture(request: StaffRequest, code: str, sample_id: UUID) -> HttpResponse:
    """The picture of any edition of the department's own samples, whether it is shown yet or not."""
    own_item(request, code)
    return picture_response(sample_id, None)


def _line(material: ListedMaterial, newest: MaterialSample | None, own: OwnItem, today: date) -> SampleLine:
    if newest is None or not newest.file:
        return SampleLine(material, None, None, False)
    view = _own_view(newest, own)
    waits = newest.begins_on if newest.begins_on > today else None
    return SampleLine(material, view, waits, newest.material_name != material.name)


def _own_view(sample: MaterialSample, own: OwnItem) -> SampleView:
    src = reverse("office:sample_picture", args=[own.item.code, sample.pk])
    return sample_view(shown(sample), own.item.code, src=src)


def _board(
    request: StaffRequest,
    own: OwnItem,
    material: str,
    rows: Sequence[MarkRow] | None = None,
    refusals: Sequence[Refused] = (),
) -> HttpResponse:
    listed = next((each for each in own.listed.materials if each.code == material), None)
    if listed is None:
        raise MaterialNotListed(field="material", item=own.item.name, material=material)
    newest = newest_samples(own.item.pk).get(material)
    if rows is None:
        rows = rows_of(marks_of(newest.marks)) if newest else []
    errors = {refusal.field: str(refusal) for refusal in refusals}
    context: dict[str, Any] = {
        "line": _line(listed, newest, own, localdate(request.at)),
        "rows": with_spare(rows),
        "empty": MarkRow(0, dict.fromkeys(PARTS, "")),
        "kinds": list(MARK_KINDS.items()),
        "errors": errors,
        "summary": [(_place(refusal.field or "", rows), str(refusal)) for refusal in refusals],
        "typed": request.POST,
    }
    status = refusals[0].status if refusals else 200
    return render(request, "office/sample.html", context | parts_context(request, own), status=status)


def _place(field: str, rows: Sequence[MarkRow]) -> str:
    """The id of a field at fault: a mark's number is that of its row in the form."""
    parts = field.split(".")
    if parts[0] != "marks" or len(parts) != 3:
        return field
    return f"mark-{rows[int(parts[1]) - 1].number}-{parts[2]}"


def _page(request: StaffRequest) -> int:
    text = request.POST.get("page", "").strip() or "1"
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text)):
        raise FieldWrong(field="page", label=_("第几页"), value=text[:20])
    return int(text)
