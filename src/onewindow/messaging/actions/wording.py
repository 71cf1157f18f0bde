"""A centre's own words and hours."""

from datetime import datetime, time

from onewindow.messaging.errors import AdministratorOnly, UnknownOccasion, WordingEmpty, WordingWrong
from onewindow.messaging.models import SendingHours, Template
from onewindow.messaging.rules import Channel, WrongPlaceholder, filled
from onewindow.messaging.wordings import WORDINGS
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Role

LONGEST = 300


def set_wording(*, occasion: str, channel: Channel, text: str, by: Actor, at: datetime) -> str:
    """Put an occasion into the centre's own words, or back into the house's with an empty text; return the words now.

    Refuses with AdministratorOnly, UnknownOccasion, WordingEmpty over 300 characters, and WordingWrong for a place that the occasion can't fill.
    """
    with deed("set_wording", f"{occasion} {channel}", by=by, at=at) as kept:
        if not by.has_role(Role.CENTRE_ADMIN):
            raise AdministratorOnly()
        text = checked_wording(occasion, text)
        kept["text"] = text
        if not text:
            Template.objects.filter(centre=by.centre_id, occasion=occasion, channel=channel).delete()
            return WORDINGS[occasion].text
        Template.objects.update_or_create(
            centre_id=by.centre_id,
            occasion=occasion,
            channel=channel,
            defaults={"text": text, "changed_by": by.name, "changed_at": at},
        )
        return text


def checked_wording(occasion: str, text: str) -> str:
    """The words stripped, when the occasion can fill them. Refuses as `set_wording`."""
    if occasion not in WORDINGS:
        raise UnknownOccasion(occasion=occasion, field="occasion")
    known = WORDINGS[occasion].facts
    text = text.strip()
    if len(text) > LONGEST:
        raise WordingEmpty(field="text")
    try:
        filled(text, known)
    except WrongPlaceholder as wrong:
        names = "、".join("{" + name + "}" for name in known)
        raise WordingWrong(name=wrong.name, known=names, field="text") from None
    return text


def set_hours(*, quiet_from: time, quiet_until: time, by: Actor, at: datetime) -> SendingHours:
    """Set from when to when (Asia/Shanghai) the centre sends nothing; equal times mean never. Refuses with AdministratorOnly."""
    with deed("set_sending_hours", "sending hours", by=by, at=at) as kept:
        if not by.has_role(Role.CENTRE_ADMIN):
            raise AdministratorOnly()
        kept.update(quiet_from=f"{quiet_from:%H:%M}", quiet_until=f"{quiet_until:%H:%M}")
        hours, _new = SendingHours.objects.update_or_create(
            centre_id=by.centre_id, defaults={"quiet_from": quiet_from, "quiet_until": quiet_until}
        )
        return hours
