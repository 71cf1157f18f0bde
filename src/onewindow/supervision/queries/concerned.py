"""Against whom a finding may be held: who really had a hand in the case, and who answers for them."""

from dataclasses import dataclass

from django.db.models import Q

from onewindow.cases.models import Case
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role, Window
from onewindow.supervision.models import Finding
from onewindow.supervision.rules import Side

OFFICE = (Role.REVIEWER, Role.DECIDER, Role.ITEM_MANAGER)
AT_WINDOWS = (Role.CLERK, Role.ISSUING_CLERK)
WATCHING = (Role.SUPERVISOR, Role.LEADER)
STAFF = {role.value for role in (*OFFICE, *AT_WINDOWS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Somebody a finding may be held against; `code` names it in forms: department, window:3, person:12:reviewer."""

    code: str
    side: Side
    name: str
    place: str = ""
    department_id: int | None = None
    window_id: int | None = None
    account_id: int | None = None
    role: str = ""

    @property
    def title(self) -> str:
        """刘芳 · 部门审查人员 · 市卫生健康局, in the language that is on."""
        role = str(Role(self.role).label) if self.role else ""
        return " · ".join(part for part in (self.name, role, self.place) if part)


def concerned_in(case: Case) -> list[Concerned]:
    """Return the department, the windows and the persons (each in the hat worn) that acted on the case, in that order."""
    found = {
        "department": Concerned(
            code="department", side=Side.DEPARTMENT, name=case.department.name, department_id=case.department_id
        )
    }
    actors = [record for record in case.events.values_list("actor", flat=True) if record.get("role") in STAFF]
    windows = {case.window_id, *(record.get("window_id") for record in actors)} - {None}
    for window in Window.objects.filter(pk__in=windows).order_by("number"):
        code = f"window:{window.pk}"
        found[code] = Concerned(code=code, side=Side.WINDOW, name=str(window), window_id=window.pk)
    for record in actors:
        code = f"person:{record['account_id']}:{record['role']}"
        found[code] = Concerned(
            code=code,
            side=Side.PERSON,
            name=record["name"],
            place=record.get("place", ""),
            account_id=record["account_id"],
            role=record["role"],
            department_id=record.get("department_id") if record["role"] in OFFICE else None,
            window_id=record.get("window_id"),
        )
    return list(found.values())


def answered_by(actor: Actor) -> Q:
    """The condition of the findings that this hat answers for.

    A department's are answered by its head (审批负责人), a window's by whoever sits at it, a person's by that person in
    that hat or by the head of the person's department.
    """
    own = Q(side=Side.PERSON, account=actor.account_id, role=actor.role)
    if actor.has_role(Role.DECIDER):
        return own | Q(department=actor.department_id)
    if actor.has_role(*AT_WINDOWS):
        return own | Q(side=Side.WINDOW, window=actor.window_id)
    return own


def seen_by(actor: Actor) -> Q:
    """The condition of the findings that this hat may see: all of the centre to who watches; its own to a unit."""
    if actor.has_role(*WATCHING):
        return Q(centre=actor.centre_id)
    if actor.has_role(*OFFICE):
        return answered_by(actor) | Q(side=Side.DEPARTMENT, department=actor.department_id)
    if actor.has_role(*AT_WINDOWS):
        return answered_by(actor)
    return Q(pk__in=[])


def may_answer(finding: Finding, actor: Actor) -> bool:
    """Say whether this hat answers for the finding."""
    return Finding.objects.filter(answered_by(actor), pk=finding.pk).exists()
