"""Each entry is chained to the one before, in its centre's own book (M19)."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from onewindow.audit.actions import link_fields, record
from onewindow.audit.models import Chain, Entry
from onewindow.audit.queries import broken_books
from onewindow.audit.rules import digest

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


def write(subject: str = "1", centre: str = "520300", **detail: object) -> Entry:
    return record(
        centre_code=centre, kind=Entry.Kind.REFUSED, actor={"name": "王晓梅"}, subject=subject, at=AT, detail=detail
    )


def test_the_first_entry_opens_the_book() -> None:
    entry = write()
    assert (entry.sequence, entry.previous_hash) == (1, "")
    book = Chain.objects.get()
    assert (book.length, book.head) == (1, entry.hash)


def test_each_digest_covers_the_entry_and_the_digest_before() -> None:
    first, second = write(), write("2")
    assert second.previous_hash == first.hash
    assert second.hash == digest(first.hash, link_fields(Entry.objects.get(pk=second.pk)))


def test_each_centre_has_its_own_book() -> None:
    write()
    assert write(centre="520302").sequence == 1
    assert list(broken_books()) == []


def test_what_is_read_back_gives_the_same_digest_whatever_was_recorded() -> None:
    write("字" * 200, words=["一", "two"], nested={"深": {"x": 1.5, "y": None}}, hostile="\x00\ud800", yes=True)
    assert list(broken_books()) == []
    assert Entry.objects.get().subject == "字" * 100


def test_a_record_rolled_back_leaves_no_gap() -> None:
    write()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write("2")
        1 / 0  # noqa: B018
    assert write("3").sequence == 2
    assert list(broken_books()) == []
