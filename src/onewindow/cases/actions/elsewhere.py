"""What holds for an application that another centre receives: who is refused there, and where the result is collected (M04)."""

from dataclasses import asdict
from datetime import datetime

from django.utils.timezone import localdate

from onewindow.authority.rules import WINDOW_POWERS, Power
from onewindow.authority.windows import home_place
from onewindow.cases.errors import BiometricsAtHome, NotCollectedHere
from onewindow.cases.queries.collecting import may_collect_at
from onewindow.cases.rules import CollectAt
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre


def refuse_biometrics_away(item: Item, *, by: Actor, at: datetime) -> None:
    """Refuse with BiometricsAtHome at another centre's window what takes the applicant's biometrics, whatever was agreed.

    The refusal names the home centre with its address, telephone and the windows that receive the item.
    """
    home = item.department.centre
    if by.centre_id == home.pk or Power.RECEIVE not in WINDOW_POWERS.get(by.role, ()):
        return
    version = ItemVersion.objects.in_force(localdate(at)).filter(item=item, needs_biometrics=True).first()
    if version is None:
        return
    version.item = item
    raise BiometricsAtHome(item=item.name, department=item.department.name, field="item", **asdict(home_place(version)))


def collect_centre(chosen: str, *, item: Item, version: ItemVersion, received_at: Centre, at: datetime) -> Centre:
    """Return where the result will be collected. Refuses with NotCollectedHere what the receiving centre can't hand out."""
    home = item.department.centre
    if chosen != CollectAt.RECEIVING or received_at.pk == home.pk:
        return home
    if not may_collect_at(received_at, item=item, version=version, at=at):
        raise NotCollectedHere(item=item.name, here=received_at.name, home=home.name, field="collect_at")
    return received_at
