"""Whom a window serves, and by which numbers they are known."""

from collections.abc import Sequence

from onewindow.authority.rules import SERVED_KINDS
from onewindow.cases.application import NATURAL_KINDS
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Applicant

NUMBER_KINDS = dict(Applicant.NumberKind.choices)


def kinds_served(actor: Actor) -> list[tuple[str, str]]:
    """The applicants that the window serves, as choices."""
    served = SERVED_KINDS.get(actor.window_kind, frozenset())
    return [(kind.value, str(kind.label)) for kind in Applicant.Kind if kind.value in served]


def number_kinds(kinds: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The kinds of number that such applicants have, as choices."""
    served = {kind for kind, _word in kinds}
    found: list[str] = []
    if Applicant.Kind.NATURAL in served:
        found += NATURAL_KINDS
    if served - {Applicant.Kind.NATURAL}:
        found.append(Applicant.NumberKind.CREDIT_CODE)
    return [(kind, str(NUMBER_KINDS[kind])) for kind in found]
