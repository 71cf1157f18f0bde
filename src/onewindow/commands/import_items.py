"""Import items from a workbook, a folder of CSV files or one CSV (docs/manual/import-items.md): all or nothing."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from onewindow.catalogue.actions import ImportOutcome, import_items
from onewindow.catalogue.errors import ImportGroundMissing, ImportRefused
from onewindow.catalogue.spreadsheet import open_import
from onewindow.commands._catalogue import choose_centre, fail
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".xlsx, .xls, .csv, or a folder of .csv files")
    parser.add_argument(
        "--ground", default="", help="the document that the change rests on; a filled catalogue asks for it"
    )
    parser.add_argument("--skip-bad", action="store_true", help="leave out what cannot be taken, import the rest")
    parser.add_argument("--centre", help="the region code of the centre, such as 520300; else the first centre")


def run(args: argparse.Namespace) -> int:
    centre, fault = choose_centre(args.centre, _("还没有政务服务中心。请先建立中心和部门，再导入事项。"))
    if centre is None:
        return fail(fault)
    try:
        with tqdm(desc=_("读取"), unit=_("行"), file=sys.stderr) as bar:
            file = open_import(args.file, progress=bar.update)
        with tqdm(total=file.count, desc=_("导入"), unit=_("项"), file=sys.stderr) as bar:
            outcome = import_items(
                rows=file.rows(),
                by=Actor.system(centre.pk),
                at=timezone.now(),
                ground=args.ground,
                skip_bad=args.skip_bad,
                progress=bar.update,
            )
    except ImportRefused as refused:
        for refusal in refused.refusals:
            print(refusal, file=sys.stderr)
        told = (
            _("前%d处有误，后面的不再检查，没有导入任何事项。") if refused.cut else _("共%d处有误，没有导入任何事项。")
        )
        return fail(told % len(refused.refusals) + "\n" + _("请改正后重试；加 --skip-bad 可跳过有误的行。"))
    except ImportGroundMissing as refused:
        return fail(f"{refused} --ground")
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
