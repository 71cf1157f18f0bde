"""`/samples`: the monthly draw, drawing it again, and the check of each drawn case."""

from typing import Any

from ninja import Router

from onewindow.api.auth import Visit
from onewindow.api.marks import _
from onewindow.api.resources.params import Text
from onewindow.api.schemas.supervision import (
    AgainTold,
    CheckBody,
    CheckFormTold,
    MonthBody,
    QuestionTold,
    SampledTold,
    SampleLine,
    SampleLines,
    SampleTold,
    ShareBody,
    ShareTold,
    StratumTold,
)
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.supervision import actions
from onewindow.supervision.models import Check, Sample
from onewindow.supervision.queries.concerned import concerned_in
from onewindow.supervision.queries.evidence import evidence_of
from onewindow.supervision.queries.population import Share, agrees, draw_of, share_of
from onewindow.supervision.queries.samples import WATCHING, check_of, sample_view, sampled_case, samples_of
from onewindow.supervision.rules import Question, parse_month
from onewindow.supervision.words import QUESTION_NAMES

router = Router(tags=["supervision"])
ROOT = "/api/v1/samples"


@router.get("/samples", response=SampleLines, summary=_("样本"), description=_("本中心各月的样本，新的在前。"))
def samples(request: Visit) -> SampleLines:
    return SampleLines(results=[SampleLine(**_line(each)) for each in samples_of(request.auth.actor)])


@router.post(
    "/samples",
    response=SampleTold,
    summary=_("抽取样本"),
    description=_("抽取一个已经结束的月份。种子由系统随机产生，先留痕、后抽取；一个月只抽一次，本人重发返回原样本。"),
)
def draw(request: Visit, asked: MonthBody) -> SampleTold:
    actions.draw_sample(month=asked.month, by=request.auth.actor, at=request.auth.at)
    return _sample(asked.month, request.auth.actor)


@router.get("/samples/{month}", response=SampleTold, summary=_("一个月的样本"))
def show(request: Visit, month: Text) -> SampleTold:
    return _sample(month, request.auth.actor)


@router.get(
    "/samples/{month}/again",
    response=AgainTold,
    summary=_("验算样本"),
    description=_("用种子在内存里重新抽取，什么也不写入；不填种子用存档的种子。"),
)
def again(request: Visit, month: Text, seed: Text = "") -> AgainTold:
    actor, period = request.auth.actor, parse_month(month)
    if not actor.has_role(*WATCHING):
        raise NotFound(field="month")
    sample = samples_of(actor).filter(month=period.first).first()
    share = Share(sample.percent, sample.minimum) if sample else share_of(actor.centre_id)
    seed = seed or (sample.seed if sample else "")
    drawn = draw_of(centre_id=actor.centre_id, period=period, seed=seed, share=share)
    return AgainTold(
        month=period.code,
        seed=seed,
        same=agrees(sample, drawn) if sample and sample.drawn_at else None,
        strata=[
            StratumTold(
                department=each.department.name,
                population=each.population,
                digest=each.digest,
                numbers=list(each.numbers),
            )
            for each in drawn
        ],
    )


@router.get(
    "/samples/{month}/cases/{number}",
    response=CheckFormTold,
    summary=_("检查表"),
    description=_("抽中的办件的检查项目，附记录显示的情况。"),
)
def check_form(request: Visit, month: Text, number: Text) -> CheckFormTold:
    return _form(month, number, request.auth.actor)


@router.post(
    "/samples/{month}/cases/{number}",
    response=CheckFormTold,
    summary=_("检查办件"),
    description=_("逐项作出结论，一次提交。经手过办件的人不能检查。"),
)
def check(request: Visit, month: Text, number: Text, asked: CheckBody) -> CheckFormTold:
    by, at = request.auth.actor, request.auth.at
    actions.check_case(month=month, number=number, answers=asked.as_answers(), by=by, at=at)
    return _form(month, number, by)


@router.get("/sampling-rule", response=ShareTold, summary=_("抽查比例"))
def rule(request: Visit) -> ShareTold:
    share = share_of(request.auth.actor.centre_id)
    return ShareTold(percent=f"{share.percent}", minimum=share.minimum)


@router.post("/sampling-rule", response=ShareTold, summary=_("设置抽查比例"), description=_("由中心管理员设置。"))
def set_rule(request: Visit, asked: ShareBody) -> ShareTold:
    by, at = request.auth.actor, request.auth.at
    actions.set_sampling_rule(percent=asked.percent, minimum=asked.minimum, by=by, at=at)
    return rule(request)


def _line(sample: Sample) -> dict[str, Any]:
    month = f"{sample.month:%Y-%m}"
    return {
        "month": month,
        "seed": sample.seed,
        "seeded_at": sample.seeded_at,
        "percent": f"{sample.percent}",
        "minimum": sample.minimum,
        "drawn_at": sample.drawn_at,
        "drawn": sample.drawn,  # type: ignore[attr-defined]
        "checked": sample.checked,  # type: ignore[attr-defined]
        "faulty": sample.faulty,  # type: ignore[attr-defined]
        "url": f"{ROOT}/{month}",
    }


def _sample(month: str, actor: Actor) -> SampleTold:
    view = sample_view(month=month, actor=actor)
    cases = []
    for each in view.cases:
        done = check_of(each)
        cases.append(
            SampledTold(
                number=each.case.number,
                department=each.department.name,
                place=each.place,
                checked_at=done.checked_at if done else None,
                checked_by=done.checked_by["name"] if done else "",
                faults=done.faults if done else None,
                url=f"{ROOT}/{month}/cases/{each.case.number}",
            )
        )
    strata = [
        {"department": each.department.name, "population": each.population, "size": each.size, "digest": each.digest}
        for each in view.sample.strata.all()
    ]
    return SampleTold(**_line(view.sample), strata=strata, cases=cases)


def _form(month: str, number: str, actor: Actor) -> CheckFormTold:
    if not actor.has_role(*WATCHING):
        raise NotFound(field="number")
    sampled = sampled_case(month, number, actor)
    done = Check.objects.filter(sampled=sampled).prefetch_related("answers").first()
    given = {each.question: each for each in done.answers.all()} if done else {}
    evidence = evidence_of(sampled.case)
    return CheckFormTold(
        month=month,
        number=sampled.case.number,
        checked_at=done.checked_at if done else None,
        checked_by=done.checked_by["name"] if done else "",
        questions=[
            QuestionTold(
                code=question,
                name=str(QUESTION_NAMES[question]),
                evidence=[each.sentence for each in evidence.get(question, [])],
                answer=given[question].answer if question in given else "",
                remark=given[question].remark if question in given else "",
            )
            for question in Question
        ],
        concerned=[{"code": each.code, "name": each.title} for each in concerned_in(sampled.case)],
    )
