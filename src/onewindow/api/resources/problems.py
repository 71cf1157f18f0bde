"""`GET /problems`: every code that a call may be refused with, and what it means."""

from collections.abc import Iterator

from ninja import Router

from onewindow.api.marks import _
from onewindow.api.problems import title_of
from onewindow.api.resources.params import Text
from onewindow.api.schemas.base import Told, field
from onewindow.cases.errors import OBSTACLES, Blocked
from onewindow.lib.refusal import NotFound, Refused

router = Router(tags=["problems"], auth=None)


class ProblemKind(Told):
    code: str
    status: int
    title: str
    sentence: str = field(_("所用的句子；%(…)s 处填入事实"))


class ProblemKinds(Told):
    results: list[ProblemKind]


@router.get("/problems", response=ProblemKinds, summary=_("全部错误代码"))
def every(request: object) -> ProblemKinds:
    return ProblemKinds(results=sorted(_kinds(), key=lambda kind: kind.code))


@router.get("/problems/{code}", response=ProblemKind, summary=_("一个错误代码"))
def one(request: object, code: Text) -> ProblemKind:
    found = next((kind for kind in _kinds() if kind.code == code), None)
    if found is None:
        raise NotFound(field="code")
    return found


def _kinds() -> Iterator[ProblemKind]:
    by_code = {refusal.code: refusal for refusal in _all(Refused) if refusal is not Blocked}
    for refusal in by_code.values():
        yield _kind(refusal.code, refusal.status, str(refusal.sentence))
    for obstacle, sentence in OBSTACLES.items():
        yield _kind(obstacle.value, Blocked.status, str(sentence))


def _kind(code: str, status: int, sentence: str) -> ProblemKind:
    return ProblemKind(code=code, status=status, title=title_of(status), sentence=sentence)


def _all(root: type[Refused]) -> Iterator[type[Refused]]:
    yield root
    for below in root.__subclasses__():
        yield from _all(below)
