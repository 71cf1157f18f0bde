"""Anyone who holds a paper can ask whether it is genuine, and learns nothing private (M32)."""

from dataclasses import replace

import pytest

from onewindow.documents.actions import issue
from onewindow.documents.errors import PaperUnknown
from onewindow.documents.queries import pdf_of, verify, verify_file
from onewindow.documents.tests.make import FACTS, ISSUED, papers
from onewindow.documents.tokens import as_typed, new_token, shown
from onewindow.lib.refusal import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(centre):
    return issue(paper=papers()["grant"], centre=centre, at=ISSUED)


def test_a_genuine_paper_is_confirmed_without_private_facts(document):
    answer = verify(document.token)
    assert answer.genuine
    assert (answer.kind, answer.title, answer.number) == ("准予决定书", "准予行政许可决定书", document.number)
    assert (answer.organ, answer.item, answer.issued_at) == (FACTS.department, FACTS.item, ISSUED)
    assert (answer.applicant_masked, answer.sha256) == ("张**", document.sha256)
    shown_facts = str(replace(answer, sha256=""))  # a digest may hold any four digits
    for private in ("张小曼", "李为民", "1238", FACTS.query_code, FACTS.case_number):
        assert private not in shown_facts


def test_a_code_may_be_typed_as_it_stands_on_the_paper(document):
    typed = shown(document.token).lower().replace("0", "o").replace("1", "l").replace("-", " - ")
    assert verify(typed).number == document.number


def test_an_unknown_code_is_told_like_anything_not_found(centre):
    for code in (new_token(), "", "甲乙丙", "\x00", "'; drop table", "0" * 5000):
        with pytest.raises(PaperUnknown) as refused:
            verify(code)
        assert isinstance(refused.value, NotFound)
        assert refused.value.field == "token"


def test_a_paper_whose_stored_file_was_altered_is_not_called_genuine(document, files):
    (files / document.file).write_bytes(b"%PDF-1.7 forged")
    assert not verify(document.token).genuine


def test_a_pdf_in_hand_is_compared_bit_for_bit(document, centre):
    other = issue(paper=papers()["grant"], centre=centre, at=ISSUED)
    issued = pdf_of(document)
    assert verify_file(document.token, issued)
    assert not verify_file(document.token, issued + b" ")
    assert not verify_file(document.token, pdf_of(other))
    assert not verify_file(document.token, b"")
    with pytest.raises(PaperUnknown):
        verify_file(new_token(), issued)


def test_codes_cannot_be_guessed_or_misread():
    codes = {new_token() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(len(code) == 20 and not set(code) & set("ILOU") and as_typed(shown(code)) == code for code in codes)
