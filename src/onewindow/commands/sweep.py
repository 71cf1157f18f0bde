"""Do what the law did meanwhile: deemed acceptance, notices that lapse, suspensions that end, steps past due; --every goes on for ever."""

import argparse
import logging
import signal
import time

from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from onewindow.cases.actions import note_late, sweep
from onewindow.catalogue.actions import settle_items

BATCH = 500
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--every", type=int, metavar="SECONDS", help="sweep again and again, so many seconds apart")


def run(args: argparse.Namespace) -> None:
    if args.every is None:
        sweep_all()
        return
    stop = Stop()
    while not stop.asked:
        try:
            sweep_all()
        except DatabaseError:
            log.exception("the sweep failed and is tried again in %s seconds", args.every)
            connection.close()
        stop.wait(args.every)


def sweep_all() -> None:
    """Settle all items and cases whose time has come by now, and put each step past due on record, batch by batch."""
    at = timezone.now()
    settle_items(at=at)
    settled = total = sweep(at=at, limit=BATCH)
    while settled == BATCH:
        settled = sweep(at=at, limit=BATCH)
        total += settled
    if total:
        print(_("已按时限自动处理 %d 个办件。") % total, flush=True)
    noted = late = note_late(at=at, limit=BATCH)
    while late == BATCH:
        late = note_late(at=at, limit=BATCH)
        noted += late
    if noted:
        print(_("已记录 %d 个超期环节。") % noted, flush=True)


class Stop:
    """Asked for by SIGTERM or Ctrl-C: the case at hand is finished first."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def wait(self, seconds: float) -> None:
        """Sleep for so long, or until asked to stop."""
        end = time.monotonic() + seconds
        while not self.asked and time.monotonic() < end:
            time.sleep(min(0.5, max(0.0, end - time.monotonic())))

    def _ask(self, number: int, frame: object) -> None:
        self.asked = True
