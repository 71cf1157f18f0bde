"""A case may be received at one centre, decided at home, and collected at either (M04): where what is done."""

from enum import StrEnum

from onewindow.cases.rules.words import Act, State

HANDED_OUT = (Act.MAKE, Act.DELIVER)


class CollectAt(StrEnum):
    """Where the applicant chose to collect the result: at the home centre, or where the application was received."""

    HOME = "home"
    RECEIVING = "receiving"


def is_elsewhere(*, act: str, state: str, at_window: bool, here: int | None, collected_at: int | None) -> bool:
    """Say whether a window can't do this because the result lies with another centre's issuing window."""
    return state == State.ISSUING and act in HANDED_OUT and at_window and here != collected_at
