"""The samples of an item with their marks: read by anyone, written by the department's item manager (M12)."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate
from ninja import File, Form, Router, UploadedFile

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.params import Text
from onewindow.api.schemas.material_samples import MarksBody, MaterialSampleTold, sample_told
from onewindow.catalogue.actions import put_sample, withdraw_sample
from onewindow.catalogue.guide_errors import SampleNotFound
from onewindow.catalogue.models import MaterialSample
from onewindow.catalogue.queries import checklist, published_version
from onewindow.catalogue.queries.samples import samples_of, shown
from onewindow.lib.uploads import read_in

router = Router(tags=["items"])


@router.get("/items/{code}/samples", response=list[MaterialSampleTold], summary=_("样表和标注"))
def samples(request: Visit, code: Text) -> list[MaterialSampleTold]:
    today = localdate(request.auth.at)
    with own_names(item="code"):
        version = published_version(code, today)
    found = samples_of(version.item_id, checklist(version).materials, today)
    return [sample_told(each, _picture(code, each.id)) for each in found.values()]


@router.post(
    "/items/{code}/samples/{material}",
    response=MaterialSampleTold,
    summary=_("上传样表"),
    description=_("图片或者 PDF 中的一页，重新绘制后保存；标注另行提交。"),
)
def put(
    request: Visit,
    code: Text,
    material: Text,
    file: File[UploadedFile],
    page: Form[int] = 1,
    begins_on: Form[date | None] = None,
) -> MaterialSampleTold:
    with own_names(item="code"):
        sample = put_sample(
            item_code=code,
            material_code=material,
            upload=read_in(file, "file"),
            page=page,
            begins_on=begins_on,
            marks=(),
            by=request.auth.actor,
            at=request.auth.at,
        )
    return _told(sample, code)


@router.put("/items/{code}/samples/{material}/marks", response=MaterialSampleTold, summary=_("标注样表"))
def mark(request: Visit, code: Text, material: Text, body: MarksBody) -> MaterialSampleTold:
    with own_names(item="code"):
        sample = put_sample(
            item_code=code,
            material_code=material,
            marks=body.as_marks(),
            begins_on=body.begins_on,
            by=request.auth.actor,
            at=request.auth.at,
        )
    return _told(sample, code)


@router.post("/items/{code}/samples/{material}/withdraw", response=MaterialSampleTold, summary=_("撤下样表"))
def withdraw(request: Visit, code: Text, material: Text) -> MaterialSampleTold:
    with own_names(item="code"):
        sample = withdraw_sample(item_code=code, material_code=material, by=request.auth.actor, at=request.auth.at)
    if sample is None:
        raise SampleNotFound(field="material")
    return _told(sample, code)


def _told(sample: MaterialSample, code: str) -> MaterialSampleTold:
    return sample_told(shown(sample), _picture(code, sample.pk) if sample.file else "")


def _picture(code: str, sample_id: UUID) -> str:
    return reverse("sample_picture", args=[code, sample_id])
