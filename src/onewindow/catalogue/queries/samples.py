"""The samples that are shown on a day, and their pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onewindow.catalogue.guide_errors import SampleNotFound
from onewindow.catalogue.models import MaterialSample
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.rules.marks import Mark, marks_of
from onewindow.lib.uploads import bring_back


@dataclass(frozen=True, slots=True)
class ShownSample:
    """A sample as it is shown beside its material; sizes in pixels."""

    id: UUID
    material_code: str
    material_name: str
    number: int
    begins_on: date
    width: int
    height: int
    marks: tuple[Mark, ...]


def samples_of(item_id: int, materials: Iterable[ListedMaterial], on: date) -> dict[str, ShownSample]:
    """Return the samples shown on the day by the codes of these materials; one query.

    A sample made for a material of another name is left out: since then the code has come to mean something else.
    """
    names = {material.code: material.name for material in materials}
    rows = MaterialSample.objects.filter(item=item_id, material_code__in=names).shown_on(on)
    return {row.material_code: shown(row) for row in rows if row.file and row.material_name == names[row.material_code]}


def shown(sample: MaterialSample) -> ShownSample:
    return ShownSample(
        sample.pk, sample.material_code, sample.material_name, sample.number, sample.begins_on,
        sample.width, sample.height, marks_of(sample.marks),
    )  # fmt: skip


def newest_samples(item_id: int) -> dict[str, MaterialSample]:
    """Return the newest edition of each material's sample, whether it has begun or not; one query."""
    rows = MaterialSample.objects.filter(item=item_id).order_by("material_code", "-number").distinct("material_code")
    return {row.material_code: row for row in rows}


def picture(sample_id: UUID, on: date | None) -> bytes:
    """Return the picture of a sample; of one shown on the day, unless `on` is None.

    What was replaced or taken away is given to nobody outside any more. Refuses with `SampleNotFound`, FileGone and
    FileAltered.
    """
    sample = MaterialSample.objects.filter(pk=sample_id).exclude(file="").first()
    if sample and on is not None:
        shown_now = MaterialSample.objects.filter(item=sample.item_id, material_code=sample.material_code).shown_on(on)
        sample = next((each for each in shown_now if each.pk == sample_id), None)
    if sample is None:
        raise SampleNotFound(field="sample")
    return bring_back(sample.file, name=sample.material_name, sha256=sample.sha256)
