"""The answers about an item, and the province's review points: read by all, written by whom the house lets (M13)."""

from django.urls import reverse
from django.utils.timezone import localdate
from ninja import Router

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.own_names import own_names
from onewindow.api.resources.params import Text
from onewindow.api.schemas.answers import (
    AnswerBody,
    AnswerTold,
    ManualTold,
    NumbersBody,
    RecheckedTold,
    answer_told,
)
from onewindow.api.schemas.base import Asked, Told
from onewindow.catalogue.actions import (
    change_provincial_point,
    print_manual,
    recheck_answers,
    withdraw_answer,
    write_answer,
)
from onewindow.catalogue.models import ItemAnswer
from onewindow.catalogue.queries import checklist, item_by_code, published_version
from onewindow.catalogue.queries.answers import answers_about, reads_internal
from onewindow.catalogue.queries.explained import explained_list
from onewindow.catalogue.queries.provincial import provincial_points
from onewindow.catalogue.rules import Checklist

router = Router(tags=["items"])


class PointTold(Told):
    id: int
    material_code: str
    aspect: str
    text: str


class PointBody(Asked):
    text: str


@router.get(
    "/items/{code}/answers",
    response=list[AnswerTold],
    summary=_("答复口径"),
    description=_("工作人员看到全部，其他人只看到对外公开的。"),
)
def answers(request: Visit, code: Text) -> list[AnswerTold]:
    public_only = not reads_internal(request.auth.actor)
    return [answer_told(each) for each in answers_about(_listed(request, code), public_only=public_only)]


@router.post("/items/{code}/answers", response=AnswerTold, summary=_("写一条答复口径"))
def write(request: Visit, code: Text, body: AnswerBody) -> AnswerTold:
    return _written(request, code, body, None)


@router.put("/items/{code}/answers/{int:number}", response=AnswerTold, summary=_("修改答复口径"))
def rewrite(request: Visit, code: Text, number: int, body: AnswerBody) -> AnswerTold:
    return _written(request, code, body, number)


@router.post("/items/{code}/answers/recheck", response=RecheckedTold, summary=_("确认答复仍然适用"))
def recheck(request: Visit, code: Text, body: NumbersBody) -> RecheckedTold:
    by, at = request.auth.actor, request.auth.at
    with own_names(item="code", number="numbers"):
        return RecheckedTold(rechecked=recheck_answers(item_code=code, numbers=body.numbers, by=by, at=at))


@router.post("/items/{code}/answers/manual", response=ManualTold, summary=_("印制答复口径手册"))
def manual(request: Visit, code: Text) -> ManualTold:
    with own_names(item="code"):
        document = print_manual(item_code=code, by=request.auth.actor, at=request.auth.at).document
    return ManualTold(number=document.number, verification=reverse("verification", args=[document.token]))


@router.post("/items/{code}/answers/{int:number}/withdraw", response={204: None}, summary=_("撤下答复口径"))
def withdraw(request: Visit, code: Text, number: int) -> tuple[int, None]:
    with own_names(item="code"):
        withdraw_answer(item_code=code, number=number, by=request.auth.actor, at=request.auth.at)
    return 204, None


@router.get("/items/{code}/provincial-points", response=list[PointTold], summary=_("省级统一的审查要点"))
def points(request: Visit, code: Text) -> list[PointTold]:
    found = provincial_points(_listed(request, code), localdate(request.auth.at))
    return [
        PointTold(id=point.id or 0, material_code=material, aspect=point.aspect, text=point.text)
        for material, own in found.items()
        for point in own
    ]


@router.put(
    "/items/{code}/provincial-points/{int:point}",
    response={403: None},
    summary=_("省级统一的审查要点不能改动"),
    description=_("总是拒绝，并且留痕。"),
)
def change_point(request: Visit, code: Text, point: int, body: PointBody) -> None:
    change_provincial_point(item_code=code, point_id=point, text=body.text, by=request.auth.actor, at=request.auth.at)


def _listed(request: Visit, code: str) -> Checklist:
    with own_names(item="code"):
        return checklist(published_version(code, localdate(request.auth.at)))


def _written(request: Visit, code: str, body: AnswerBody, number: int | None) -> AnswerTold:
    by, at = request.auth.actor, request.auth.at
    with own_names(item="code"):
        row: ItemAnswer = write_answer(item_code=code, written=body.as_input(), number=number, by=by, at=at)
        listed = explained_list(item_by_code(code), localdate(at))
    assert listed is not None
    found = answers_about(listed, public_only=False)
    return answer_told(next(each for each in found if each.number == row.number))
