"""Who may do what in this room."""

from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role
from onewindow.supervision.errors import NotTheAdmin, NotTheSupervisor


def require_supervisor(by: Actor) -> None:
    """Refuse with NotTheSupervisor anybody in another hat."""
    if not by.has_role(Role.SUPERVISOR):
        raise NotTheSupervisor()


def require_admin(by: Actor) -> None:
    """Refuse with NotTheAdmin anybody but the centre's administrator: who checks doesn't set how much is checked."""
    if not by.has_role(Role.CENTRE_ADMIN):
        raise NotTheAdmin()
