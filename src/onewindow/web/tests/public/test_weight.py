"""No public page weighs more than 100 kB, compressed, on a first visit: a phone in the hills opens it too (M12)."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from onewindow.cases.tests import make
from onewindow.catalogue.actions import put_sample
from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.rules.marks import Mark
from onewindow.catalogue.tests.pictures import noise
from onewindow.catalogue.tests.questions import registration

MOST = 100_000
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script src|img src)="([^"]+)"(?![^>]*loading="lazy")')


@pytest.fixture
def nurse(cast: make.Cast) -> ItemVersion:
    """An item whose sample is as heavy as a sample can be."""
    version = registration(cast.health, cast.nurse.type, make.code_of("6"))
    marks = [Mark("method", 10, 3 * place, 30, 2, "核对" * 50) for place in range(30)]
    put_sample(
        item_code=version.item.code, material_code="01", upload=noise(), marks=marks, by=cast.item_manager, at=make.MORNING
    )  # fmt: skip
    return version


def weight(client: Client, address: str) -> dict[str, int]:
    """What a browser with an empty cache loads for a page, in compressed bytes."""
    page = client.get(address)
    assert page.status_code == 200
    found = {address: len(gzip.compress(page.content))}
    for link in dict.fromkeys(re.findall(LOADED, page.text)):
        src = link.replace("&amp;", "&")
        if src.startswith("/static/"):
            with open(finders.find(src.removeprefix("/static/")) or "", "rb") as file:
                found[src] = len(gzip.compress(file.read()))
        else:
            content = client.get(src).content
            found[src] = min(len(content), len(gzip.compress(content)))
    return found


@pytest.mark.parametrize("page", ["/", "/guide", "/guide?q=护士", "{guide}", "{guide}/questions", "{guide}/samples/01"])
def test_a_first_visit_stays_below_the_limit(client: Client, nurse: ItemVersion, page: str) -> None:
    found = weight(client, page.format(guide=f"/guide/{nurse.item.code}"))
    assert sum(found.values()) < MOST, found
    assert len(found) > 5
