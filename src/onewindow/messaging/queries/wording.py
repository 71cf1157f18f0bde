"""What a centre says on each occasion, with an example."""

from dataclasses import dataclass

from django.utils.functional import Promise

from onewindow.messaging.models import SendingHours, Template
from onewindow.messaging.rules import Channel, WrongPlaceholder, filled
from onewindow.messaging.wordings import WORDINGS
from onewindow.organisation.actor import Actor


@dataclass(frozen=True, slots=True)
class WordingRow:
    """`own` says that the words are the centre's; `example` is how they read with made-up facts."""

    occasion: str
    title: str | Promise
    text: str
    own: bool
    example: str
    places: tuple[str, ...]

    @property
    def shown_places(self) -> tuple[str, ...]:
        return tuple("{" + place + "}" for place in self.places)


def wordings(actor: Actor, *, channel: Channel = Channel.SMS) -> list[WordingRow]:
    """Return every occasion's words at the actor's centre, in one query."""
    own = dict(Template.objects.filter(centre=actor.centre_id, channel=channel).values_list("occasion", "text"))
    return [
        WordingRow(
            occasion=occasion,
            title=wording.title,
            text=own.get(occasion, wording.text),
            own=occasion in own,
            example=example(occasion, own.get(occasion, wording.text)),
            places=tuple(wording.facts),
        )
        for occasion, wording in WORDINGS.items()
    ]


def example(occasion: str, text: str) -> str:
    """How words read with the occasion's made-up facts; words that can't be filled give nothing."""
    try:
        return filled(text, WORDINGS[occasion].facts)
    except WrongPlaceholder:
        return ""


def sending_hours(actor: Actor) -> SendingHours:
    """The quiet hours of the actor's centre, the house's where it has set none."""
    return SendingHours.objects.filter(centre=actor.centre_id).first() or SendingHours()
