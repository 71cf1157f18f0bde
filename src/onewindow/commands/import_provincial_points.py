"""Take over the province's review points from a workbook or a CSV file (docs/manual/provincial-points.md): all or nothing."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from onewindow.catalogue.actions import import_provincial_points
from onewindow.catalogue.errors import ImportRefused
from onewindow.catalogue.spreadsheet.provincial import read_provincial_points
from onewindow.commands._catalogue import choose_centre, fail
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".xlsx, .xls or .csv")


def run(args: argparse.Namespace) -> int:
    centre, fault = choose_centre(None, _("还没有政务服务中心。请先建立中心和部门，再导入审查要点。"))
    if centre is None:
        return fail(fault)
    try:
        outcome = import_provincial_points(
            rows=read_provincial_points(args.file), by=Actor.system(centre.pk), at=timezone.now()
        )
    except ImportRefused as refused:
        for refusal in refused.refusals:
            print(refusal, file=sys.stderr)
        return fail(_("共%d处有误，没有导入任何审查要点。请改正后重试。") % len(refused.refusals))
    except Refused as refused:
        return fail(str(refused))
    print(
        _("涉及基本编码%(codes)d个：新增要点%(begun)d条，不再适用%(ended)d条，未变%(kept)d条。")
        % {"codes": outcome.codes, "begun": outcome.begun, "ended": outcome.ended, "kept": outcome.kept}
    )
    return 0
