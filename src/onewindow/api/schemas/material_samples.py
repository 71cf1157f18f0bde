"""Samples as the API tells them, and the marks that it is told."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, OneOf, Told, field
from onewindow.catalogue.queries.samples import ShownSample
from onewindow.catalogue.rules.marks import KINDS, Mark

Percent = Annotated[float, Field(ge=0, le=100)]


class MarkTold(Told):
    kind: str = field(_("method 审查方式、standard 裁量标准、filling 填写说明"))
    x: float = field(_("左边，占宽度的百分数"))
    y: float = field(_("上边，占高度的百分数"))
    w: float = field(_("宽；与 h 同为 0 是一个点"))
    h: float = field(_("高"))
    text: str


class MaterialSampleTold(Told):
    id: UUID
    material_code: str
    edition: int
    begins_on: date
    picture: str = field(_("图片的地址；撤下的为空"))
    width: int
    height: int
    marks: list[MarkTold] = field(_("标注，依次编号"))


class MarkBody(Asked):
    kind: Annotated[str, OneOf(KINDS)]
    x: Percent
    y: Percent
    w: Percent = 0
    h: Percent = 0
    text: str


class MarksBody(Asked):
    marks: list[MarkBody] = field(_("全部标注；原有的由它们代替"), max_length=100)
    begins_on: date | None = field(_("自何日起显示；不填为今天"), None)

    def as_marks(self) -> list[Mark]:
        return [Mark(**mark.model_dump()) for mark in self.marks]


def sample_told(sample: ShownSample, picture: str) -> MaterialSampleTold:
    return MaterialSampleTold(
        id=sample.id,
        material_code=sample.material_code,
        edition=sample.number,
        begins_on=sample.begins_on,
        picture=picture,
        width=sample.width,
        height=sample.height,
        marks=[MarkTold(**mark.as_kept()) for mark in sample.marks],
    )
