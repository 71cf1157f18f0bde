"""Passes as each hat may see them."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from onewindow.authority.models import TrainingPass
from onewindow.authority.queries.courses import IN_DEPARTMENT
from onewindow.authority.queries.training import as_passed, passes_on
from onewindow.authority.rules.training import Passed
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role


def passes_seen_by(actor: Actor) -> QuerySet[TrainingPass]:
    """A clerk sees the own passes, a department's people those for its items, who keeps or watches the centre all."""
    seen = TrainingPass.objects.select_related("account", "item__department", "course", "sheet", "exam")
    if actor.has_role(Role.CLERK):
        return seen.filter(account=actor.account_id)
    if actor.has_role(*IN_DEPARTMENT):
        return seen.filter(item__department=actor.department_id)
    if actor.has_role(Role.CENTRE_ADMIN, Role.SUPERVISOR, Role.LEADER):
        return seen.filter(item__department__centre=actor.centre_id)
    return seen.none()


def pass_view(*, pass_id: UUID, actor: Actor, on: date) -> tuple[TrainingPass, Passed]:
    """A pass that this hat may see, and how long it counts as of the day; one query. Refuses with NotFound."""
    found = passes_on(passes_seen_by(actor).filter(pk=pass_id), on).first()
    if found is None:
        raise NotFound(field="pass")
    return found, as_passed(found)
