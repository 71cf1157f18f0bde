"""Rules that were broken, and by whom (M19 to M21)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from onewindow.cases.models import Breach, Case
from onewindow.lib.places import read_place, write_place
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

PAGE = 50


@dataclass(frozen=True, slots=True)
class BreachPage:
    rows: Sequence[Breach]
    next_after: str


def list_breaches(*, actor: Actor, after: str = "", limit: int = PAGE) -> BreachPage:
    """Return one page of the breaches that `actor` may see, newest first; `after` is the last page's `next_after`.

    Refuses with InvalidPlace when `after` is no such place.
    """
    breaches = _seen_by(actor)
    if after:
        at, pk = read_place(after)
        breaches = breaches.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))
    found = list(breaches.select_related("case").order_by("-at", "-pk")[: limit + 1])
    shown = found[:limit]
    return BreachPage(shown, write_place(shown[-1].at, shown[-1].pk) if len(found) > limit else "")


def breaches_of(*, case: Case, actor: Actor) -> list[Breach]:
    """Return the breaches of one case that `actor` may see, the oldest first."""
    return list(_seen_by(actor).filter(case=case).order_by("at", "pk"))


def _seen_by(actor: Actor) -> QuerySet[Breach]:
    watching = actor.has_role(Role.SUPERVISOR, Role.LEADER)
    return Breach.objects.filter(centre=actor.centre_id) if watching else Breach.objects.none()
