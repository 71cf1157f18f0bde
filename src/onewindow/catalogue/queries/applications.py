"""Applications that move items: who may see which, what waits for whom until when, and what may be done now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from onewindow.catalogue.models import ItemApplication, ItemApplicationFile
from onewindow.catalogue.rules.life import ADMIN, CHECKER, MANAGER, REVIEWER, WAITS_FOR, Act, Facts, allowed_acts
from onewindow.lib.refusal import NotFound
from onewindow.organisation.actor import Actor

CENTRES_OWN = (CHECKER, REVIEWER, ADMIN)
PAGE = 50


def visible_to(actor: Actor) -> QuerySet[ItemApplication]:
    """The applications of an item manager's department; to the centre's keepers those of the centre, once submitted."""
    if actor.role == MANAGER:
        return ItemApplication.objects.filter(department=actor.department_id)
    if actor.role in CENTRES_OWN:
        submitted = Q(submitter_id__isnull=False)
        return ItemApplication.objects.filter(submitted, centre=actor.centre_id)
    return ItemApplication.objects.none()


def application(number: str, *, actor: Actor) -> ItemApplication:
    """Return an application with its item, department, centre and versions. Refuses with NotFound."""
    found = visible_to(actor).select_related("item__department", "department", "centre", "base", "version")
    one = found.filter(number=number).first()
    if one is None:
        raise NotFound(field="number")
    return one


def facts_for(application: ItemApplication, actor: Actor) -> Facts:
    """What the guards of the table ask; one query."""
    return Facts(
        kind=application.kind,
        editorial=application.editorial,
        by_submitter=application.submitter_id == actor.account_id,
        by_checker=application.checker_id == actor.account_id,
        configured=application.configured_at is not None,
        has_files=files_of(application).exists(),
    )


def acts_for(application: ItemApplication, actor: Actor) -> list[Act]:
    """What this person may do with the application now, in the table's order; one query."""
    return allowed_acts(application.stage, actor.role, facts_for(application, actor))


def files_of(application: ItemApplication) -> QuerySet[ItemApplicationFile]:
    """The attachments that stand."""
    return application.files.filter(removed_at=None)


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    rows: list[ItemApplication]
    next_after: str


def waiting(actor: Actor, *, stages: Collection[str] = ()) -> list[ItemApplication]:
    """What waits for this hat, due first; at most 200, in one query. `stages` narrows it."""
    own = [stage for stage, role in WAITS_FOR.items() if role == actor.role and (not stages or stage in stages)]
    found = visible_to(actor).filter(stage__in=own).select_related("item", "department", "centre")
    return list(found.order_by(F("due_at").asc(nulls_last=True), F("planned_on").asc(nulls_last=True), "id")[:200])


def list_applications(
    actor: Actor, *, stage: str = "", kind: str = "", item_code: str = "", after: UUID | None = None, limit: int = PAGE
) -> ApplicationPage:
    """The applications that this person may see, the newest first, in one query."""
    found = visible_to(actor).select_related("item", "department", "centre").order_by("-id")
    wanted: dict[str, Any] = {"stage": stage, "kind": kind, "item__code": item_code}
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    if after is not None:
        found = found.filter(pk__lt=after)
    rows = list(found[: limit + 1])
    return ApplicationPage(rows[:limit], str(rows[limit - 1].pk) if len(rows) > limit else "")


def stage_counts(actor: Actor) -> dict[str, int]:
    """How many applications stand at each stage, of those that this person may see; one query."""
    counted = visible_to(actor).order_by().values_list("stage").annotate(n=Count("pk"))
    return dict(counted)


def open_number(item_id: int, kinds: Collection[str], stages: Collection[str]) -> str:
    """The number of the open application of such a kind for an item, or nothing."""
    found = ItemApplication.objects.filter(item=item_id, kind__in=kinds, stage__in=stages)
    return found.values_list("number", flat=True).first() or ""


def late(application: ItemApplication, at: datetime) -> bool:
    """Whether the present step is past its due moment."""
    return application.due_at is not None and at > application.due_at


def attachment(number: str, file_id: UUID, *, actor: Actor) -> ItemApplicationFile:
    """Return an attachment of an application that this person may see, one taken off too. Refuses with NotFound."""
    file = ItemApplicationFile.objects.filter(pk=file_id, application__in=visible_to(actor).filter(number=number))
    found = file.first()
    if found is None:
        raise NotFound(field="file")
    return found
