"""Import items from a workbook, a folder of CSV files or one CSV (docs/manual/import-items.md): all or nothing."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from onewindow.catalogue.actions import ImportOutcome, import_items
from onewindow.catalogue.errors import ImportRefused
from onewindow.catalogue.spreadsheet import open_import
from onewindow.commands._catalogue import choose_centre, fail
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".xlsx, .xls, .csv, or a folder of .csv files")
    parser.add_argument("--skip-bad", action="store_true", help="leave out what cannot be taken, import the rest")
    parser.add_argument("--centre", help="the region code of the centre, such as 520300; else the first centre")


def run(args: argparse.Namespace) -> int:
    centre, fault = choose_centre(args.centre, _("还没有政务服务中心。请先建立中心和部门，再导入事项。"))
    if centre is None:
        return fail(fault)
    try:
        file = open_import(args.file)
        with tqdm(total=file.count, unit=_("项"), file=sys.stderr) as bar:
            outcome = import_items(
                rows=file.rows(),
                by=Actor.system(centre.pk),
                at=timezone.now(),
                skip_bad=args.skip_bad,
                progress=bar.update,
            )
    except ImportRefused as refused:
        for refusal in refused.refusals:
            print(refusal, file=sys.stderr)
        return fail(
            _("共%d处有误，没有导入任何事项。请改正后重试；加 --skip-bad 可跳过有误的行。") % len(refused.refusals)
        )
    except Refused as refused:
        return fail(str(refused))
    report(outcome)
    return 0


def report(outcome: ImportOutcome) -> None:
    for refusal in outcome.refusals:
        print(refusal, file=sys.stderr)
    print(
        _("新增事项%(created)d个，新版本%(versions)d个，未变%(unchanged)d个，跳过有误的%(skipped)d行。")
        % {
            "created": outcome.created,
            "versions": outcome.versions,
            "unchanged": outcome.unchanged,
            "skipped": outcome.skipped,
        }
    )
