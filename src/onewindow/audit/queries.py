"""Reading the book back."""

from collections.abc import Callable, Iterator

from onewindow.audit.actions import link_fields
from onewindow.audit.models import Chain, Entry
from onewindow.audit.rules import Broken, Link, first_broken

BATCH = 2000


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
