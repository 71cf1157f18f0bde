"""How an applicant is named to those who need not know the person, and the centre that received a case elsewhere."""

from onewindow.cases.models import Case
from onewindow.lib.masking import mask_name
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Applicant, Role

WATCHING = (Role.SUPERVISOR, Role.LEADER)


def shown_name(case: Case, actor: Actor) -> str:
    """The applicant's name in full to who works on the case, masked to who watches the work."""
    return public_name(case) if actor.has_role(*WATCHING) else case.applicant.name


def public_name(case: Case) -> str:
    """The name as anybody may see it: a person's masked, an organisation's as the public registers have it."""
    natural = case.applicant_kind == Applicant.Kind.NATURAL
    return mask_name(case.applicant.name) if natural else case.applicant.name


def received_elsewhere(case: Case) -> str:
    """The short name of the centre that received the case away from home, empty at home (M04)."""
    return case.received_centre.short_name if case.received_away else ""
