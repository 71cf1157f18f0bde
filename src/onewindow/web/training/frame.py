"""What the frame of a training page shows beside the hat's own navigation."""

from typing import Any

from onewindow.cases.queries.inbox import counts
from onewindow.organisation.models import Role
from onewindow.web.session import StaffRequest


def frame(request: StaffRequest) -> dict[str, Any]:
    """How much waits at the window of a clerk; nothing for others."""
    return {"waiting": sum(counts(request.actor).values())} if request.actor.has_role(Role.CLERK) else {}
