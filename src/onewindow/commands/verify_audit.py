"""Verify the record: every event of every case, and every entry of every centre's book of refusals and looks."""

import argparse
import sys
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from onewindow.audit.models import Chain, Entry
from onewindow.audit.queries import broken_books
from onewindow.audit.rules import Broken, Fault
from onewindow.cases.models import Case
from onewindow.cases.queries.chain import broken_cases

WHAT = {
    Fault.ALTERED: gettext_lazy("第 %(sequence)d 条已被改动"),
    Fault.MISSING: gettext_lazy("第 %(sequence)d 条缺失"),
    Fault.HEAD: gettext_lazy("第 %(sequence)d 条与登记的链末不符"),
    Fault.STATE: gettext_lazy("登记的状态与最后一条（第 %(sequence)d 条）不符"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> int:
    read = Read()
    faults = 0
    with bar(Case.objects.count(), _("件")) as shown:
        for broken in broken_cases(progress=lambda cases, events: read.add(shown, cases=cases, events=events)):
            faults += tell(_("办件"), broken)
    with bar(Entry.objects.count(), _("条")) as shown:
        for broken in broken_books(progress=lambda entries: read.add(shown, entries=entries)):
            faults += tell(_("留痕簿"), broken)
    print(
        _("核对了 %(cases)d 个办件的 %(events)d 条留痕，%(books)d 本留痕簿的 %(entries)d 条。")
        % {"cases": read.cases, "events": read.events, "books": Chain.objects.count(), "entries": read.entries}
    )
    print(_("发现 %d 处断链。") % faults if faults else _("全部完好。"))
    return 1 if faults else 0


@dataclass(slots=True)
class Read:
    """How much was read so far."""

    cases: int = 0
    events: int = 0
    entries: int = 0

    def add(self, shown: "tqdm[None]", cases: int = 0, events: int = 0, entries: int = 0) -> None:
        self.cases += cases
        self.events += events
        self.entries += entries
        shown.update(cases or entries)


def bar(total: int, unit: str) -> "tqdm[None]":
    """A progress bar for a person who watches; a log gets none."""
    return tqdm(total=total, unit=unit, file=sys.stderr, disable=None, leave=False)


def tell(what: str, broken: Broken) -> int:
    sentence = WHAT[broken.fault] % {"sequence": broken.sequence}
    tqdm.write(f"{what} {broken.chain}：{sentence}", file=sys.stderr)
    return 1
