"""Checking a case that was drawn: the whole form at once, by somebody who had no hand in the case (M36)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.supervision.actions._doors import require_supervisor
from onewindow.supervision.errors import ActedOnCase, AlreadyChecked, AnswersMissing, RemarkMissing
from onewindow.supervision.models import Check, CheckAnswer, SampledCase
from onewindow.supervision.queries.samples import sampled_case
from onewindow.supervision.rules import Answer, Question
from onewindow.supervision.words import QUESTION_NAMES

LONGEST_REMARK = 500


@dataclass(frozen=True, slots=True)
class Answered:
    """One question answered by a checker; a fault says in `remark` what it is."""

    answer: str
    remark: str = ""


def check_case(*, month: str, number: str, answers: Mapping[str, Answered], by: Actor, at: datetime) -> Check:
    """Hand in the check form of case `number` of a month's sample: every question of `Question`, answered.

    The same person may press twice. Refuses with NotTheSupervisor, PeriodUnreadable, NotFound, ActedOnCase,
    AlreadyChecked, AnswersMissing and RemarkMissing, all faults at once (M36).
    """
    with deed("check_case", number, by=by, at=at) as kept:
        require_supervisor(by)
        sampled = sampled_case(month, number, by, lock=True)
        require_no_hand_in(sampled, by)
        done = Check.objects.filter(sampled=sampled).first()
        if done and done.account_id == by.account_id:
            return done
        if done:
            when = f"{localtime(done.checked_at):%Y-%m-%d %H:%M}"
            raise AlreadyChecked(who=done.checked_by["name"], when=when)
        given = _whole(answers)
        faults = sum(each.answer == Answer.FAULTY for each in given.values())
        check = Check.objects.create(
            sampled=sampled, checked_at=at, account_id=by.account_id, checked_by=by.as_record(), faults=faults
        )
        CheckAnswer.objects.bulk_create(
            CheckAnswer(check_form=check, question=question, answer=each.answer, remark=each.remark)
            for question, each in given.items()
        )
        kept |= {"month": month, "faults": faults}
    return check


def require_no_hand_in(sampled: SampledCase, by: Actor) -> None:
    """Refuse with ActedOnCase whoever did any act of the case, in whatever hat."""
    if sampled.case.events.filter(account_id=by.account_id).exists():
        raise ActedOnCase(number=sampled.case.number)


def _whole(answers: Mapping[str, Answered]) -> dict[Question, Answered]:
    faults: list[Refused] = []
    given = {}
    for question in Question:
        where, found = f"answers.{question}", answers.get(question, Answered(""))
        remark = found.remark.strip()
        if found.answer not in set(Answer):
            faults.append(AnswersMissing(field=where, question=QUESTION_NAMES[question]))
        elif found.answer == Answer.FAULTY and not remark:
            faults.append(RemarkMissing(field=where, question=QUESTION_NAMES[question]))
        elif remark:
            try:
                remark = require_text(where, QUESTION_NAMES[question], remark, LONGEST_REMARK)
            except Refused as fault:
                faults.append(fault)
        given[question] = Answered(found.answer, remark)
    if faults:
        raise InvalidInputs(faults)
    return given
