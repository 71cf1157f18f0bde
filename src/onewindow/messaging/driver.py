"""What a way out of the house must be able to do; the ways themselves stand in `integrations`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from onewindow.messaging.rules import Channel


@dataclass(frozen=True, slots=True)
class Letter:
    """One message ready to go. `id` is the same at each attempt, so that a gateway can tell a repetition."""

    id: str
    to: str
    text: str


class Unreachable(Exception):
    """The way is closed for now: the message is tried again later."""


class Rejected(Exception):
    """The gateway will never take this message."""


class Driver(Protocol):
    def send(self, letter: Letter) -> str:
        """Hand the letter over and return the gateway's own number for it. Raises Unreachable and Rejected."""
        ...


Drivers = Mapping[Channel, Driver]
