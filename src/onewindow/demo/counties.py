"""Items that counties and the city receive for each other (M04); facts are made up and say so in the data."""

from collections.abc import Iterable
from datetime import date, datetime

from onewindow.authority.models import Agreement, Grant
from onewindow.authority.rules import Power
from onewindow.catalogue.actions import import_items
from onewindow.catalogue.models import Item
from onewindow.catalogue.spreadsheet import open_import
from onewindow.demo.places import DATA
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre

COUNTIES = ("520302", "520382")
FROM_THE_CITY = ("失业保险金申领", "灵活就业人员参保登记", "护士执业地点变更")
RECEIVING = (Power.RECEIVE, Power.ACCEPT, Power.ISSUE)


def load_county_items(*, at: datetime) -> None:
    """Publish each county's items from data/items-CODE; the departments must be there."""
    for centre in Centre.objects.filter(code__in=COUNTIES):
        import_items(rows=open_import(DATA / f"items-{centre.code}").rows(), by=Actor.system(centre.pk), at=at)


def load_away_agreements() -> None:
    """Let the city receive the counties' items and the counties some of the city's.

    What takes biometrics is only handed out away from home, and received there (M04).
    """
    city = Centre.objects.get(code="520300")
    counties = list(Centre.objects.filter(code__in=COUNTIES))
    items = Item.objects.select_related("department__centre").prefetch_related("versions")
    for item in items.filter(department__centre__in=counties):
        biometric = item.versions.all()[0].needs_biometrics
        _agree(item, city, (Power.ISSUE,) if biometric else RECEIVING)
    for item in items.filter(department__centre=city, name__in=FROM_THE_CITY):
        for county in counties:
            _agree(item, county, RECEIVING)


def _agree(item: Item, centre: Centre, powers: Iterable[Power]) -> None:
    agreement = Agreement.objects.create(
        code=f"SQ-{centre.code}-{item.department_id:03d}-{item.pk:04d}-2026",
        department=item.department,
        centre=centre,
        state=Agreement.State.SIGNED,
        signed_on=date(2025, 12, 20),
        begins_on=date(2026, 1, 1),
        ends_on=date(2028, 12, 31),
    )
    Grant.objects.bulk_create(Grant(agreement=agreement, item=item, power=power) for power in powers)
