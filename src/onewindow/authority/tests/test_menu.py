"""The menu of a hall: what is on offer, zone by zone (M05, M17)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onewindow.authority.tests import make
from onewindow.authority.windows import menu
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.organisation.models import Window, Zone

DAY = date(2026, 11, 24)


@pytest.fixture
def cast(db: None) -> make.Cast:
    made = make.cast()
    for item, served in ((made.nurse, ["natural"]), (made.investment, ["legal"])):
        version = ItemVersion.objects.create(
            item=item, number=1, name=item.name, kind="promised", service_objects=served, effective_from=DAY,
            promised_number=5, promised_unit="working_day",
        )  # fmt: skip
        ItemVersion.objects.filter(pk=version.pk).update(published_at=make.NOON)
    for order, (code, kind, department) in enumerate(
        [
            ("A", "natural", None),
            ("B", "legal", None),
            ("B", "legal", None),
            ("S", "special", made.health),
            ("C", "issuing", None),
        ]
    ):
        zone = Zone.objects.get_or_create(centre=made.centre, code=code, defaults={"name": f"{code}区"})[0]
        Window.objects.create(
            centre=made.centre, zone=zone, number=f"{code}{order}", name=code, kind=kind, department=department
        )
    return made


def shown(cast: make.Cast, on: date) -> dict[str, list[str]]:
    return {zone.code: [item.name for item in zone.items] for zone in menu(centre_id=cast.centre.pk, on=on)}


def test_each_zone_shows_what_its_windows_serve(cast: make.Cast) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert shown(cast, DAY) == {"A": ["护士执业注册"], "B": ["投资项目备案"], "S": ["护士执业注册"]}
    assert len(asked) == 2


def test_an_item_stands_on_the_menu_from_its_day(cast: make.Cast) -> None:
    assert shown(cast, date(2026, 11, 23)) == {}
    Item.objects.filter(pk=cast.nurse.pk).update(turns_to="suspended", turns_on=date(2026, 11, 25))
    assert "A" in shown(cast, DAY)
    assert "A" not in shown(cast, date(2026, 11, 25))
