"""Writing, checking again, withdrawing and printing the answers about an item (M13)."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.actions._manager import item_to_explain
from onewindow.catalogue.answer_words import reason_sentence
from onewindow.catalogue.guide_errors import (
    AnswerNotFound,
    MaterialNotListed,
    NoAnswers,
    NoListYet,
    QuestionTwice,
    VisibilityWrong,
)
from onewindow.catalogue.models import AnswerManual, Item, ItemAnswer
from onewindow.catalogue.queries.answers import GivenAnswer, answers_about
from onewindow.catalogue.queries.explained import explained_list
from onewindow.catalogue.rules import Checklist
from onewindow.documents.actions import issue
from onewindow.documents.forms.manual import ManualEntry, answer_manual
from onewindow.documents.forms.words import day
from onewindow.lib.refusal import InvalidInput, InvalidInputs, Refused
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed

TEXTS = (("question", _("问题"), 200), ("answer", _("答复"), 2000), ("ground", _("依据"), 300))
VISIBILITIES = dict(ItemAnswer.Visibility.choices)


@dataclass(frozen=True, slots=True)
class AnswerInput:
    """What an item manager writes; `material_code` is empty for an answer that concerns no single material."""

    question: str
    answer: str
    ground: str
    visibility: str
    material_code: str = ""


def write_answer(
    *, item_code: str, written: AnswerInput, by: Actor, at: datetime, number: int | None = None
) -> ItemAnswer:
    """Write a new answer, or anew the one of that number; what is written counts as checked. Return it as it stands.

    The same written twice is one answer. Refuses with NotItemManager, ItemNotFound, `QuestionTwice`, `AnswerNotFound`,
    `NoListYet`, and InvalidInputs of FieldMissing, FieldTooLong, `VisibilityWrong`, `MaterialNotListed`.
    """
    with deed("write_answer", item_code, by=by, at=at) as kept:
        item = item_to_explain(item_code, by)
        listed = _list_of(item, at)
        checked = _checked(written, item, listed)
        same = ItemAnswer.objects.filter(item=item, question=checked.question, withdrawn_at__isnull=True).first()
        if same and same.number != number:
            if number is None and _said(same) == checked:
                return same
            raise QuestionTwice(field="question", number=same.number)
        row = _numbered(item, number) if number is not None else _blank(item, by, at)
        kept |= {"number": row.number, "before": asdict(_said(row)), "after": asdict(checked)}
        for name, value in asdict(checked).items():
            setattr(row, name, value)
        row.written_by, row.written_at = by.as_record(), at
        _mark_checked(row, listed, by, at)
        row.save()
        return row


def recheck_answers(*, item_code: str, numbers: Collection[int], by: Actor, at: datetime) -> int:
    """Confirm that answers hold under the present list; they are stale no more. Return how many they were.

    Refuses with NotItemManager, ItemNotFound, `AnswerNotFound`, `NoListYet`.
    """
    with deed("recheck_answers", item_code, by=by, at=at) as kept:
        item = item_to_explain(item_code, by)
        listed = _list_of(item, at)
        rows = [_numbered(item, number) for number in sorted(set(numbers))]
        for row in rows:
            _mark_checked(row, listed, by, at)
            row.save(update_fields=["checked_by", "checked_at", "checked_version"])
        kept |= {"numbers": [row.number for row in rows], "version": listed.number}
        return len(rows)


def withdraw_answer(*, item_code: str, number: int, by: Actor, at: datetime) -> ItemAnswer:
    """Take an answer out of the manual; it stays on record. Refuses with NotItemManager, ItemNotFound, `AnswerNotFound`."""
    with deed("withdraw_answer", item_code, by=by, at=at) as kept:
        row = _numbered(item_to_explain(item_code, by), number)
        kept |= {"number": number, "question": row.question}
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        return row


def print_manual(*, item_code: str, by: Actor, at: datetime) -> AnswerManual:
    """Print all answers about the item as a numbered paper, internal and stale ones marked as such.

    Refuses with NotItemManager, ItemNotFound, `NoAnswers`, `NoListYet`, CharacterMissing.
    """
    with deed("print_manual", item_code, by=by, at=at) as kept:
        item = item_to_explain(item_code, by)
        listed = _list_of(item, at)
        answers = answers_about(listed, public_only=False)
        if not answers:
            raise NoAnswers()
        centre = item.department.centre
        with translation.override(settings.LANGUAGE_CODE):  # a paper is in the house's language, whatever the page's
            entries = [_entry(answer) for answer in answers]
        paper = answer_manual(
            department=item.department.name,
            supervision_phone=centre.supervision_phone,
            item=listed.name,
            item_code=item.code,
            version=listed.number or 0,
            entries=entries,
        )
        document = issue(paper=paper, centre=centre, at=at)
        kept |= {"paper": document.number, "answers": len(answers)}
        return AnswerManual.objects.create(item=item, document=document, made_by=by.as_record(), made_at=at)


def _list_of(item: Item, at: datetime) -> Checklist:
    listed = explained_list(item, localdate(at))
    if listed is None:
        raise NoListYet(item=item.name)
    return listed


def _checked(written: AnswerInput, item: Item, listed: Checklist) -> AnswerInput:
    faults: list[Refused] = []
    texts: dict[str, str] = {}
    for name, label, limit in TEXTS:
        try:
            texts[name] = require_text(name, label, getattr(written, name), limit)
        except InvalidInput as fault:
            faults.append(fault)
    if written.visibility not in VISIBILITIES:
        faults.append(VisibilityWrong(field="visibility"))
    if written.material_code and written.material_code not in {each.code for each in listed.materials}:
        faults.append(MaterialNotListed(field="material_code", item=item.name, material=written.material_code))
    if faults:
        raise InvalidInputs(faults)
    texts["question"] = " ".join(texts["question"].split())
    return AnswerInput(**texts, visibility=written.visibility, material_code=written.material_code)


def _said(row: ItemAnswer) -> AnswerInput:
    return AnswerInput(row.question, row.answer, row.ground, row.visibility, row.material_code)


def _blank(item: Item, by: Actor, at: datetime) -> ItemAnswer:
    last = ItemAnswer.objects.filter(item=item).aggregate(last=Max("number"))["last"] or 0
    return ItemAnswer(item=item, number=last + 1)


def _numbered(item: Item, number: int) -> ItemAnswer:
    row = ItemAnswer.objects.filter(item=item, number=number, withdrawn_at__isnull=True).first()
    if row is None:
        raise AnswerNotFound(field="number", number=number)
    return row


def _mark_checked(row: ItemAnswer, listed: Checklist, by: Actor, at: datetime) -> None:
    row.checked_by, row.checked_at, row.checked_version = by.as_record(), at, listed.number or 0


def _entry(answer: GivenAnswer) -> ManualEntry:
    return ManualEntry(
        question=answer.question,
        answer=answer.answer,
        ground=answer.ground,
        material=answer.material or answer.material_code,
        visibility=str(VISIBILITIES[answer.visibility]),
        written=_who(answer.written_by, answer.written_at),
        checked=f"第{answer.checked_version}版，{_who(answer.checked_by, answer.checked_at)}",
        stale="".join(reason_sentence(reason) for reason in answer.stale),
    )


def _who(person: dict[str, Any], at: datetime) -> str:
    return f"{person.get('name', '')}　{day(at)}"
