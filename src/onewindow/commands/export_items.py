"""Export a centre's items in force to a workbook or a folder of CSV files that import-items takes as they are."""

import argparse
import sys
from datetime import date
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from onewindow.catalogue.queries import versions_in_use
from onewindow.catalogue.spreadsheet import write_export
from onewindow.commands._catalogue import choose_centre, fail
from onewindow.lib.refusal import Refused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a name that ends in .xlsx, or a folder for .csv files")
    parser.add_argument("--centre", help="the region code of the centre, such as 520300; else the first centre")
    parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="in force on this day; else today")


def run(args: argparse.Namespace) -> int:
    centre, fault = choose_centre(args.centre, _("还没有政务服务中心，没有可以导出的事项。"))
    if centre is None:
        return fail(fault)
    on = args.on or timezone.localdate()
    versions = versions_in_use(centre_id=centre.pk, on=on)
    try:
        with tqdm(total=len(versions), unit=_("项"), file=sys.stderr) as bar:
            write_export(args.file, versions, progress=bar.update)
    except Refused as refused:
        return fail(str(refused))
    print(
        _("已导出%(centre)s%(day)s有效的事项%(count)d个：%(file)s")
        % {"centre": centre.name, "day": on.isoformat(), "count": len(versions), "file": args.file}
    )
    return 0
