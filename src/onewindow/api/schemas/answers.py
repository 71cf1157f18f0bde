"""The answer manual as the API tells it, and what it is told."""

from typing import Annotated

from pydantic import Field

from onewindow.api.marks import _
from onewindow.api.schemas.base import Asked, Moment, OneOf, Told, field
from onewindow.catalogue.actions import AnswerInput
from onewindow.catalogue.answer_words import reason_sentence
from onewindow.catalogue.models import ItemAnswer
from onewindow.catalogue.queries.answers import GivenAnswer


class AnswerTold(Told):
    number: int
    question: str
    answer: str
    ground: str
    material_code: str = field(_("涉及的材料；空为不涉及某一份"))
    visibility: str = field(_("public 对外公开、internal 内部掌握"))
    written_at: Moment
    checked_at: Moment
    checked_version: int = field(_("核对时的清单版本"))
    stale: list[str] = field(_("待复核的原因；空为仍然适用"))


class AnswerBody(Asked):
    question: str
    answer: str
    ground: str
    visibility: Annotated[str, OneOf(ItemAnswer.Visibility.values)]
    material_code: str = ""

    def as_input(self) -> AnswerInput:
        return AnswerInput(**self.model_dump())


class NumbersBody(Asked):
    numbers: list[Annotated[int, Field(ge=1, le=1_000_000)]] = field(_("已核对、仍然适用的序号"), max_length=500)


class RecheckedTold(Told):
    rechecked: int


class ManualTold(Told):
    number: str = field(_("文号"))
    verification: str = field(_("验真地址"))


def answer_told(given: GivenAnswer) -> AnswerTold:
    return AnswerTold(
        number=given.number,
        question=given.question,
        answer=given.answer,
        ground=given.ground,
        material_code=given.material_code,
        visibility=given.visibility,
        written_at=given.written_at,
        checked_at=given.checked_at,
        checked_version=given.checked_version,
        stale=[reason_sentence(reason) for reason in given.stale],
    )
