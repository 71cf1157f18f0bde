"""Reading the book back."""

from onewindow.audit.actions import link_fields
from onewindow.audit.models import Chain, Entry
from onewindow.audit.rules import first_broken


def broken_chains() -> list[str]:
    """Name the first broken link of each centre's book; an empty list says that all hold."""
    findings = []
    for chain in Chain.objects.order_by("centre_code"):
        entries = Entry.objects.filter(chain=chain).order_by("sequence")
        place = first_broken((e.previous_hash, e.hash, link_fields(e)) for e in entries.iterator(chunk_size=2000))
        if place is not None:
            findings.append(f"audit {chain.centre_code}: entry {place + 1}")
        elif (chain.length, chain.head) != _tail(chain):
            findings.append(f"audit {chain.centre_code}: entry {_tail(chain)[0] + 1} missing")
    return findings


def _tail(chain: Chain) -> tuple[int, str]:
    last = Entry.objects.filter(chain=chain).order_by("-sequence").first()
    return (last.sequence, last.hash) if last else (0, "")
