"""How much is drawn, and what each figure costs: set by the administrator of each centre, kept with who set it when."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.supervision.actions._doors import require_admin
from onewindow.supervision.errors import NumberOutOfBounds
from onewindow.supervision.models import PointRule, SamplingRule
from onewindow.supervision.rules import WEIGHTS, Figure, Weight
from onewindow.supervision.words import FIGURE_NAMES

MOST_CASES = 1000


def set_sampling_rule(*, percent: str, minimum: str, by: Actor, at: datetime) -> SamplingRule:
    """Set the share (per cent, above 0 up to 100) and the least number per department; draws on record keep theirs.

    Refuses with NotTheAdmin and NumberOutOfBounds, all faults at once.
    """
    with deed("set_sampling_rule", str(by.centre_id), by=by, at=at) as kept:
        require_admin(by)
        faults: list[Refused] = []
        share = _number(faults, "percent", _("抽查百分比"), percent, Decimal("0.01"), Decimal(100))
        least = _number(faults, "minimum", _("每个部门最少件数"), minimum, Decimal(1), Decimal(MOST_CASES), whole=True)
        if faults:
            raise InvalidInputs(faults)
        rule, _new = SamplingRule.objects.update_or_create(
            centre_id=by.centre_id,
            defaults={"percent": share, "minimum": int(least), "set_at": at, "set_by": by.as_record()},
        )
        kept |= {"percent": str(share), "minimum": int(least)}
    return rule


def set_points(*, weights: Mapping[str, tuple[str, str]], by: Actor, at: datetime) -> dict[Figure, Weight]:
    """Set what each named figure costs: points per occurrence in a hundred cases and the most it can cost, 0 to 100.

    Figures not named keep theirs. Refuses with NotTheAdmin and NumberOutOfBounds, all faults at once.
    """
    with deed("set_points", str(by.centre_id), by=by, at=at) as kept:
        require_admin(by)
        faults: list[Refused] = []
        read = {
            figure: Weight(
                _number(faults, f"{figure}.points", FIGURE_NAMES[figure], weights[figure][0], Decimal(0), Decimal(100)),
                _number(faults, f"{figure}.cap", FIGURE_NAMES[figure], weights[figure][1], Decimal(0), Decimal(100)),
            )
            for figure in WEIGHTS
            if figure in weights
        }
        if faults:
            raise InvalidInputs(faults)
        for figure, weight in read.items():
            PointRule.objects.update_or_create(
                centre_id=by.centre_id,
                figure=figure,
                defaults={"points": weight.points, "cap": weight.cap, "set_at": at, "set_by": by.as_record()},
            )
            kept[figure] = [str(weight.points), str(weight.cap)]
    return read


def _number(
    faults: list[Refused],
    field: str,
    label: str | Promise,
    text: str,
    least: Decimal,
    most: Decimal,
    whole: bool = False,
) -> Decimal:
    """Read a number with two decimals at most (or none), within bounds; what is none is added to the faults."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    fine = number.is_finite() and least <= number <= most and number == number.quantize(Decimal(1 if whole else "0.01"))
    if not fine:
        faults.append(NumberOutOfBounds(field=field, label=label, least=least, most=most))
    return number
