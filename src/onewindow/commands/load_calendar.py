"""Load a year's official days off from a file and count the limits of all open cases anew."""

import argparse
import getpass
import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.cases.actions import Moved, recompute
from onewindow.cases.words import LIMIT_NAMES
from onewindow.lib.plain_text import detect_encoding
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre
from onewindow.worktime.actions import NATIONAL, publish_year
from onewindow.worktime.calendar_file import parse_calendar_file
from onewindow.worktime.errors import InvalidCalendarFile
from onewindow.worktime.queries import calendar_by_code
from onewindow.worktime.rules import Arrangement, CalendarChange


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="CSV: date, 放假 or 上班, name of the holiday")
    parser.add_argument("--document-no", required=True, help="the number of the official notice (文号)")
    parser.add_argument("--calendar", default=NATIONAL, help="the code of the calendar (%(default)s)")


def run(args: argparse.Namespace) -> int:
    try:
        arrangement = parse_calendar_file(read(args.file))
        change, moved = load(arrangement, args.calendar, args.document_no, timezone.now())
    except InvalidInputs as refused:
        print(*refused.refusals, sep="\n", file=sys.stderr)
        return 1
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    report(arrangement.year, change, moved)
    return 0


def read(path: Path) -> str:
    """Return the text of the file, in UTF-8 or GBK. Refuses with InvalidCalendarFile."""
    try:
        encoding = detect_encoding(path)
        if encoding:
            return path.read_text(encoding=encoding)
    except OSError as error:
        raise InvalidCalendarFile(reason=_("无法读取“%s”。") % path) from error
    raise InvalidCalendarFile(reason=_("文字编码无法识别，请另存为 UTF-8 或者 GBK。"))


def operator() -> str:
    """The name of who runs this on the machine; a container may know a number only."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


@transaction.atomic
def load(arrangement: Arrangement, code: str, document_no: str, at: datetime) -> tuple[CalendarChange, list[Moved]]:
    """Publish the year, recompute all open cases of its centres and keep it in their books, all or nothing."""
    calendar = calendar_by_code(code)
    name = operator()
    change = publish_year(
        calendar=calendar, year=arrangement.year, days=arrangement.days, document_no=document_no, by=name, at=at
    )
    centres = list(Centre.objects.filter(calendar=calendar).order_by("code"))
    moved = []
    if centres:
        by = replace(Actor.system(centres[0].pk), name=name)
        moved = recompute(
            change=change, by=by, at=at, progress=lambda cases: tqdm(cases, unit=_("件"), file=sys.stderr, disable=None)
        )
    for centre in centres:
        record(
            centre_code=centre.code,
            kind=Entry.Kind.CALENDAR_CHANGED,
            actor=replace(Actor.system(centre.pk), name=name).as_record(),
            subject=f"{code} {arrangement.year}",
            at=at,
            detail={
                "document_no": document_no,
                "days": sorted(map(str, change.days)),
                "years": sorted(change.years),
                "recounted": len({each.number for each in moved}),
            },
        )
    return change, moved


def report(year: int, change: CalendarChange, moved: list[Moved]) -> None:
    """Say what changed, how many limits moved, and by how much."""
    print(_("%(year)d年的放假安排已导入，与原日历相差 %(days)d 天。") % {"year": year, "days": len(change.days)})
    for each in moved:
        print(f"  {each.number}  {LIMIT_NAMES[each.limit]}  {each.before} → {each.after}  {each.days:+d}")
    later, earlier = [each.days for each in moved if each.days > 0], [each.days for each in moved if each.days < 0]
    print(
        _(
            "重新计算了 %(cases)d 个办件的 %(limits)d 项期限：%(later)d 项推后（最多 %(most_later)d 个工作日），"
            "%(earlier)d 项提前（最多 %(most_earlier)d 个工作日），%(same)d 项日期不变。"
        )
        % {
            "cases": len({each.number for each in moved}),
            "limits": len(moved),
            "later": len(later),
            "most_later": max(later, default=0),
            "earlier": len(earlier),
            "most_earlier": -min(earlier, default=0),
            "same": len(moved) - len(later) - len(earlier),
        }
    )
