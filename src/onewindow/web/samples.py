"""A sample as pages show it: the picture, and over it its marks in the picture's own measure, numbered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from onewindow.catalogue.models import Item, MaterialSample
from onewindow.catalogue.pictures import CONTENT_TYPE
from onewindow.catalogue.queries.samples import ShownSample, picture, samples_of
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.rules.marks import Mark

MARK_KINDS = dict(MaterialSample.MarkKind.choices)
ROUND = 0.034  # of the picture's width: a number that can be read and touched on a phone


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark in pixels of the picture; `cx`, `cy` is the middle of its number, left of a box."""

    number: int
    kind: str
    kind_name: str
    text: str
    is_point: bool
    x: float
    y: float
    w: float
    h: float
    cx: float
    cy: float


@dataclass(frozen=True, slots=True)
class SampleView:
    id: UUID
    code: str
    name: str
    src: str
    width: int
    height: int
    radius: float
    begins_on: date
    marks: Sequence[MarkView]


def sample_view(sample: ShownSample, item_code: str, src: str = "") -> SampleView:
    """A sample for a page of the item; `src` is another way to its picture than the public one."""
    radius = round(sample.width * ROUND, 1)
    return SampleView(
        id=sample.id,
        code=sample.material_code,
        name=sample.material_name,
        src=src or reverse("sample_picture", args=[item_code, sample.id]),
        width=sample.width,
        height=sample.height,
        radius=radius,
        begins_on=sample.begins_on,
        marks=[_mark(mark, number, sample, radius) for number, mark in enumerate(sample.marks, 1)],
    )


def sample_links(item: Item, materials: Iterable[ListedMaterial], on: date) -> dict[str, str]:
    """Where the sample of each material of this list is shown, by the materials' codes; one query."""
    return {code: reverse("guide_sample", args=[item.code, code]) for code in samples_of(item.pk, materials, on)}


def _mark(mark: Mark, number: int, sample: ShownSample, radius: float) -> MarkView:
    x, y = mark.x * sample.width / 100, mark.y * sample.height / 100
    return MarkView(
        number=number,
        kind=mark.kind,
        kind_name=str(MARK_KINDS[mark.kind]),
        text=mark.text,
        is_point=mark.is_point,
        x=round(x, 1),
        y=round(y, 1),
        w=round(mark.w * sample.width / 100, 1),
        h=round(mark.h * sample.height / 100, 1),
        cx=round(min(max(x if mark.is_point else x - radius, radius), sample.width - radius), 1),
        cy=round(min(max(y, radius), sample.height - radius), 1),
    )


def picture_response(sample_id: UUID, on: date | None) -> HttpResponse:
    """The picture of a sample shown on the day, or any for `on` None. Refuses with SampleNotFound."""
    response = HttpResponse(picture(sample_id, on), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = "inline"
    return response
