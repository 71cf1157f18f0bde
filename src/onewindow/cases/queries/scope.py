"""Which cases a person may see at all: the scope stands in the query, so that lists, pages, files and acts share it."""

from django.db.models import Q, QuerySet

from onewindow.authority.rules import SERVED_KINDS
from onewindow.cases.models import Case
from onewindow.cases.rules import State
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role, Window

ISSUED_STATES = [State.ISSUING.value, State.DELIVERED.value]
JOINED = (
    "centre",
    "received_centre",
    "collect_centre",
    "department",
    "item",
    "item__department",
    "version",
    "applicant",
    "window",
)


def scope_of(actor: Actor) -> Q:
    """Return the condition that a case must meet to be seen by `actor`; who has no business sees none."""
    match actor.role:
        case Role.CLERK if actor.window_kind == Window.Kind.SPECIAL:
            return Q(received_centre=actor.centre_id, department=actor.department_id)
        case Role.CLERK:
            return Q(received_centre=actor.centre_id, applicant_kind__in=SERVED_KINDS.get(actor.window_kind, ()))
        case Role.ISSUING_CLERK:
            return Q(collect_centre=actor.centre_id, state__in=ISSUED_STATES)
        case Role.REVIEWER | Role.DECIDER | Role.ITEM_MANAGER:
            return Q(department=actor.department_id)
        case Role.SUPERVISOR | Role.LEADER:
            return Q(centre=actor.centre_id) | Q(received_centre=actor.centre_id)
        case Role.APPLICANT if actor.applicant_id:
            return Q(applicant=actor.applicant_id)
    return Q(pk__in=[])


def numbered(number: str, actor: Actor) -> QuerySet[Case]:
    """The one case with that number, if `actor` may see it; a text that is no number finds none."""
    return visible_to(actor).filter(number=number) if number.isascii() and number.isdigit() else Case.objects.none()


def visible_to(actor: Actor) -> QuerySet[Case]:
    return Case.objects.filter(scope_of(actor)).select_related(*JOINED)
