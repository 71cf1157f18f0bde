"""The monthly draw: the seed on record first, then what it draws; once a month (M36)."""

import secrets
from datetime import datetime

from django.utils.timezone import localtime

from onewindow.cases.models import Case
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.supervision.actions._doors import require_supervisor
from onewindow.supervision.errors import AlreadyDrawn, MonthNotOver, NothingToDraw
from onewindow.supervision.models import Sample, SampledCase, Stratum
from onewindow.supervision.queries.population import Drawn, Share, draw_of, population, share_of
from onewindow.supervision.rules import Period, parse_month

SEED_BYTES = 16


def draw_sample(*, month: str, by: Actor, at: datetime) -> Sample:
    """Draw the sample of a month (`2026-10`) that is over, at the actor's centre, and return it.

    Two transactions: the seed and the share are laid down first, by themselves, so that nobody can throw away a draw
    that displeases; what is interrupted in between is drawn later by the same seed. The same person may press twice.
    Refuses with NotTheSupervisor, PeriodUnreadable, MonthNotOver, NothingToDraw and AlreadyDrawn (M36).
    """
    _lay_seed(month, by, at)
    return _draw(month, by, at)


def _lay_seed(month: str, by: Actor, at: datetime) -> None:
    with deed("lay_seed", month, by=by, at=at) as kept:
        require_supervisor(by)
        period = parse_month(month)
        if not period.is_over(at):
            raise MonthNotOver(month=period.code)
        if not population(centre_id=by.centre_id, period=period).exists():
            raise NothingToDraw(month=period.code)
        share = share_of(by.centre_id)
        sample, _new = Sample.objects.get_or_create(
            centre_id=by.centre_id,
            month=period.first,
            defaults={
                "seed": secrets.token_hex(SEED_BYTES),
                "seeded_at": at,
                "percent": share.percent,
                "minimum": share.minimum,
            },
        )
        kept |= {"seed": sample.seed, "percent": str(sample.percent), "minimum": sample.minimum}


def _draw(month: str, by: Actor, at: datetime) -> Sample:
    with deed("draw_sample", month, by=by, at=at) as kept:
        period = parse_month(month)
        sample = Sample.objects.select_for_update().get(centre=by.centre_id, month=period.first)
        kept["seed"] = sample.seed
        if sample.drawn_at is None:
            _write(sample, period, by, at)
        elif not sample.drawn_by or sample.drawn_by["account_id"] != by.account_id:
            raise AlreadyDrawn(
                month=period.code,
                who=(sample.drawn_by or {}).get("name", ""),
                when=f"{localtime(sample.drawn_at):%Y-%m-%d %H:%M}",
            )
        kept["cases"] = sample.cases.count()
    return sample


def _write(sample: Sample, period: Period, by: Actor, at: datetime) -> None:
    share = Share(sample.percent, sample.minimum)
    drawn = draw_of(centre_id=sample.centre_id, period=period, seed=sample.seed, share=share)
    Stratum.objects.bulk_create(
        Stratum(
            sample=sample,
            department=each.department,
            population=each.population,
            size=len(each.numbers),
            digest=each.digest,
        )
        for each in drawn
    )
    SampledCase.objects.bulk_create(_rows(sample, drawn))
    sample.drawn_at, sample.drawn_by = at, by.as_record()
    sample.save(update_fields=["drawn_at", "drawn_by"])


def _rows(sample: Sample, drawn: list[Drawn]) -> list[SampledCase]:
    keys = dict(Case.objects.filter(number__in=[n for d in drawn for n in d.numbers]).values_list("number", "pk"))
    return [
        SampledCase(sample=sample, case_id=keys[number], department=each.department, place=place)
        for each in drawn
        for place, number in enumerate(each.numbers, 1)
    ]
