"""Issuing a paper: its number, its file, its row; and that what was issued stays as issued (行政许可法 32)."""

import hashlib
from datetime import datetime

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction

from onewindow.documents.actions import issue
from onewindow.documents.errors import PaperAltered, PaperMissing
from onewindow.documents.models import Document
from onewindow.documents.queries import pdf_of
from onewindow.documents.tests.make import ISSUED, papers, text_of
from onewindow.worktime.rules import SHANGHAI

pytestmark = pytest.mark.django_db


def given_a_receipt(centre, at=ISSUED):
    return issue(paper=papers()["receipt"], centre=centre, at=at)


@pytest.mark.parametrize("kind", sorted(papers()))
def test_every_kind_is_issued_and_read_back(centre, kind):
    document = issue(paper=papers()[kind], centre=centre, at=ISSUED)
    text = text_of(pdf_of(document))
    assert document.kind == kind
    assert document.number in text
    assert Document.objects.get() == document


def test_numbers_run_by_centre_kind_and_year(centre):
    newer = datetime(2027, 1, 1, 0, 0, tzinfo=SHANGHAI)
    numbers = [given_a_receipt(centre).number, given_a_receipt(centre).number, given_a_receipt(centre, newer).number]
    numbers.append(issue(paper=papers()["refusal"], centre=centre, at=ISSUED).number)
    first = int(numbers[0][-7:-1])
    assert numbers[0] == f"遵试政务收字〔2026〕{first:06}号"
    assert numbers[1] == f"遵试政务收字〔2026〕{first + 1:06}号"
    assert numbers[2].startswith("遵试政务收字〔2027〕")
    assert numbers[3].startswith("遵试政务不准字〔2026〕")


def test_the_year_of_a_number_is_the_year_in_shanghai(centre):
    new_year = datetime.fromisoformat("2026-12-31T16:00:00+00:00")
    document = given_a_receipt(centre, new_year)
    assert "〔2027〕" in document.number
    assert "2027年1月1日" in text_of(pdf_of(document))
    assert document.file.startswith("documents/2027/01/")


def test_what_was_issued_is_read_back_bit_for_bit(centre):
    document = given_a_receipt(centre)
    first = pdf_of(document)
    assert first == pdf_of(Document.objects.get(pk=document.pk))
    assert hashlib.sha256(first).hexdigest() == document.sha256


def test_a_file_altered_afterwards_is_not_handed_out(centre, files):
    document = given_a_receipt(centre)
    stored = files / document.file
    stored.write_bytes(stored.read_bytes().replace(b"%%EOF", b"%%eof"))
    with pytest.raises(PaperAltered) as refused:
        pdf_of(document)
    assert document.number in str(refused.value)


def test_a_lost_file_is_named_as_lost(centre):
    document = given_a_receipt(centre)
    default_storage.delete(document.file)
    with pytest.raises(PaperMissing):
        pdf_of(document)


def test_the_database_refuses_to_change_or_delete_a_paper(centre):
    document = given_a_receipt(centre)
    mine = Document.objects.filter(pk=document.pk)
    for forbidden in (lambda: mine.update(sha256="0" * 64), lambda: mine.update(number="改"), mine.delete):
        with pytest.raises(DatabaseError, match="不能更改或者删除"), transaction.atomic():
            forbidden()
    assert mine.get().number == document.number


def test_an_act_that_fails_leaves_no_paper_and_its_number_is_not_given_again(centre):
    kept = given_a_receipt(centre)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        lost = given_a_receipt(centre)
        raise ZeroDivisionError
    after = given_a_receipt(centre)
    assert list(Document.objects.order_by("id")) == [kept, after]
    assert len({kept.number, lost.number, after.number}) == 3


def test_the_demo_says_on_the_seal_that_it_is_one(centre, settings):
    settings.DEMO = True
    assert "演示专用" in text_of(pdf_of(given_a_receipt(centre)))
    settings.DEMO = False
    text = text_of(pdf_of(given_a_receipt(centre)))
    assert "演示专用" not in text
    assert "政务服务专用章" in text


def test_the_private_numbers_on_a_stored_paper_are_masked(centre):
    assert "520300199001011238" not in str(given_a_receipt(centre).content)
