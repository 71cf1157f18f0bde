"""Which centres may hand out a result (M04, M32)."""

from datetime import datetime

from onewindow.authority.queries import centre_holds
from onewindow.authority.rules import Power
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.organisation.models import Centre


def may_collect_at(centre: Centre, *, item: Item, version: ItemVersion, at: datetime) -> bool:
    """Say whether the centre's issuing window may hand the result out, and make it where that is the window's part."""
    if centre.pk == item.department.centre_id:
        return True
    makes = version.result_is_certificate and version.maker == ItemVersion.Maker.ISSUING_WINDOW
    powers = {Power.ISSUE, Power.MAKE} if makes else {Power.ISSUE}
    return centre_holds(centre_id=centre.pk, item=item, powers=powers, at=at)
