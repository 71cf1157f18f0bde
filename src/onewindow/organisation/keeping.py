"""What a centre and a person keep of themselves: the bands of the lights, one's own telephone."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from onewindow.lib.encryption import seal
from onewindow.lib.identifiers import check_mobile
from onewindow.lib.masking import mask_phone
from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Account, Centre, Role

LONGEST = 90


class BandsWrong(InvalidInput):
    code = "bands_wrong"
    sentence = _("时限灯的三段要一段比一段长，提前的天数要少于该段的时限，请填写 1 到 90 的整数。")


class BandsOfAdministrator(Refused):
    code = "bands_of_administrator"
    sentence = _("时限灯由中心管理员设置。")
    status = 403


def set_light_bands(*, bands: Sequence[tuple[int, int]], by: Actor, at: datetime) -> None:
    """Set from how many working days left the centre's limits show yellow, for short, middle and long ones.

    `bands` are (longest limit, days left), the shortest first; the longest of the last is 0 and holds for all beyond. Steps that are
    open keep the day on which they warn. Refuses with BandsOfAdministrator and BandsWrong.
    """
    with deed("set_light_bands", "light bands", by=by, at=at) as kept:
        if not by.has_role(Role.CENTRE_ADMIN):
            raise BandsOfAdministrator()
        limits = [longest for longest, _days in bands[:-1]]
        days = [each for _longest, each in bands]
        growing = limits == sorted(set(limits)) and days == sorted(days)
        possible = all(0 < each <= LONGEST for each in (*limits, *days))
        if not (growing and possible and all(left <= longest for longest, left in bands[:-1])):
            raise BandsWrong(field="bands")
        Centre.objects.filter(pk=by.centre_id).update(light_bands=[list(band) for band in bands])
        kept["bands"] = [list(band) for band in bands]


def set_own_phone(*, phone: str, by: Actor, at: datetime) -> str:
    """Keep the mobile number to which a person's own reminders go, or none; return it masked. Refuses with what `check_mobile` refuses."""
    with deed("set_own_phone", by.name, by=by, at=at):
        number = check_mobile(phone, "phone") if phone.strip() else ""
        Account.objects.filter(pk=by.account_id).update(phone_sealed=seal(number))
        return mask_phone(number) if number else ""
