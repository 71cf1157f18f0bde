"""Reading the book back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from onewindow.audit.actions import link_fields
from onewindow.audit.models import Chain, Entry
from onewindow.audit.rules import Broken, Link, first_broken
from onewindow.lib.places import read_place, write_place

BATCH = 2000
PAGE = 50


def broken_books(*, progress: Callable[[int], object] = lambda entries: None) -> Iterator[Broken]:
    """Yield the first broken link of each centre's book that doesn't hold; `progress` is told of each entry read."""
    for book in Chain.objects.order_by("centre_code"):
        broken = first_broken(book.centre_code, _links(book, progress), length=book.length, head=book.head)
        if broken:
            yield broken


def _links(book: Chain, progress: Callable[[int], object]) -> Iterator[Link]:
    for entry in Entry.objects.filter(chain=book).order_by("sequence").iterator(chunk_size=BATCH):
        progress(1)
        yield Link(entry.sequence, entry.previous_hash, entry.hash, link_fields(entry))


@dataclass(frozen=True, slots=True)
class EntryPage:
    rows: Sequence[Entry]
    next_after: str


def entries(*, centre_code: str, kind: str, after: str = "", limit: int = PAGE) -> EntryPage:
    """Return one page of a centre's entries of one kind, newest first; `after` is the last page's `next_after`.

    Refuses with InvalidPlace when `after` is no such place.
    """
    rows = Entry.objects.filter(chain=centre_code, kind=kind)
    if after:
        at, sequence = read_place(after)
        rows = rows.filter(Q(at__lt=at) | Q(at=at, sequence__lt=sequence))
    found = list(rows.order_by("-at", "-sequence")[: limit + 1])
    shown = found[:limit]
    return EntryPage(shown, write_place(shown[-1].at, shown[-1].sequence) if len(found) > limit else "")
