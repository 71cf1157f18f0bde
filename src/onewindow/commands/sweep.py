"""Do once what time brought meanwhile: deemed acceptance, lapsed notices, messages; `worker` does the same each minute."""

import argparse

from django.utils import timezone
from django.utils.translation import gettext as _

from onewindow.integrations.worker.watches import WATCHES, keep


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> None:
    at = timezone.now()
    for name in WATCHES:
        if done := keep(name, at=at):
            print(_("%(watch)s：处理 %(done)d 项。") % {"watch": name, "done": done}, flush=True)
