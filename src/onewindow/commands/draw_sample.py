"""Draw a month's sample again by a seed, in memory (--dry-run), or draw it for good as a supervisor of the centre."""

import argparse
import sys

from django.utils import timezone
from django.utils.translation import gettext as _

from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre, Post, Role
from onewindow.supervision.actions import draw_sample
from onewindow.supervision.models import Sample
from onewindow.supervision.queries.population import Share, agrees, draw_of, share_of
from onewindow.supervision.rules import Period, month_of, parse_month


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", help="2026-10; without it the month before")
    parser.add_argument("--centre", help="the code of the centre, where there are several")
    parser.add_argument("--seed", help="draw by this seed; only with --dry-run, since a seed must not be chosen")
    parser.add_argument("--dry-run", action="store_true", help="write nothing: show what the seed draws")
    parser.add_argument("--as", dest="supervisor", help="the sign-in name of the supervisor who draws")


def run(args: argparse.Namespace) -> int:
    at = timezone.now()
    try:
        period = parse_month(args.month) if args.month else month_of(at).before
    except Refused as refused:
        return problem(str(refused))
    centres = Centre.objects.filter(code=args.centre) if args.centre else Centre.objects.order_by("code")
    centre = centres.first()
    if centre is None:
        return problem(_("没有这个中心。"))
    if args.dry_run:
        return draw_again(centre, period, args.seed)
    if args.seed:
        return problem(_("正式抽取的种子由系统产生，不能指定；用种子验算请加 --dry-run。"))
    posts = Post.objects.filter(account__sign_in_name=args.supervisor, role=Role.SUPERVISOR, centre=centre)
    post = posts.select_related("account", "centre", "window", "department").first()
    if post is None:
        return problem(_("请用 --as 写明由本中心哪位效能监管人员抽取（登录名）。"))
    try:
        draw_sample(month=period.code, by=Actor.of(post), at=at)
    except Refused as refused:
        return problem(str(refused))
    return draw_again(centre, period, None)


def draw_again(centre: Centre, period: Period, seed: str | None) -> int:
    """Print what the seed (or the one on record) draws; 1 when that is not the sample on record."""
    sample = Sample.objects.filter(centre=centre, month=period.first).first()
    seed = seed or (sample.seed if sample else None)
    if not seed:
        return problem(_("%(month)s 还没有抽取，请用 --seed 给出种子。") % {"month": period.code})
    share = Share(sample.percent, sample.minimum) if sample else share_of(centre.pk)
    drawn = draw_of(centre_id=centre.pk, period=period, seed=seed, share=share)
    print(_("%(centre)s %(month)s，种子 %(seed)s") % {"centre": centre.name, "month": period.code, "seed": seed})
    for each in drawn:
        facts = {"department": each.department.name, "all": each.population, "drawn": len(each.numbers)}
        print(_("%(department)s：%(all)d 件中抽 %(drawn)d 件") % facts)
        for number in each.numbers:
            print(f"  {number}")
    if sample is None or sample.drawn_at is None:
        print(_("还没有存档的样本可以比较。"))
        return 0
    same = agrees(sample, drawn)
    print(_("与存档的样本一致。") if same else _("与存档的样本不一致。"))
    return 0 if same else 1


def problem(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
