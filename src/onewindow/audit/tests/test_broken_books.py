"""Whoever lifts the trigger and tampers with the book is found out, and the first broken link is named."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onewindow.audit.actions import record
from onewindow.audit.models import Chain, Entry
from onewindow.audit.queries import broken_books
from onewindow.audit.rules import Broken, Fault, Link, digest, first_broken
from onewindow.audit.tests.tamper import tamper


@pytest.fixture
def book(db: None) -> None:
    at = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    for subject in range(1, 6):
        record(centre_code="520300", kind=Entry.Kind.REFUSED, actor={"name": "王晓梅"}, subject=f"{subject}", at=at)


def found() -> list[tuple[int, str]]:
    return [(broken.sequence, broken.fault.value) for broken in broken_books() if broken.chain == "520300"]


@pytest.mark.usefixtures("book")
class TestTampering:
    def test_an_untouched_book_holds(self) -> None:
        read: list[int] = []
        assert list(broken_books(progress=read.append)) == []
        assert sum(read) == 5

    @pytest.mark.parametrize(
        "change",
        [
            "subject = '9'",
            "detail = '{\"x\": 1}'",
            'actor = \'{"name": "李四"}\'',
            "at = at + interval '1 second'",
            "kind = 'viewed'",
            "hash = repeat('0', 64)",
            "previous_hash = repeat('0', 64)",
        ],
    )
    def test_a_changed_entry_is_named(self, change: str) -> None:
        assert tamper("audit_entry", f"UPDATE audit_entry SET {change} WHERE sequence = 3") == 1
        assert found() == [(3, "altered")]

    @pytest.mark.parametrize("sequence", [1, 3, 5])
    def test_a_deleted_entry_is_missed(self, sequence: int) -> None:
        assert tamper("audit_entry", "DELETE FROM audit_entry WHERE sequence = %s", [sequence]) == 1
        assert found() == [(sequence, "missing")]

    def test_an_emptied_book_is_missed(self) -> None:
        assert tamper("audit_entry", "DELETE FROM audit_entry") == 5
        assert found() == [(1, "missing")]

    def test_entries_in_another_order_are_named(self) -> None:
        tamper("audit_entry", "UPDATE audit_entry SET sequence = sequence + 10 WHERE sequence = 2")
        tamper("audit_entry", "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3")
        tamper("audit_entry", "UPDATE audit_entry SET sequence = 3 WHERE sequence = 12")
        assert found() == [(2, "altered")]

    def test_a_head_that_is_not_the_last_entrys_is_named(self) -> None:
        Chain.objects.update(head="0" * 64)
        assert found() == [(5, "head")]

    def test_a_tail_cut_off_together_with_the_head_shows_as_long_as_a_head_is_kept_elsewhere(self) -> None:
        kept = Chain.objects.get()
        tamper("audit_entry", "DELETE FROM audit_entry WHERE sequence = 5")
        last = Entry.objects.order_by("-sequence").first()
        assert last is not None
        Chain.objects.update(length=4, head=last.hash)
        assert found() == []
        assert (kept.length, kept.head) != (4, last.hash)


records = st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers(), max_size=3)


def chained(contents: list[dict[str, object]]) -> list[Link]:
    links: list[Link] = []
    for sequence, fields in enumerate(contents, 1):
        previous = links[-1].own if links else ""
        links.append(Link(sequence, previous, digest(previous, fields), fields))
    return links


@given(st.lists(records, max_size=8))
def test_a_chain_as_it_was_written_always_holds(contents: list[dict[str, object]]) -> None:
    links = chained(contents)
    head = links[-1].own if links else ""
    assert first_broken("x", links, length=len(links), head=head) is None


@given(st.lists(records, min_size=1, max_size=8), st.data())
def test_one_changed_record_is_always_named(contents: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained(contents)
    place = data.draw(st.integers(0, len(links) - 1))
    other = data.draw(records.filter(lambda fields: fields != contents[place]))
    head = links[-1].own
    links[place] = Link(place + 1, links[place].previous, links[place].own, other)
    assert first_broken("x", links, length=len(links), head=head) == Broken("x", place + 1, Fault.ALTERED)
