"""Papers and records are kept in Chinese, whatever language the page is in (ADR 0007)."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from onewindow.audit.models import Entry
from onewindow.authority.errors import NoPower, WrongWindow
from onewindow.cases import actions
from onewindow.cases.errors import OutOfOrder
from onewindow.cases.models import Case, CaseEvent
from onewindow.cases.tests import make
from onewindow.documents.models import Document
from onewindow.lib.refusal import Refused

ENGLISH = re.compile("[A-Z]?[a-z]{2,}")
Act = Callable[[make.Cast], object]


@pytest.fixture(autouse=True)
def english_page() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_papers_and_events_of_an_english_page_are_chinese(cast: make.Cast) -> None:
    from_english = make.issuing(cast)
    with translation.override("zh-hans"):
        from_chinese = make.issuing(cast)
    assert _english_in(from_english) == _english_in(from_chinese)


@pytest.mark.parametrize(
    ("refused", "act"),
    [
        (OutOfOrder, lambda cast: actions.accept(number=make.granted(cast).number, by=cast.clerk, at=make.MORNING)),
        (NoPower, lambda cast: actions.accept(number=make.received(cast).number, by=cast.leader, at=make.MORNING)),
        (
            WrongWindow,
            lambda cast: actions.receive(application=make.nurse_application(), by=cast.legal_clerk, at=make.MORNING),
        ),
    ],
)
def test_a_refusal_reads_english_on_the_page_and_chinese_in_the_book(
    cast: make.Cast, refused: type[Refused], act: Act
) -> None:
    with pytest.raises(refused) as refusal:
        act(cast)
    assert ENGLISH.search(str(refusal.value))
    sentence = Entry.objects.get(kind=Entry.Kind.REFUSED).detail["sentence"]
    assert not ENGLISH.search(sentence)
    with translation.override("zh-hans"):
        assert sentence == str(refusal.value)


def _english_in(case: Case) -> set[str]:
    """Words in small letters: the names of fields and codes, which are the same in any language."""
    kept = [str(paper.content) for paper in Document.objects.filter(case_paper__case=case)]
    kept += [f"{event.detail} {event.ground}" for event in CaseEvent.objects.filter(case=case)]
    return {word for text in kept for word in ENGLISH.findall(text)}
